"""Tables to take away: XLSX or CSV of what a page shows; the first row says who took it and when."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from .answers import download

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
WIDEST = 60
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a text that begins so for a formula


def taken_words(title, who: str, at) -> str:
    """The line above a table: what it is, who took it and when."""
    return _("%(title)s. Taken by %(who)s on %(at)s.") % {
        "title": title,
        "who": who,
        "at": timezone.localtime(at).strftime("%d.%m.%Y %H:%M"),
    }


def table_answer(kind: str, title, headings: Sequence, rows: Iterable[Sequence], *, who: str, at):
    """The table as a file for the browser; `kind` is xlsx or csv, cells are texts, numbers, days or None."""
    note, headings = taken_words(title, who, at), [str(heading) for heading in headings]
    name = f"{title} {timezone.localtime(at):%Y-%m-%d}.{kind}"
    if kind == "csv":
        return download(_csv(note, headings, rows), name, CSV)
    return download(_xlsx(note, headings, rows), name, XLSX)


def _csv(note, headings, rows) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerows([[note], headings, *([_safe(cell) for cell in row] for row in rows)])
    return out.getvalue().encode("utf-8-sig")


def _safe(cell):
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(RISKY) else text


def _xlsx(note, headings, rows) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        widths = [len(heading) + 2 for heading in headings]
        sheet.write_string(0, 0, note)
        for column, heading in enumerate(headings):
            sheet.write_string(1, column, heading, bold)
        last = 1
        for last, row in enumerate(rows, 2):
            for column, cell in enumerate(row):
                _put(sheet, last, column, cell, plain, day)
                widths[column] = max(widths[column], min(WIDEST, len(str(cell or "")) + 2))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(2, 1)
        sheet.autofilter(1, 0, last, len(headings) - 1)
    return out.getvalue()


def _put(sheet, row, column, cell, plain, day) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(row, column, cell, plain)
    else:
        sheet.write_string(row, column, str(cell), plain)
