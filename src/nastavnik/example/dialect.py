"""The habits of one list: which columns it has, in what order, under what words, how it writes a value."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nastavnik.example.dice import Dice

Wordings = dict[str, Any]

_OPTIONAL = (
    "subject",
    "level",
    "education",
    "category",
    "category_on",
    "birth",
    "service_total",
    "service_teaching",
    "service_here",
    "employed_on",
    "phone",
    "email",
    "building",
    "class_name",
    "load_hours",
)
_KEPT = {0: 1.0, 1: 0.75, 2: 0.75, 3: 0.65}
_GROUPED = {
    "service": ("service_total", "service_teaching", "service_here"),
    "contacts": ("phone", "email"),
    "certification": ("category", "category_on"),
    "name": ("surname", "first_name", "patronymic", "given"),
}


@dataclass(frozen=True)
class Column:
    """One column: its field, its heading, and the word above it in a heading of two rows."""

    field: str
    heading: str
    above: str = ""


@dataclass(frozen=True)
class Dialect:
    mess: int
    columns: tuple[Column, ...]
    name_layout: str  # one, two, three
    two_row_heading: bool
    merged_heading: bool
    numbered_columns: bool
    numbered_names: bool
    spare_numbers: bool
    titles: tuple[str, ...]
    left_margin: int
    service_style: str
    category_style: str
    education_style: str
    level_style: str
    post_style: str  # apart, together
    date_style: str  # date, text, serial
    birth_style: str  # year, date
    phone_style: str
    capitals: str  # none, surname, all
    mixed: bool
    sheets: str  # one, groups
    empty_sheets: bool
    foreign_sheet: bool
    sections: bool
    blank_rows: bool
    repeated_heading: bool
    merged_buildings: bool
    total: bool
    signature: bool
    gaps: float
    stray_spaces: float
    latin_letters: float
    remarks: float

    def has(self, field: str) -> bool:
        return any(column.field == field for column in self.columns)


@cache
def wordings(name: str) -> Wordings:
    text = (files("nastavnik.example") / "data" / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def choose_dialect(dice: Dice, mess: int, kind: str) -> Dialect:
    """The habits of a file of this mess: 0 a clean list, 1 a tidy school's, 2 the usual, 3 the worst."""

    def often(*by_mess: float) -> bool:
        return dice.chance(by_mess[mess])

    layout = dice.weighted({"one": 7, "three": 3, "two": (0, 0, 0, 2)[mess]}) if mess else "one"
    post_style = "together" if often(0, 0.25, 0.35, 0.4) and kind in ("school", "college") else "apart"
    birth_style = "date" if often(0, 0.3, 0.4, 0.5) else "year"
    service_style = dice.weighted(_SERVICE[mess])
    two_rows = often(0, 0, 0.35, 0.5)
    plan = _fields(dice, mess, layout, post_style, kind)
    return Dialect(
        mess=mess,
        columns=_columns(dice, mess, plan, birth_style, service_style, two_rows),
        name_layout=layout,
        two_row_heading=two_rows,
        merged_heading=not often(0, 0, 0.1, 0.3),
        numbered_columns=often(0, 0, 0.25, 0.4),
        numbered_names="number" not in plan and often(0, 0, 0.2, 0.4),
        spare_numbers="number" in plan and often(0, 0, 0.15, 0.3),
        titles=_titles(dice, mess),
        left_margin=dice.number(1, 2) if often(0, 0, 0.15, 0.3) else 0,
        service_style=service_style,
        category_style="full" if mess == 0 else dice.one(("full", "long", "short", "codes")),
        education_style="short" if often(0, 0, 0.4, 0.7) else "full",
        level_style="short" if often(0, 0.3, 0.5, 0.7) else "full",
        post_style=post_style,
        date_style=dice.weighted({"date": 5, "text": (0, 1, 4, 4)[mess], "serial": (0, 0, 1, 2)[mess]}),
        birth_style=birth_style,
        phone_style="plain" if mess < 2 else dice.one(("plain", "eight", "digits", "number")),
        capitals=dice.weighted({"none": 6, "surname": (0, 1, 2, 2)[mess], "all": (0, 0, 1.5, 2)[mess]}),
        mixed=often(0, 0, 0.2, 0.8),
        sheets="groups" if often(0, 0, 0.2, 0.35) else "one",
        empty_sheets=often(0, 0.2, 0.4, 0.5),
        foreign_sheet=often(0, 0, 0.2, 0.4),
        sections=often(0, 0, 0.4, 0.5),
        blank_rows=often(0, 0, 0.5, 0.7),
        repeated_heading=often(0, 0, 0, 0.35),
        merged_buildings=often(0, 0, 0.15, 0.35),
        total=often(0, 0, 0.5, 0.6),
        signature=often(0, 0.1, 0.3, 0.5),
        gaps=(0, 0.02, 0.06, 0.12)[mess],
        stray_spaces=(0, 0, 0.08, 0.2)[mess],
        latin_letters=(0, 0, 0, 0.04)[mess],
        remarks=(0, 0, 0.01, 0.04)[mess],
    )


