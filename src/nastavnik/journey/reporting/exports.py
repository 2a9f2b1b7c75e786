"""The export to XLSX and CSV: written row by row, whatever the number of schools."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import FileResponse, Http404, StreamingHttpResponse

from nastavnik.foundation.files.tables import CSV, RISKY, XLSX


def streamed(kind: str, name: str, headings: list[str], rows: Iterable[list[Any]]):
    """The table as a download of this kind; 404 for another kind."""
    if kind == "csv":
        response = StreamingHttpResponse(_lines(headings, rows), content_type=CSV)
    elif kind == "xlsx":
        response = FileResponse(_book(headings, rows), content_type=XLSX)
    else:
        raise Http404
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}.{kind}')}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _lines(headings: list[str], rows: Iterable[list[Any]]) -> Iterator[bytes]:
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    yield "\ufeff".encode()
    for row in _all(headings, rows):
        table.writerow([_safe(cell) for cell in row])
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()


def _all(headings, rows):
    yield headings
    yield from rows


def _safe(cell):
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def _book(headings: list[str], rows: Iterable[list[Any]]):
    """An open temporary file: the sheet's rows go to the disk as they are written."""
    place = tempfile.TemporaryFile(prefix="nastavnik-export-")  # noqa: SIM115 – the answer closes it
    with xlsxwriter.Workbook(place, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, max(12, min(40, len(heading) + 2)))
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 2)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(number, column, cell)
                elif cell:
                    sheet.write_string(number, column, str(cell))
    place.seek(0)
    return place
