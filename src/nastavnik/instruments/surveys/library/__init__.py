"""Ready questionnaires, a file each; their lists come from the rooms that keep them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..content import Band, Condition, Content, Item, Option, Section, Words, say
from ..sources import Entry, entries

FOLDER = Path(__file__).parent
ORDER = (
    "request.mentee",
    "request.mentor",
    "before.mentee",
    "after.mentee",
    "before.mentor",
    "after.mentor",
    "card.curator",
    "event",
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A questionnaire of the library with its lists filled in."""

    code: str
    title: Words
    purpose: Words
    audience: str
    anonymous: bool
    content: Content

    @property
    def said(self) -> str:
        return say(self.title)

    @property
    def purpose_said(self) -> str:
        return say(self.purpose)


def all_ready() -> list[Ready]:
    return [ready(code) for code in ORDER]


@cache
def ready(code: str) -> Ready:
    """The ready questionnaire with this code; KeyError where there is none."""
    if code not in ORDER:
        raise KeyError(code)
    data = tomllib.loads((FOLDER / f"{code.replace('.', '_')}.toml").read_text(encoding="utf-8"))
    sections = tuple(
        Section(row["title"], row.get("lead", ""), tuple(_items(row.get("item", ()))))
        for row in data["section"]
    )
    bands = tuple(Band(row["least"], row["words"]) for row in data.get("band", ()))
    return Ready(
        code,
        data["title"],
        data["purpose"],
        data["audience"],
        data.get("anonymous", False),
        Content(sections, data.get("may_decline", False), bands),
    )


def _items(rows) -> list[Item]:
    found = []
    for row in rows:
        if "each" in row:
            found += [_item(row, area) for area in entries(row["each"])]
        else:
            found.append(_item(row))
    return found


def _item(row: dict[str, Any], area: Entry | None = None) -> Item:
    """One item; with `area` the words take its name, the rows are what lies below it."""
    words = {"ru": row["ru"], "en": row["en"]}
    condition = row.get("condition")
    if area is not None:
        words = {tongue: text.replace("{area}", _in(area.words, tongue)) for tongue, text in words.items()}
        condition = {"item": condition["item"], "values": [area.code]}
    return Item(
        f"{row['code']}.{area.code}" if area else row["code"],
        row["kind"],
        words,
        help=row.get("help", ""),
        required=row.get("required", False),
        options=_options(row),
        rows=tuple(Option(one.code, one.words) for one in area.below) if area else _rows(row),
        low=row.get("low", ""),
        high=row.get("high", ""),
        condition=Condition(condition["item"], tuple(condition["values"])) if condition else None,
        source=row.get("source", ""),
        most=row.get("most", 0),
        scored=row.get("scored", False),
    )


def _options(row) -> tuple[Option, ...]:
    if "options_from" in row:
        return tuple(Option(one.code, one.words) for one in entries(row["options_from"]))
    return tuple(Option(one["code"], {"ru": one["ru"], "en": one["en"]}) for one in row.get("options", ()))


def _rows(row) -> tuple[Option, ...]:
    return tuple(Option(one["code"], {"ru": one["ru"], "en": one["en"]}) for one in row.get("rows", ()))


def _in(words: Words, tongue: str) -> str:
    return words if isinstance(words, str) else words[tongue]
