"""Tables as bytes: XLSX and CSV with lines of words above the headings."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
WIDEST = 60
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a text that begins so for a formula


def csv_bytes(above: Sequence[str], headings: Sequence[str], rows: Iterable[Sequence]) -> bytes:
    """As Russian spreadsheets open it: semicolons, with a mark of UTF-8; no cell is taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerows(
        [*([_safe(line)] for line in above), headings, *([_safe(cell) for cell in row] for row in rows)]
    )
    return out.getvalue().encode("utf-8-sig")


def _safe(cell):
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(RISKY) else text


def xlsx_bytes(above: Sequence[str], headings: Sequence[str], rows: Iterable[Sequence]) -> bytes:
    """One sheet with a filter and a frozen heading; cells are texts, numbers, days or None, never formulas."""
    out, top = io.BytesIO(), len(above)
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        widths = [len(heading) + 2 for heading in headings]
        for line, words in enumerate(above):
            sheet.write_string(line, 0, words)
        for column, heading in enumerate(headings):
            sheet.write_string(top, column, heading, bold)
        last = top
        for last, row in enumerate(rows, top + 1):
            for column, cell in enumerate(row):
                _put(sheet, last, column, cell, plain, day)
                widest = max((len(line) for line in str(cell or "").split("\n")), default=0)
                widths[column] = max(widths[column], min(WIDEST, widest + 2))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(top + 1, 2)
        sheet.autofilter(top, 0, last, len(headings) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(top)
        sheet.fit_to_pages(1, 0)
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
