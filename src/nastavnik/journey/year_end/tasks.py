"""The work behind the page: the archive of a whole year."""

import tempfile
from pathlib import Path

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.files.actions import keep_file
from nastavnik.foundation.jobs.registry import job
from nastavnik.journey.roadmap.models import Cycle
from nastavnik.paper import file_name

from .archive.span import Span
from .archive.write import write_archive
from .queries import ARCHIVE


@job(ARCHIVE, title=gettext_lazy("Archive of the year"), retries=1)
def gather(progress, *, cycle):
    """The ZIP of one year, kept as a file; who made it is written into it and into the journal."""
    organisation, by = progress.organisation, progress.by
    if not by.may("year.archive", organisation):
        raise DomainError(_("Only the head and the curator may take the archive of a year."))
    year = Cycle.objects.select_related("organisation").get(pk=cycle, organisation=organisation)
    with tempfile.TemporaryDirectory(prefix="nastavnik-year-") as folder:
        place = Path(folder) / "year.zip"
        with translation.override("ru"):  # the papers are Russian, so is everything around them
            told = write_archive(
                place, Span(year, timezone.localtime(progress.at).date()), who=by.name, at=progress.at,
                tell=lambda done, words, total: progress.step(done, words, total=total),
            )  # fmt: skip
        with progress.finishing() as result:
            at = timezone.now()
            name = (f"Архив {year.name}", organisation.short_name, f"{timezone.localtime(at):%Y-%m-%d}")
            kept = keep_file(
                organisation, place.read_bytes(), name=file_name(name, "zip"), media_type="application/zip",
                by=by, at=at,
            )  # fmt: skip
            record(
                "year.archive", on=year, by=by, at=at, organisation_id=organisation.pk,
                after=told | {"sha256": kept.sha256},
            )  # fmt: skip
            result["file"] = kept.pk
            result["url"] = reverse("year_end:file", args=[organisation.slug, progress.job.pk])
            result["words"] = _words(told)


def _words(told) -> str:
    words = ngettext("%(n)s file.", "%(n)s files.", told["files"]) % {"n": told["files"]}
    if told["lost"]:
        words += " " + ngettext(
            "%(n)s could not be read: the contents name it.", "%(n)s could not be read: the contents name them.",
            told["lost"],
        ) % {"n": told["lost"]}  # fmt: skip
    return words
