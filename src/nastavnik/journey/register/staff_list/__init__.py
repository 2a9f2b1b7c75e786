"""A staff list as a school sends it, read without a database: a file becomes people, rejections and warnings.

    workbook = read_workbook(content, filename)             UnreadableFile: what is wrong and what to do
    found = recognise_workbook(workbook, remembered={…})    NotAStaffList; found.layouts are for the preview
    parsed = parse(workbook, found, today=date)             ParsedList: rows == len(accepted) + len(rejected)
    copy = returned_copy(workbook, parsed)                  XLSX of the rejected rows with their reasons

A column is corrected by hand with `recognise(sheet, overrides={3: "post"})`; the correction is kept under
`layout.fingerprint` and given back through `remembered`; `look_over` shows the columns of a refused sheet.
FIELDS names all fields, "" is «do not read». `read_staff_list` does it all in one call. Texts come in the
active language.
"""

import datetime
from collections.abc import Mapping

from .columns import Column, Layout, look_over, recognise
from .errors import NotAStaffList, StaffListError, UnreadableFile
from .parse import Recognised, parse, recognise_workbook
from .returned import returned_copy
from .rows import ParsedList, Rejection, Skipped, Source, StaffRow, Warning, letter
from .sheets import Sheet, Workbook, read_workbook
from .words import FIELDS, field_label

__all__ = [
    "FIELDS",
    "Column",
    "Layout",
    "NotAStaffList",
    "ParsedList",
    "Recognised",
    "Rejection",
    "Sheet",
    "Skipped",
    "Source",
    "StaffListError",
    "StaffRow",
    "UnreadableFile",
    "Warning",
    "Workbook",
    "field_label",
    "letter",
    "look_over",
    "parse",
    "read_staff_list",
    "read_workbook",
    "recognise",
    "recognise_workbook",
    "returned_copy",
]


def read_staff_list(
    content: bytes,
    filename: str,
    *,
    today: datetime.date,
    remembered: Mapping[str, Mapping[int, str]] | None = None,
) -> tuple[Workbook, Recognised, ParsedList]:
    """Read a file from its bytes to its people; raises UnreadableFile and NotAStaffList."""
    workbook = read_workbook(content, filename)
    recognised = recognise_workbook(workbook, remembered=remembered)
    return workbook, recognised, parse(workbook, recognised, today=today)
