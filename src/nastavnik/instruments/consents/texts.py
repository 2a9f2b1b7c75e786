"""Versions of the consents' texts, read from texts.toml: which one is printed on a day, and for how long."""

import calendar
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from nastavnik.foundation.core.errors import DomainError
from nastavnik.paper.words import typography

SOURCE = Path(__file__).with_name("texts.toml")


@dataclass(frozen=True, slots=True)
class Item:
    """One category of data in the form on dissemination."""

    code: str
    group: str
    words: str


@dataclass(frozen=True, slots=True)
class ConsentText:
    """A version of a kind's text. `months` 0 means: until the event that `term` names."""

    kind: str
    version: str
    since: date
    until: date | None
    months: int
    purpose: str = ""
    data: tuple[str, ...] = ()
    actions: str = ""
    term: str = ""
    items: tuple[Item, ...] = field(default=())
    renews: bool = False  # who signed an earlier version is asked again

    @property
    def item_codes(self) -> tuple[str, ...]:
        return tuple(item.code for item in self.items)

    def ends_on(self, day: date) -> date | None:
        """The last day of a consent printed on this day; None where an event ends it."""
        if not self.months:
            return None
        month = day.month - 1 + self.months
        year, month = day.year + month // 12, month % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@cache
def texts() -> tuple[ConsentText, ...]:
    """All versions in the order of the file."""
    rows = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["text"]
    return tuple(
        ConsentText(
            kind=row["kind"],
            version=row["version"],
            since=row["from"],
            until=row.get("to"),
            months=row["months"],
            purpose=typography(row.get("purpose", "")),
            data=tuple(map(typography, row.get("data", ()))),
            actions=typography(row.get("actions", "")),
            term=typography(row.get("term", "")),
            renews=row.get("renews", False),
            items=tuple(Item(**item) for item in row.get("item", ())),
        )
        for row in rows
    )


def text_in_force(kind: str, day: date) -> ConsentText:
    """The kind's latest version in force on the day. DomainError where the law's form has lapsed."""
    found = [text for text in texts() if text.kind == kind and text.since <= day]
    found = [text for text in found if text.until is None or day <= text.until]
    if not found:
        raise DomainError(f"Нет действующей на {day:%d.%m.%Y} формы согласия ({kind}): обновите программу.")
    return max(found, key=lambda text: text.since)


def text_of(consent) -> ConsentText:
    """The version that a consent was printed under, or the one of its day where it came on another paper."""
    for text in texts():
        if (text.kind, text.version) == (consent.kind, consent.text_version):
            return text
    return text_in_force(consent.kind, consent.printed_on or consent.signed_on)


def to_be_renewed(consent, today: date, ahead: int) -> bool:
    """Whether a signed consent is to be asked for again: it ends within `ahead` days, or its text was renewed."""
    if consent.valid_until and consent.valid_until <= today + timedelta(days=ahead):
        return True
    signed = consent.signed_on
    return any(text.renews and text.kind == consent.kind and signed < text.since <= today for text in texts())
