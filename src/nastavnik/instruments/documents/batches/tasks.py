"""The work behind the page: chosen documents in an archive or one PDF; the PDF of a paper by an own template."""

import tempfile
from pathlib import Path

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.files.actions import keep_file, read_file
from nastavnik.foundation.jobs.registry import job
from nastavnik.paper import file_name

from ..models import Document
from ..own.convert import pdf_of
from .pack import write_print, write_zip

PDF, ZIP = "application/pdf", "application/zip"
EXTENSIONS = {"docx": ("docx",), "pdf": ("pdf",), "both": ("docx", "pdf")}


@job("documents.zip", title=gettext_lazy("Archive of documents"), retries=2)
def zip_documents(progress, *, documents, extension):
    """`documents` are keys in the order of the list; only those of the job's organisation are taken."""
    found = _found(progress, documents)
    with tempfile.TemporaryDirectory(prefix="nastavnik-zip-") as folder:
        place = Path(folder) / "documents.zip"
        told = write_zip(place, found, EXTENSIONS[extension], progress.step)
        name = extension if extension in ("docx", "pdf") else ""
        _keep(progress, place, told, names=("Документы", name), extension="zip", media_type=ZIP)


@job("documents.print", title=gettext_lazy("Documents to print"), retries=2)
def print_documents(progress, *, documents, new_sheet):
    """One PDF of all of them, in the order of the list."""
    found = _found(progress, documents)
    with tempfile.TemporaryDirectory(prefix="nastavnik-print-") as folder:
        place = Path(folder) / "documents.pdf"
        told = write_print(place, found, progress.step, new_sheet=new_sheet)
        _keep(progress, place, told, names=("Документы", "печать"), extension="pdf", media_type=PDF)


def _found(progress, documents) -> list[Document]:
    rows = Document.objects.filter(organisation=progress.organisation, pk__in=documents)
    rows = rows.select_related("organisation", "file", "pdf")
    place_of = {pk: place for place, pk in enumerate(documents)}
    progress.step(0, total=len(rows))
    return sorted(rows, key=lambda row: place_of[row.pk])


def _keep(progress, place: Path, told, *, names, extension, media_type) -> None:
    if not told["files"]:
        raise DomainError(_("None of these documents can be had as PDF here. Take them as .docx."))
    with progress.finishing() as result:
        at = timezone.now()
        what, how = names
        kept = keep_file(
            progress.organisation, place.read_bytes(), by=progress.by, at=at, media_type=media_type,
            name=file_name((f"{what} {timezone.localtime(at):%Y-%m-%d %H-%M}", how), extension),
        )  # fmt: skip
        result["file"] = kept.pk
        result["url"] = reverse("documents:batch_file", args=[progress.organisation.slug, progress.job.pk])
        result["words"] = _words(told)


def _words(told) -> str:
    words = ngettext("%(n)s file.", "%(n)s files.", told["files"]) % {"n": told["files"]}
    if told["pages"]:
        words += " " + ngettext("%(n)s page to print.", "%(n)s pages to print.", told["pages"]) % {
            "n": told["pages"]
        }
    if told["missing"]:
        words += " " + ngettext(
            "%(n)s document has no PDF and was left out.", "%(n)s documents have no PDF and were left out.",
            told["missing"],
        ) % {"n": told["missing"]}  # fmt: skip
    return words


@job("documents.own_pdf", title=gettext_lazy("PDF of a document"), retries=2)
def convert_signed(progress, *, document):
    """The PDF of a signed paper that the school's own template made; nothing where LibreOffice is absent."""
    row = Document.objects.select_related("organisation", "file").get(pk=document)
    if row.pdf_id or not row.file_id:
        return
    made = pdf_of(read_file(row.file))
    if made is None:
        raise DomainError(
            _("PDF of your own templates needs LibreOffice on the server. Take the .docx and print it.")
        )
    with progress.finishing():
        name = row.file.name.removesuffix(".docx") + ".pdf"
        kept = keep_file(
            row.organisation, made, name=name, media_type="application/pdf", by=progress.by, at=timezone.now()
        )
        Document.objects.filter(pk=row.pk, pdf__isnull=True).update(pdf=kept)
    return
