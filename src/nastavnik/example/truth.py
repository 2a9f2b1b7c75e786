"""What is true of an invented organisation: its people, and what each row of its file should become."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

AS_OF = date(2026, 9, 1)
"""The day on which all ages and services are told; the generator never asks the clock."""

CAUSES = {
    "no_name": "the row has no person's name (an empty cell or «Вакансия»)",
    "number_for_name": "a number stands in place of the name",
    "formula_for_name": "a formula or its error stands in place of the name",
    "doubled": "the same person stands higher in the list",
    "birth_year_in_future": "the birth year has not come yet",
}
"""Why a row must be rejected."""


@dataclass(frozen=True)
class Person:
    """One clean staff record. Service in whole months on `AS_OF`; codes as in the staff cards."""

    number: int
    surname: str
    first_name: str
    patronymic: str
    woman: bool
    post: str
    group: str  # administration, teachers, support, technical
    subject: str
    subject_genitive: str
    level: str
    education: str  # a key of `spelling.EDUCATION`
    category: str
    category_on: date | None
    born_on: date
    service_total: int
    service_teaching: int | None
    service_here: int
    employed_on: date
    phone: str
    email: str
    building: str
    class_name: str
    load_hours: float | None
    novice: bool = False
    returned: bool = False
    new_post: bool = False

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.surname, self.first_name, self.patronymic) if part)

    @property
    def teaching(self) -> bool:
        return self.group != "technical"


@dataclass(frozen=True)
class RowTruth:
    """What a row of the file says: `values` holds only what the file really tells, blank cells left out.

    `row` counts from 1 as Excel does. `cause` is empty for a row to accept, else a key of `CAUSES`.
    Rows that are nobody's (titles, headings, sections, totals, signatures) have no entry.
    """

    sheet: str
    row: int
    person: int | None
    cause: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Truth:
    """The clean staff and the verdict on every row of the file."""

    as_of: date
    people: tuple[Person, ...]
    rows: tuple[RowTruth, ...]
    columns: tuple[str, ...]

    @property
    def accepted(self) -> list[RowTruth]:
        return [row for row in self.rows if not row.cause]

    @property
    def rejected(self) -> list[RowTruth]:
        return [row for row in self.rows if row.cause]

    def as_json(self) -> dict[str, Any]:
        return {
            "as_of": self.as_of.isoformat(),
            "columns": list(self.columns),
            "people": [_plain(person) for person in self.people],
            "accepted": [_plain(row) for row in self.accepted],
            "rejected": [_plain(row) for row in self.rejected],
        }


def _plain(record: Person | RowTruth) -> dict[str, Any]:
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    if isinstance(record, RowTruth):
        return asdict(record)
    return {
        "name": record.name,
        **{key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()},
    }
