"""An answer as words: for «check your answers», for the curator, for files."""

from typing import Any

from django.utils.translation import gettext as _

from .content import Item
from .kinds import Kind


def answer_words(item: Item, value: Any, names: dict[str, str] | None = None) -> list[str]:
    """The answer, a line for each part; empty where there is none. `names`: key → name of people."""
    if value in (None, "", [], {}):
        return []
    choices = dict(item.choices())
    if item.kind == Kind.MATRIX:
        marked = [(row.said, value[row.code]) for row in item.rows if row.code in value]
        return [f"{said} – {choices.get(mark, mark)}" for said, mark in marked]
    if item.kind == Kind.PEOPLE:
        known = names or {}
        return [
            f"{n}. {known.get(pk, _('somebody who does not work here any more'))}"
            for n, pk in enumerate(value, 1)
        ]
    if item.kind == Kind.MULTIPLE:
        return [choices.get(code, code) for code in value]
    if item.kind == Kind.SCALE:
        return [_("%(n)s of 10") % {"n": value}]
    if item.kind in (Kind.TEXT, Kind.NUMBER):
        return [str(value)]
    return [choices.get(str(value), str(value))]


def all_words(value: Any) -> str:
    """Whatever was answered as one line, for the person's own page; codes stand for themselves."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {all_words(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(all_words(one) for one in value)
    return str(value)
