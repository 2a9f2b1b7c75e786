"""The copy that goes back to the school: rejected rows as they were, the reason beside them."""

import datetime
import io
import re
from collections.abc import Iterable
from typing import Any

from .rows import ParsedList, Rejection
from .sheets import Sheet, Value, Workbook
from .values.reading import plain
from .words import SHEET_WORDS

LONGEST_CELL = 32_000
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def returned_copy(workbook: Workbook, parsed: ParsedList) -> bytes:
    """Return an XLSX of the headings and the rejected rows; columns stand where they stood.

    The last two columns give the row's number and the reason; the cell at fault is coloured and carries the
    reason as a note. A corrected copy can be imported as it is. Texts stay texts: nothing becomes a formula.
    """
    import xlsxwriter
    from django.utils.translation import gettext

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, OPTIONS)
    book.set_properties({"created": datetime.datetime(2020, 1, 1)})  # noqa: DTZ001 - the same input, the same bytes
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E6EBF2"}),
        "fault": book.add_format({"bg_color": "#F9D9D6", "text_wrap": True, "border": 1}),
        "reason": book.add_format({"text_wrap": True, "font_color": "#A3180D"}),
        "day": book.add_format({"num_format": "dd.mm.yyyy"}),
        "fault_day": book.add_format({"num_format": "dd.mm.yyyy", "bg_color": "#F9D9D6", "border": 1}),
    }
    used: set[str] = set()
    for sheet in workbook.sheets:
        rejected = [rejection for rejection in parsed.rejected if rejection.sheet == sheet.name]
        if rejected:
            page = book.add_worksheet(_sheet_name(sheet.name, used))
            headings = [
                skipped.row
                for skipped in parsed.skipped
                if skipped.sheet == sheet.name and skipped.kind == "heading"
            ]
            first = min(rejection.row for rejection in rejected)
            words = tuple(gettext(SHEET_WORDS[key]) for key in ("row", "reason"))
            _write(page, sheet, _first_block(headings, first), rejected, styles, words)
    if not used:
        book.add_worksheet()
    book.close()
    return made.getvalue()


def _first_block(headings: Iterable[int], before: int) -> list[int]:
    """The heading itself, without its repetitions further down."""
    block: list[int] = []
    for row in sorted(headings):
        if row < before and (not block or row == block[-1] + 1):
            block.append(row)
    return block


def _write(
    page: Any,
    sheet: Sheet,
    headings: list[int],
    rejected: list[Rejection],
    styles: dict[str, Any],
    words: tuple[str, ...],
) -> None:
    for line, row in enumerate(headings):
        for column in range(1, sheet.width + 1):
            _put(page, line, column - 1, sheet.shown(row, column), styles["head"], styles["head"])
    top = max(len(headings), 1)
    for shift, word in enumerate(words):
        page.write_string(top - 1, sheet.width + shift, word, styles["head"])
    for line, rejection in enumerate(rejected, top):
        for column in range(1, sheet.width + 1):
            at_fault = column == rejection.column
            plain_style, day_style = ("fault", "fault_day") if at_fault else (None, "day")
            value = sheet.cell(rejection.row, column)
            _put(page, line, column - 1, value, styles.get(plain_style), styles[day_style])
        page.write_number(line, sheet.width, rejection.row)
        page.write_string(line, sheet.width + 1, rejection.reason, styles["reason"])
        page.write_comment(line, rejection.column - 1, rejection.reason, {"x_scale": 2})
    page.set_column(0, max(sheet.width - 1, 0), 18)
    page.set_column(sheet.width + 1, sheet.width + 1, 60)
    page.freeze_panes(top, 0)


def _put(page: Any, row: int, column: int, value: Value, style: Any, day_style: Any) -> None:
    if value == "":
        if style is not None:
            page.write_blank(row, column, None, style)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, style)
    elif isinstance(value, int | float) and value == value and abs(value) < 1e300:
        page.write_number(row, column, value, style)
    elif isinstance(value, datetime.date) and 1900 < value.year < 9999:
        page.write_datetime(row, column, value, day_style)
    else:
        text = value if isinstance(value, str) else plain(value)
        page.write_string(row, column, text[:LONGEST_CELL], style)


def _sheet_name(name: str, used: set[str]) -> str:
    short = FORBIDDEN.sub(" ", name).strip()[:28] or "1"
    number, free = 1, short
    while free.lower() in used or free.lower() == "history":
        number += 1
        free = f"{short} {number}"[:31]
    used.add(free.lower())
    return free
