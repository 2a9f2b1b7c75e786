"""The seven official stages as data: titles, contents and points with their usual deadlines (stages.toml)."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .deadlines import Deadline, DeadlineKind, last_day, same_day

SOURCE = Path(__file__).with_name("stages.toml")


@dataclass(frozen=True, slots=True)
class UsualDeadline:
    """A deadline without a year: `month` (and `day`), or the months `month`–`to_month`."""

    kind: DeadlineKind
    month: int = 0
    day: int = 0
    to_month: int = 0

    def within(self, starts_on: dt.date, ends_on: dt.date) -> Deadline:
        """The same deadline in a cycle: the first time it comes round, never after the cycle's end."""
        if not self.month:
            return Deadline(self.kind)
        first = _first(self.month, starts_on)
        last = _first(self.to_month, first) if self.to_month else first
        due = same_day(last, self.day) if self.day else last_day(last)
        if self.day and due < starts_on:
            due = same_day(due.replace(year=due.year + 1), self.day)
        begins = max(first, starts_on) if self.kind == DeadlineKind.PERIOD else None
        return Deadline(self.kind, min(begins, ends_on) if begins else None, min(due, ends_on))


@dataclass(frozen=True, slots=True)
class OfficialItem:
    """A point of a stage. `official` is False for what practice has added to the official text."""

    number: str
    title: str
    deadline: UsualDeadline
    role: str
    responsible: str
    expected_result: str
    publicity: bool
    evidence_check: str
    official: bool


@dataclass(frozen=True, slots=True)
class OfficialStage:
    number: int
    code: str
    title: str
    content: str
    items: tuple[OfficialItem, ...]


@cache
def official_stages() -> tuple[OfficialStage, ...]:
    """The stages 1–7 in their order."""
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return tuple(
        OfficialStage(
            number=stage["number"],
            code=stage["code"],
            title=stage["title"],
            content=stage["content"].strip(),
            items=tuple(map(_item, stage["item"])),
        )
        for stage in data["stage"]
    )


def _item(row: dict) -> OfficialItem:
    usual = row["deadline"]
    return OfficialItem(
        number=row["number"],
        title=row["title"],
        deadline=UsualDeadline(
            DeadlineKind(usual["kind"]),
            month=usual.get("month", usual.get("from", 0)),
            day=usual.get("day", 0),
            to_month=usual.get("to", 0),
        ),
        role=row["role"],
        responsible=row["responsible"],
        expected_result=row["expected_result"],
        publicity=row.get("publicity", False),
        evidence_check=row["evidence"],
        official=row.get("official", True),
    )


def _first(month: int, since: dt.date) -> dt.date:
    """The first day of the next such month, that of `since` included."""
    year = since.year + (month < since.month)
    return dt.date(year, month, 1)
