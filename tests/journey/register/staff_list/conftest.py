"""Lists made in the test itself: a grid becomes an XLSX, texts become a CSV."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from nastavnik.journey.register.staff_list import read_staff_list

TODAY = datetime.date(2026, 9, 1)


class Formula(str):
    """A cell that is computed; the text is what the program showed there last."""


def write_sheet(book, name, rows, merges=(), hidden=False):
    page, day = book.add_worksheet(name), book.add_format({"num_format": "dd.mm.yyyy"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, Formula):
                page.write_formula(number, column, "=A1", None, str(value))
            elif isinstance(value, datetime.date):
                page.write_datetime(number, column, value, day)
            elif isinstance(value, str):
                page.write_string(number, column, value) if value else None
            elif value is not None:
                page.write(number, column, value)
    for top, left, bottom, right in merges:
        value = rows[top - 1][left - 1]
        page.merge_range(top - 1, left - 1, bottom - 1, right - 1, value)
    if hidden:
        page.hide()


@pytest.fixture(scope="session")
def xlsx():
    """xlsx(rows, merges=…) or xlsx(sheets={name: rows}, hidden={…}) → bytes; merges count from 1."""

    def make(rows=None, merges=(), sheets=None, hidden=()):
        made = io.BytesIO()
        with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
            for name, grid in (sheets or {"Лист1": rows}).items():
                write_sheet(book, name, grid, merges, name in hidden)
        return made.getvalue()

    return make


@pytest.fixture(scope="session")
def read():
    """read(bytes) → ParsedList, with the sum that must always come out checked."""

    def make(content, name="список.xlsx", **remembered):
        *_, parsed = read_staff_list(content, name, today=TODAY, **remembered)
        assert parsed.rows == len(parsed.accepted) + len(parsed.rejected)
        assert all(row.reason and "%(" not in row.reason for row in parsed.rejected)
        assert all(warning.text and "%(" not in warning.text for warning in parsed.warnings)
        return parsed

    return make


@pytest.fixture(scope="session")
def computed():
    return Formula


@pytest.fixture(scope="session")
def stored():
    """A file made once by an office program."""
    folder = Path(__file__).parent / "data"
    return lambda name: (folder / name).read_bytes()


@pytest.fixture(scope="session")
def archive():
    """archive({name: bytes}) → a zip of them."""

    def make(parts, packing=zipfile.ZIP_DEFLATED):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", packing) as parcel:
            for name, content in parts.items():
                parcel.writestr(name, content)
        return made.getvalue()

    return make
