"""A staff list as the curator sees it before and after its confirmation."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from nastavnik.foundation.people.models import Category, Gender, Person, SchoolLevel
from nastavnik.foundation.people.words import service_words

from .actions.imports import read_list
from .models import Import
from .staff_list import FIELDS, Column, Rejection, Warning, field_label, letter, look_over

SHOWN = 10
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column with what it was taken for and a few of its cells."""

    column: Column
    letter: str
    words: str
    samples: tuple[str, ...]
    told: Any


@dataclass(frozen=True, slots=True)
class SeenSheet:
    name: str
    columns: list[SeenColumn]
    read: bool


@dataclass(frozen=True, slots=True)
class SeenCard:
    """A person of the list with what the card would get: (field, before, after)."""

    name: str
    post: str
    changes: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Look:
    """Everything the page before the confirmation shows."""

    rows: int
    sheets: list[SeenSheet]
    new: list[SeenCard]
    new_count: int
    changed: list[SeenCard]
    changed_count: int
    same_count: int
    rejected: list[Rejection]
    warnings: list[tuple[str, int]]
    fields: list[tuple[str, str]]


def look(origin: Import, today) -> Look:
    """Read the list anew and compare it with the staff cards; raises StaffListError."""
    reading = read_list(origin, today)
    changed, same = [], 0
    for row, person, values in reading.met.known:
        changes = _changes(person, values)
        if changes:
            changed.append(SeenCard(person.full_name, row.post or person.post, changes))
        else:
            same += 1
    new = reading.met.new
    return Look(
        rows=reading.parsed.rows,
        sheets=_sheets(reading),
        new=[SeenCard(row.full_name, row.post, []) for row, _values in new[:SHOWN]],
        new_count=len(new),
        changed=changed[:SHOWN],
        changed_count=len(changed),
        same_count=same,
        rejected=reading.rejected,
        warnings=_grouped(reading.parsed.warnings),
        fields=[(name, field_label(name)) for name in FIELDS],
    )


def result(origin: Import) -> dict[str, Any]:
    """What a confirmed import did, from what was kept of it."""
    return {
        "counts": origin.counts,
        "rejected": [Rejection(**row) for row in origin.rejected],
        "warnings": _grouped([Warning(**row) for row in origin.warnings]),
    }


def _sheets(reading) -> list[SeenSheet]:
    told = {layout.sheet: layout for layout in reading.recognised.layouts}
    sheets = [sheet for sheet in reading.workbook.sheets if sheet.rows and not sheet.hidden]
    return [
        SeenSheet(
            sheet.name,
            [_seen(column) for column in (told.get(sheet.name) or look_over(sheet)).columns],
            sheet.name in told,
        )
        for sheet in sheets or reading.workbook.sheets
    ]


def _seen(column: Column) -> SeenColumn:
    words = {"hand": _("told by hand"), "heading": _("by the heading"), "content": _("by the cells")}
    field = column.field if column.field in FIELDS else ""
    return SeenColumn(
        column,
        letter(column.index),
        field,
        column.samples[:SAMPLES],
        words.get(column.told_by, "") if field else "",
    )


def _changes(person: Person, values: dict[str, Any]) -> list[tuple[str, str, str]]:
    rows = []
    for name, value in values.items():
        before = getattr(person, name)
        if name == "service_as_of" or before == value:
            continue
        label = str(Person._meta.get_field(name).verbose_name)
        if name.startswith("service_"):
            label = label.rsplit(",", 1)[0]
        rows.append((label[:1].upper() + label[1:], _words(name, before), _words(name, value)))
    return rows


def _words(name: str, value: Any) -> str:
    if value in (None, "", []):
        return ""
    if name.startswith("service_"):
        return service_words(value)
    choices = {"category": Category, "gender": Gender}.get(name)
    if choices:
        return str(choices(value).label)
    if name == "levels":
        return ", ".join(str(SchoolLevel(level).label) for level in value)
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:%d.%m.%Y}" if hasattr(value, "strftime") else str(value)


def _grouped(warnings) -> list[tuple[str, int]]:
    """The same remark about several cells is said once, with the places it concerns."""
    rows = []
    ordered = sorted(warnings, key=lambda one: (one.code, one.sheet, one.row))
    for _code, group in groupby(ordered, key=lambda one: one.code):
        rows += [(one.text, one.row) for one in group]
    return rows
