"""The legal acts that papers cite, read from acts.toml: which are in force, and how each is cited."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from nastavnik.paper.words import typography

SOURCE = Path(__file__).with_name("acts.toml")


@dataclass(frozen=True, slots=True)
class Act:
    """`citation` stands after «в соответствии с». `certainty` is «source» or «general» (see acts.toml)."""

    code: str
    level: str
    short: str
    citation: str
    number: str
    date: date
    since: date
    until: date | None
    successor: str
    certainty: str
    source: str
    note: str

    def works_on(self, day: date) -> bool:
        """Whether the act is in force on this day, its first and last day included."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def acts() -> dict[str, Act]:
    """All acts by code, in the order of the file."""
    rows = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["act"]
    return {row["code"]: _act(row) for row in rows}


def _act(row: dict) -> Act:
    return Act(
        code=row["code"],
        level=row["level"],
        short=typography(row["short"]),
        citation=typography(row["citation"]),
        number=row["number"],
        date=row["date"],
        since=row["from"],
        until=row.get("to"),
        successor=row.get("successor", ""),
        certainty=row["certainty"],
        source=row["source"],
        note=row["note"],
    )


def in_force(code: str, day: date) -> Act | None:
    """The act with this code, or the successor that is in force on the day; None where none is."""
    act: Act | None = acts()[code]
    while act is not None and not act.works_on(day):
        act = acts().get(act.successor)
    return act


def citation(code: str) -> str:
    """How the act is cited after «в соответствии с»."""
    return acts()[code].citation


def legal_bases(codes, day: date) -> str:
    """The citations of those acts that are in force on the day, joined by commas; each once."""
    found = dict.fromkeys(act.citation for code in codes if (act := in_force(code, day)))
    return ", ".join(found)


def ending_within(day: date, days: int) -> list[Act]:
    """Acts in force on the day whose force ends within so many days: their papers have to be looked at."""
    return [
        act for act in acts().values() if act.works_on(day) and act.until and (act.until - day).days <= days
    ]
