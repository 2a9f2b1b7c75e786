"""Sheets written as an XLSX file, the same bytes for the same sheets."""

from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from nastavnik.example.sheets import Sheet
from nastavnik.example.spelling import Formula
from nastavnik.example.truth import AS_OF

_WIDEST = 45


def workbook_bytes(sheets: list[Sheet]) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"author": "nastavnik example", "created": datetime(AS_OF.year, 9, 1)})  # noqa: DTZ001 – xlsx keeps no zone
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for area in sheet.merges:
            page.merge_range(*area, "")
        for (row, column), value in sheet.cells.items():
            if isinstance(value, str):
                page.write_string(row, column, value, wrapped if "\n" in value else None)
            elif isinstance(value, Formula):
                page.write_formula(row, column, value.text, None, value.shown)
            elif isinstance(value, date):
                page.write_datetime(row, column, value, day)
            elif value is not None:
                page.write_number(row, column, value)
        for column, width in _widths(sheet).items():
            page.set_column(column, column, width)
    book.close()
    return buffer.getvalue()


def _widths(sheet: Sheet) -> dict[int, int]:
    merged = {(area[0], area[1]) for area in sheet.merges}
    widths: dict[int, int] = {}
    for (row, column), value in sheet.cells.items():
        if (row, column) not in merged:
            length = 11 if isinstance(value, date) else len(str(value)) + 2
            widths[column] = min(_WIDEST, max(widths.get(column, 6), length))
    return widths
