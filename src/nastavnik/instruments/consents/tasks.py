"""What the clock does with consents, and the sorting of scans behind the page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.models import StoredFile
from nastavnik.foundation.jobs.nightly import in_every_school
from nastavnik.foundation.jobs.registry import job

from .actions import expire_consents
from .sheets import keep_unread, pages_in, sort_pages


@in_every_school("consents.over", title=_("Consents whose term is over"))
def over(organisation, *, by, at):
    expire_consents(organisation, by=by, at=at)


@job("consents.sort", title=_("Sorting scanned consents"), retries=2)
def sort(progress, *, files, on):
    """Read every file of the pile, then give all sheets to their consents at once; killed, it begins anew."""
    school, day = progress.organisation, date.fromisoformat(on)
    rows = list(StoredFile.objects.filter(organisation=school, pk__in=files).order_by("pk"))
    progress.step(0, total=len(rows))
    read = []
    for number, pile in enumerate(rows, 1):
        try:
            read.append((pile, pages_in(read_file(pile))))
        except BadInput:
            read.append((pile, None))
        progress.step(number, pile.name)
    with progress.finishing() as result:
        told = {"sorted": 0, "waiting": 0}
        for pile, pages in read:
            if pages is None:
                keep_unread(school, pile, on=day, by=progress.by, at=progress.at)
                told["waiting"] += 1
                continue
            for name, count in sort_pages(
                school, pile, pages, on=day, by=progress.by, at=progress.at
            ).items():
                told[name] += count
        result["words"] = now("Sorted: %(sorted)s. Waiting to be sorted by hand: %(waiting)s.") % told
        result["url"] = reverse("consents:sheets" if told["waiting"] else "consents:list", args=[school.slug])
