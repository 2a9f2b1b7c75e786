"""Everything that is kept about one person, with who sees it, on what ground and how long: for page, file and paper."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from nastavnik.foundation.core.personal import Rule, rules
from nastavnik.foundation.organisations.permissions import GRANTS, Role

from .terms import grounds, terms

MOST = 100  # rows of one kind on a page; the file has all


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of record: how many, and each as (field in words, value in words)."""

    code: str
    what: str
    ground: str
    term: str
    seen_by: str
    count: int
    rows: tuple[tuple[tuple[str, str], ...], ...]
    raw: tuple[dict[str, Any], ...]

    @property
    def shown(self):
        return self.rows[:MOST]


def portrait(person) -> list[Part]:
    """The parts in which there is something of this person; the card first."""
    found = [_part(rule, person) for rule in rules() if rule.rows]
    return sorted(
        (part for part in found if part.count), key=lambda part: (part.code != "people.Person", part.what)
    )


def _part(rule: Rule, person) -> Part:
    fields = [rule.model_class._meta.get_field(name) for name in _names(rule)]
    rows = list(rule.rows(person))
    told = tuple(tuple(_facts(rule, fields, row)) for row in rows)
    raw = tuple({field.name: _plain(getattr(row, field.name)) for field in fields} for row in rows)
    return Part(
        rule.model,
        str(rule.what),
        grounds().get(rule.ground, ""),
        terms()[rule.term].words if rule.term else "",
        _seers(rule.seen_by),
        len(rows),
        tuple(row for row in told if row),
        raw,
    )


def _names(rule: Rule) -> tuple[str, ...]:
    return rule.shows if rule.shows is not None else rule.fields


def _seers(permission: str) -> str:
    """The roles that may see it, in words; the person alone where there is no permission."""
    roles = [
        str(Role(role).label) for role, granted in GRANTS.items() if permission and permission in granted
    ]
    return ", ".join(roles) if roles else _("only the person")


def _facts(rule, fields, row):
    for field in fields:
        value = getattr(row, field.name)
        words = (rule.say(field.name, value) if rule.say and value else None) or _words(row, field, value)
        if words:
            label = str(field.verbose_name)
            yield label[:1].upper() + label[1:], words


def _words(row, field, value) -> str:
    if value in (None, "", [], {}):
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return f"{value.astimezone():%d.%m.%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, list):
        return "; ".join(filter(None, (_words_of_json(one) for one in value)))
    if isinstance(value, dict):
        return _words_of_json(value)
    return str(value)


def _words_of_json(value) -> str:
    if isinstance(value, dict):
        return ", ".join(filter(None, (_words_of_json(one) for one in value.values())))
    return "" if value is None else str(value)


def _plain(value):
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
