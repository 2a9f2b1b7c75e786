"""The one way for a list of names to leave the program as a file: marked with who took it, and journaled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.lists import Column, cell_of
from nastavnik.paper import Column as PaperColumn
from nastavnik.paper import Document, Paragraph, Table, Title, render_docx

from .answers import download
from .tables import CSV, XLSX, csv_bytes, xlsx_bytes

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {"xlsx": XLSX, "csv": CSV, "docx": DOCX, "pdf": "application/pdf"}
MOST_ON_PAPER = 2000  # rows: a longer table is nothing to be printed


@dataclass(frozen=True, slots=True)
class Taken:
    """A list about to be taken: what it is called, its columns and rows, in words what was chosen."""

    title: Any
    columns: Sequence[Column]
    rows: Sequence[Any]
    selection: str = ""


def taken_words(who: str, at, rows: int, selection: str) -> str:
    """«Выгрузил Иванова М. П., 07.09.2026 09:00, строк: 12, отбор: включён»."""
    return _("Taken by %(who)s, %(at)s, rows: %(n)s, chosen: %(selection)s") % {
        "who": who,
        "at": timezone.localtime(at).strftime("%d.%m.%Y %H:%M"),
        "n": rows,
        "selection": selection or _("all"),
    }


@transaction.atomic
def take_names(kind: str, taken: Taken, *, deed: str, organisation, by, at, **told) -> HttpResponse:
    """The list as a file of this kind (xlsx, csv, docx, pdf; 404 for another), entered in the journal as `deed`.

    BadInput where the list is too long for paper.
    """
    if kind not in TYPES:
        raise Http404
    rows = list(taken.rows)
    if kind in ("docx", "pdf") and len(rows) > MOST_ON_PAPER:
        raise BadInput(
            _("%(n)s rows are too many for a printed page: choose fewer, or take XLSX.") % {"n": len(rows)}
        )
    note = taken_words(by.name, at, len(rows), taken.selection)
    headings = ["№", *(str(column.label) for column in taken.columns)]
    cells = [
        [number, *(cell_of(column.value(row)) for column in taken.columns)]
        for number, row in enumerate(rows, 1)
    ]
    after = {**told, "rows": len(rows), "kind": kind, "selection": taken.selection}
    record(deed, by=by, at=at, organisation_id=organisation.pk, after=after)
    title = f"{taken.title} – {organisation.short_name}"
    content = _content(kind, title, note, headings, cells, at)
    return download(content, f"{title} {timezone.localtime(at):%Y-%m-%d}.{kind}", TYPES[kind])


def _content(kind, title, note, headings, cells, at) -> bytes:
    if kind == "csv":
        return csv_bytes([title, note], headings, cells)
    if kind == "xlsx":
        return xlsx_bytes([title, note], headings, cells)
    paper = _paper(title, note, headings, cells, at)
    if kind == "docx":
        return render_docx(paper)
    from nastavnik.paper.pdf_backend import render_pdf  # the compiler is heavy, and few ask for it

    return render_pdf(paper, settings.FONTS_DIR)


def _paper(title, note, headings, cells, at) -> Document:
    """A landscape table; a column is as wide as its longer texts want, within limits."""
    texts = [tuple(_text(cell) for cell in row) for row in cells]
    widths = [
        min(
            30,
            max(
                4, len(heading) // 2, *(sorted(len(row[n]) for row in texts)[-(len(texts) // 4 + 1) :] or [0])
            ),
        )
        for n, heading in enumerate(headings)
    ]
    columns = tuple(
        PaperColumn(heading, width, "center" if n == 0 else "left")
        for n, (heading, width) in enumerate(zip(headings, widths, strict=True))
    )
    return Document(
        "list", title,
        (
            Paragraph(note, "right", indent=False, size=9),
            Title(title),
            Table(columns, tuple(texts), size=8 if len(headings) > 10 else 9),
        ),
        created=at.astimezone(UTC), size=12, landscape=True,
    )  # fmt: skip


def _text(cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return "" if cell is None else str(cell)
