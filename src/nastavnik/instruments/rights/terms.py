"""Grounds, terms of keeping and legal deadlines, read from terms.toml."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nastavnik.foundation.core.working_days import after_working_days
from nastavnik.paper.words import typography

SOURCE = Path(__file__).with_name("terms.toml")


@dataclass(frozen=True, slots=True)
class Term:
    """How long a kind of record is kept: `months` after the event `since`; 0: until an event ends it."""

    code: str
    words: str
    months: int
    since: str
    source: str
    check: bool = False

    def last_day(self, since: dt.date) -> dt.date:
        """The last day on which a record of this event is kept."""
        month = since.month - 1 + self.months
        year, month = since.year + month // 12, month % 12 + 1
        first_of_next = dt.date(year + month // 12, month % 12 + 1, 1)
        return min(dt.date(year, month, 1) + dt.timedelta(since.day - 1), first_of_next - dt.timedelta(1))


@dataclass(frozen=True, slots=True)
class Deadline:
    """One task that a request brings with it."""

    kind: str
    task: str
    words: str
    days: int
    working: bool
    longer: int
    since: dt.date
    until: dt.date | None
    source: str

    def due_on(self, received: dt.date, more: int = 0) -> dt.date:
        """The last day for it, counted from the day after the request came."""
        days = self.days + more
        return after_working_days(received, days) if self.working else received + dt.timedelta(days)


@cache
def _data() -> dict:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


@cache
def grounds() -> dict[str, str]:
    return {row["code"]: typography(row["words"]) for row in _data()["ground"]}


@cache
def terms() -> dict[str, Term]:
    rows = ({**row, "words": typography(row["words"])} for row in _data()["term"])
    return {row["code"]: Term(**row) for row in rows}


@cache
def _deadlines() -> tuple[Deadline, ...]:
    return tuple(
        Deadline(
            **{name: row[name] for name in ("kind", "task", "days", "working", "longer", "source")},
            words=typography(row["words"]),
            since=row["from"],
            until=row.get("to"),
        )
        for row in _data()["deadline"]
    )


def deadlines(kind: str, day: dt.date) -> tuple[Deadline, ...]:
    """What a request of this kind that came on the day brings with it, by the law of that day."""
    return tuple(
        one
        for one in _deadlines()
        if one.kind == kind and one.since <= day and (one.until is None or day <= one.until)
    )


def deadline_of(kind: str, task: str, day: dt.date) -> Deadline | None:
    return next((one for one in deadlines(kind, day) if one.task == task), None)
