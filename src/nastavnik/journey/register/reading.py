"""A row of a staff list meets the staff cards: whose card it is, and what it would change."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from nastavnik.foundation.people.models import Person
from nastavnik.foundation.people.queries import name_key

from .staff_list import ParsedList, Rejection, StaffRow
from .words import EDUCATION

SAME = {
    "surname": "surname",
    "first_name": "first_name",
    "patronymic": "patronymic",
    "gender": "gender",
    "post": "post",
    "category": "category",
    "birth_year": "birth_year",
    "phone": "phone",
    "email": "email",
    "employed_from": "employed_from",
    "employed_to": "employed_to",
    "building": "building",
    "department": "department",
    "service_total_months": "service_total",
    "service_teaching_months": "service_teaching",
    "service_here_months": "service_here",
}


@dataclass(frozen=True, slots=True)
class Met:
    """What a list would do: rows for new cards, changes of known ones, rows that fit several cards."""

    new: list[tuple[StaffRow, dict[str, Any]]] = field(default_factory=list)
    known: list[tuple[StaffRow, Person, dict[str, Any]]] = field(default_factory=list)
    unclear: list[Rejection] = field(default_factory=list)


def card_values(row: StaffRow, today: dt.date) -> dict[str, Any]:
    """The fields of a staff card that the row tells; what it leaves open is not among them."""
    values: dict[str, Any] = {
        to: getattr(row, name) for name, to in SAME.items() if getattr(row, name) not in ("", None)
    }
    if row.subjects:
        values["subjects"] = list(row.subjects)
    if row.levels:
        values["levels"] = list(row.levels)
    if row.load_hours is not None:
        values["load_hours"] = Decimal(f"{row.load_hours:.1f}")
    education = ", ".join(filter(None, (EDUCATION.get(row.education, ""), row.education_detail)))
    if education:
        values["education"] = education[:300]
    if any(name.startswith("service_") for name in values):
        values["service_as_of"] = today
    return values


def meet(organisation, parsed: ParsedList, today: dt.date) -> Met:
    """Tell new people from known ones. A person is known again by name, and by birth year where both tell it.

    A row with initials fits the one person with that surname and those initials.
    """
    by_name, by_initials = defaultdict(list), defaultdict(list)
    for person in Person.objects.filter(organisation=organisation).in_order():
        by_name[person.folded_name].append(person)
        by_initials[_initials(person)].append(person)
    met, taken = Met(), set()
    for row in parsed.accepted:
        key = name_key(row.surname, row.first_name, row.patronymic)
        fitting = [person for person in by_name[key] if _same_year(person, row)]
        if not fitting:
            abbreviated = _abbreviated(row)
            fitting = [
                person
                for person in by_initials[_initials(row)]
                if abbreviated != _abbreviated(person) and _same_year(person, row)
            ]
        values = card_values(row, today)
        if len(fitting) > 1:
            met.unclear.append(_unclear(row, fitting))
        elif fitting and fitting[0].pk not in taken:
            taken.add(fitting[0].pk)
            if _abbreviated(row):
                values = {name: v for name, v in values.items() if name not in ("first_name", "patronymic")}
            met.known.append((row, fitting[0], values))
        elif fitting:
            met.unclear.append(_unclear(row, fitting))
        else:
            met.new.append((row, values))
    return met


def _same_year(person: Person, row: StaffRow) -> bool:
    return person.birth_year is None or row.birth_year is None or person.birth_year == row.birth_year


def _abbreviated(one) -> bool:
    return one.first_name.endswith(".")


def _initials(one) -> str:
    return name_key(one.surname, one.first_name[:1], one.patronymic[:1])


def _unclear(row: StaffRow, fitting: list[Person]) -> Rejection:
    words = _("%(n)s staff cards fit this row: add the birth year, or correct the card by hand.")
    return Rejection(
        row.source.sheet, row.source.row, 1, "name", "several_cards", words % {"n": len(fitting)}
    )
