"""What a questionnaire asks: sections of items, as values that are kept as JSON and never changed in place.

Words are a text, or a text for each language ({"ru": …, "en": …}) where the questionnaire came from the library.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import get_language

from .kinds import AGREEMENT, SCALE, YES_NO, Kind

Words = str | dict[str, str]


def say(words: Words) -> str:
    """Words in the language of the page; Russian where there are none in it."""
    if isinstance(words, str):
        return words
    return words.get((get_language() or "ru")[:2]) or words.get("ru") or next(iter(words.values()), "")


def texts(words: Words) -> list[str]:
    """All languages of these words."""
    return [words] if isinstance(words, str) else list(words.values())


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, or one row of a table."""

    code: str
    words: Words

    @property
    def said(self) -> str:
        return say(self.words)


@dataclass(frozen=True, slots=True)
class Condition:
    """Asked only if the answer to `item` is, or contains, one of `values`."""

    item: str
    values: tuple[str, ...]

    def holds(self, answers: dict[str, Any]) -> bool:
        value = answers.get(self.item)
        given = value if isinstance(value, list) else [] if value is None else [value]
        return bool({str(one) for one in given} & set(self.values))


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `most` limits several of several and people; `scored` options count as their number."""

    code: str
    kind: str
    words: Words
    help: Words = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    low: Words = ""
    high: Words = ""
    condition: Condition | None = None
    source: str = ""
    most: int = 0
    scored: bool = False

    @property
    def said(self) -> str:
        return say(self.words)

    @property
    def kind_words(self):
        return Kind(self.kind).label

    def choices(self) -> list[tuple[str, str]]:
        """(code, words) of the answers that one chooses from; people are chosen from a source instead."""
        if self.kind == Kind.SCALE:
            return [(str(n), str(n)) for n in SCALE]
        if self.kind == Kind.AGREEMENT:
            return [(str(n), str(words)) for n, words in AGREEMENT]
        if self.kind == Kind.YES_NO:
            return [(code, str(words)) for code, words in YES_NO]
        return [(option.code, option.said) for option in self.options]


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the questionnaire."""

    title: Words
    lead: Words = ""
    items: tuple[Item, ...] = ()

    @property
    def said(self) -> str:
        return say(self.title)


@dataclass(frozen=True, slots=True)
class Band:
    """What a sum of scored answers means, from `least` up."""

    least: int
    words: Words


@dataclass(frozen=True, slots=True)
class Content:
    """`may_decline`: who is asked may answer «I have no request» instead."""

    sections: tuple[Section, ...] = ()
    may_decline: bool = False
    bands: tuple[Band, ...] = field(default=())

    def items(self) -> list[Item]:
        return [item for section in self.sections for item in section.items]

    def item(self, code: str) -> Item | None:
        return next((item for item in self.items() if item.code == code), None)

    def shown(self, answers: dict[str, Any]) -> list[tuple[int, Section, list[Item]]]:
        """(number from 1, section, its items to be asked after these answers); sections without any are left out."""
        found = []
        for number, section in enumerate(self.sections, 1):
            asked = [item for item in section.items if self.asks(item, answers)]
            if asked:
                found.append((number, section, asked))
        return found

    def on_page(self, number: int, answers: dict[str, Any]) -> list[Item]:
        """What the page of section `number` shows: what is asked, and what may yet be asked as one answers there."""
        items = self.sections[number - 1].items
        here = {item.code for item in items}
        return [
            item
            for item in items
            if self.asks(item, answers) or (item.condition is not None and item.condition.item in here)
        ]

    def asks(self, item: Item, answers: dict[str, Any]) -> bool:
        """Whether the item's condition holds, and that of the item it hangs on."""
        condition, seen = item.condition, {item.code}
        while condition is not None:
            if not condition.holds(answers):
                return False
            above = self.item(condition.item)
            if above is None or above.code in seen:
                return above is not None
            seen.add(above.code)
            condition = above.condition
        return True

    def kept(self, answers: dict[str, Any]) -> dict[str, Any]:
        """The answers to what is asked: one to a question that fell away is dropped."""
        return {i.code: answers[i.code] for i in self.items() if i.code in answers and self.asks(i, answers)}

    def total(self, answers: dict[str, Any]) -> int | None:
        """The sum of the scored answers; None where nothing is scored or one of them is missing."""
        scored = [item.code for item in self.items() if item.scored]
        if not scored or any(code not in answers for code in scored):
            return None
        return sum(int(answers[code]) for code in scored)

    def band(self, total: int) -> str:
        fitting = [band for band in self.bands if band.least <= total]
        return say(max(fitting, key=lambda band: band.least).words) if fitting else ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def read(data: dict[str, Any]) -> Content:
    """The content as it is kept in JSON."""
    return Content(
        tuple(
            Section(
                row["title"], row.get("lead", ""), tuple(read_item(item) for item in row.get("items", ()))
            )
            for row in data.get("sections", ())
        ),
        data.get("may_decline", False),
        tuple(Band(**row) for row in data.get("bands", ())),
    )


def read_item(row: dict[str, Any]) -> Item:
    condition = row.get("condition")
    return Item(
        **{name: value for name, value in row.items() if name not in ("options", "rows", "condition")},
        options=tuple(Option(**one) for one in row.get("options", ())),
        rows=tuple(Option(**one) for one in row.get("rows", ())),
        condition=Condition(condition["item"], tuple(condition["values"])) if condition else None,
    )
