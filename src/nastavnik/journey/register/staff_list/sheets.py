"""A spreadsheet as a school sends it: sheets of cells with the addresses people see (row 1, column 1)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .errors import UnreadableFile
from .guard import Parcel, check_extent, kind_of
from .scan_xls import open_xls
from .scan_xml import Merge, Scan, open_ods, open_xlsx

MAX_MERGED = 20_000

Value = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta


@dataclass(frozen=True)
class Sheet:
    """One sheet; `rows` begins at A1 and all its rows are of one length."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def cell(self, row: int, column: int) -> Value:
        """Return the value at a 1-based address, "" outside the sheet."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return ""

    @cached_property
    def covered(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """For each cell that lies under a merged one: the address of the cell that shows."""
        hidden: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in self.merges:
            rows, columns = (
                range(top, min(bottom, len(self.rows)) + 1),
                range(left, min(right, self.width) + 1),
            )
            if len(rows) * len(columns) > MAX_MERGED or len(hidden) > 20 * MAX_MERGED:
                continue  # no one merges so much by hand: a file made to keep the reader busy
            for row in rows:
                for column in columns:
                    if (row, column) != (top, left):
                        hidden[row, column] = (top, left)
        return hidden

    def shown(self, row: int, column: int) -> Value:
        """Return what a reader sees there: the value of the merged cell, where cells are merged."""
        value = self.cell(row, column)
        if value == "" and (row, column) in self.covered:
            return self.cell(*self.covered[row, column])
        return value


@dataclass(frozen=True)
class Workbook:
    """A file as it came: its name, its kind (xlsx, xls, ods, text) and its sheets."""

    filename: str
    kind: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.name == name)


def read_workbook(content: bytes, filename: str) -> Workbook:
    """Open a spreadsheet, the kind told by its content; raise UnreadableFile with words on what to do."""
    kind = kind_of(content)
    if kind == "text":
        from .text_tables import read_text

        sheet = Sheet("", read_text(content))
        check_extent("", len(sheet.rows), sheet.width)
        return Workbook(filename, "text", (sheet,))
    if kind == "ole":
        (safe, scans), kind = open_xls(content), "xls"
    else:
        parcel = Parcel(content)
        kind = _office_kind(parcel)
        safe, scans = open_xlsx(parcel) if kind == "xlsx" else open_ods(parcel)
    sheets = tuple(_read_sheets(safe, scans))
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableFile("file_empty")
    return Workbook(filename, kind, sheets)


def _office_kind(parcel: Parcel) -> str:
    if "xl/workbook.xml" in parcel.names:
        return "xlsx"
    if "content.xml" in parcel.names and b"spreadsheet" in parcel.read("mimetype")[:200]:
        return "ods"
    if "word/document.xml" in parcel.names or "content.xml" in parcel.names:
        raise UnreadableFile("file_word")
    if "xl/workbook.bin" in parcel.names:
        raise UnreadableFile("file_binary_workbook")
    raise UnreadableFile("file_archive")


def _read_sheets(content: bytes, scans: Mapping[str, Scan]) -> list[Sheet]:
    import io

    import python_calamine as calamine

    found = []
    try:
        with calamine.CalamineWorkbook.from_object(io.BytesIO(content)) as book:
            for number, about in enumerate(book.sheets_metadata):
                if about.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_index(number)
                rows = tuple(map(tuple, sheet.to_python(skip_empty_area=False)))
                scan = scans.get(about.name) or Scan(about.name)
                merges = scan.merges or [
                    (top + 1, left + 1, bottom + 1, right + 1)
                    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
                ]
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                found.append(Sheet(about.name, rows, frozenset(scan.formulas), tuple(merges), hidden))
    except calamine.PasswordError as error:
        raise UnreadableFile("file_locked") from error
    except Exception as error:
        raise UnreadableFile("file_damaged") from error
    except BaseException as error:  # the reader is Rust: its panics stand outside Exception
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFile("file_damaged") from error
    return found