_SERVICE = (
    {"long": 1},
    {"long": 3, "years": 4},
    {"long": 3, "short": 3, "years": 3, "comma": 2, "decimal": 1, "months": 1},
    {"long": 2, "short": 3, "years": 2, "comma": 2, "decimal": 1, "months": 1, "days": 1},
)


def _fields(dice: Dice, mess: int, layout: str, post_style: str, kind: str) -> list[str]:
    """Fields in their order; a messy list drops some columns and moves others."""
    name = {"one": ["name"], "two": ["surname", "given"], "three": ["surname", "first_name", "patronymic"]}
    rest = [field for field in _OPTIONAL if dice.chance(_KEPT[mess])]
    if post_style == "together" or kind == "kindergarten":
        rest = [field for field in rest if field != "subject"]
    elif mess < 3 and "subject" not in rest:
        rest.insert(0, "subject")
    if "service_total" not in rest and "service_teaching" not in rest:
        rest.append("service_teaching")
    if "category_on" in rest and "category" not in rest:
        rest.remove("category_on")
    if mess >= 2 and dice.chance(0.6):
        rest = _moved(dice, rest)
        rest.insert(dice.number(0, len(rest)), "noise")
    number = ["number"] if mess in (0, 1) or dice.chance(0.75) else []
    if mess == 3 and dice.chance(0.25):
        return [*number, rest[0], "post", *name[layout], *rest[1:]]
    return [*number, *name[layout], "post", *rest]


def _moved(dice: Dice, fields: list[str]) -> list[str]:
    """The same fields in another order, those that share a heading side by side."""
    blocks: list[list[str]] = []
    for field in fields:
        group = next((known for known in _GROUPED.values() if field in known), ())
        if blocks and group and blocks[-1][-1] in group:
            blocks[-1].append(field)
        else:
            blocks.append([field])
    return [field for block in dice.shuffled(blocks) for field in block]


def _columns(
    dice: Dice, mess: int, fields: list[str], birth_style: str, service_style: str, two_rows: bool
) -> tuple[Column, ...]:
    words = wordings("headings")
    groups = _groups_of(dice, fields) if two_rows else {}
    columns = []
    for field in fields:
        key = f"birth_{birth_style}" if field == "birth" else field
        above = groups.get(field, "")
        if above and key in words["under"]:
            heading = dice.one(words["under"][key])
        elif mess == 0 or (mess == 1 and key != "noise" and dice.chance(0.6)):
            heading = words["tidy"][key]
        else:
            heading = dice.one(words["usual"][key])
        if field.startswith("service_") and service_style == "months":
            heading += dice.one((" (мес.)", ", мес.", " (в месяцах)"))
        if mess == 3 and dice.chance(0.25):
            heading = heading.replace(" ", "\n", 1)
        columns.append(Column(field, heading, above))
    return tuple(columns)


def _groups_of(dice: Dice, fields: list[str]) -> dict[str, str]:
    """The upper heading of each field that shares one with its neighbours."""
    found: dict[str, str] = {}
    for group, members in _GROUPED.items():
        present = [field for field in fields if field in members]
        places = [fields.index(field) for field in present]
        together = len(places) > 1 and places[-1] - places[0] == len(places) - 1
        if together:
            found |= dict.fromkeys(present, dice.one(wordings("headings")["groups"][group]))
    return found


def _titles(dice: Dice, mess: int) -> tuple[str, ...]:
    """Rows above the heading; «{short_name}» is filled in by the sheet."""
    words = wordings("headings")["titles"]
    full = [
        dice.one(words["approved"]),
        dice.one(words["first"]),
        "{short_name}",
        dice.one(words["year"]),
        "",
    ]
    if mess == 0 or dice.chance((1, 0.4, 0.15, 0.1)[mess]):
        return ()
    if mess == 1:
        return (full[1] + " " + full[3],)
    return tuple(full[dice.number(0, 1) : dice.number(2, 5)])
