"""What comes out of a staff list: people, rows rejected with the reason, warnings, rows that are nobody's."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row stands: the sheet's name ("" for text files) and the row as the spreadsheet counts it."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One person of the list. Service in whole months, codes as in the staff cards, None or "" if unknown."""

    surname: str
    first_name: str
    patronymic: str
    gender: str
    post: str
    subjects: tuple[str, ...]
    levels: tuple[str, ...]
    service_total_months: int | None
    service_teaching_months: int | None
    service_here_months: int | None
    education: str
    education_detail: str
    category: str
    birth_year: int | None
    phone: str
    email: str
    employed_from: datetime.date | None
    employed_to: datetime.date | None
    building: str
    department: str
    load_hours: float | None
    notes: str
    source: Source

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, (self.surname, self.first_name, self.patronymic)))


def letter(column: int) -> str:
    """1 → A, 28 → AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was not accepted, with the first reason and the cell it stands in."""

    sheet: str
    row: int
    column: int
    field: str
    reason_code: str
    reason: str

    @property
    def cell(self) -> str:
        return f"{letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a person should look at; row and column are 0 where it concerns no single cell."""

    sheet: str
    row: int
    column: int
    field: str
    code: str
    text: str
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is nobody's: blank, title, heading, numbering, section, total, footer, continuation."""

    sheet: str
    row: int
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ParsedList:
    """The whole list: `rows` == len(accepted) + len(rejected), whatever was sent."""

    rows: int
    accepted: tuple[StaffRow, ...]
    rejected: tuple[Rejection, ...]
    warnings: tuple[Warning, ...]
    skipped: tuple[Skipped, ...]
