"""The work behind the page of rewards: each paper is signed, then all are packed."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.jobs.registry import job

from .actions.awards import ISSUE, sign_award
from .models import Award


@job(ISSUE, title=_("Rewards of the final event"), retries=2)
def issue(progress, *, event):
    """A signed paper for each reward that has none; at the end the archive of all is begun."""
    rows = Award.objects.filter(event=event, event__organisation=progress.organisation)
    waiting = list(rows.filter(document_id=None).order_by("pk").values_list("pk", flat=True))
    progress.step(0, total=len(waiting))
    for done, pk in enumerate(waiting, 1):
        sign_award(pk, by=progress.by, at=timezone.now())
        progress.step(done)
    with progress.finishing() as result:
        papers = list(rows.exclude(document_id=None).order_by("pk").values_list("document_id", flat=True))
        pack = start(
            "documents.zip", organisation=progress.organisation, by=progress.by, at=timezone.now(),
            documents=papers, extension="both",
        )  # fmt: skip
        result["url"] = reverse("jobs:job", args=[progress.organisation.slug, pack.pk])
        result["words"] = ngettext("%(n)s paper is signed.", "%(n)s papers are signed.", len(papers)) % {
            "n": len(papers)
        }
