"""The journal of one object in words: who did what, when, and what was so before and after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_date
from django.utils.translation import gettext

from .models import Entry
from .words import FIELDS, deed_words


@dataclass(frozen=True, slots=True)
class Line:
    """One entry for the part `timeline`; `changes` are (field, before, after)."""

    at: datetime
    who: str
    what: str
    changes: tuple[tuple[str, str, str], ...]


def history(row, *, say: Callable[[str, Any], str | None] | None = None) -> list[Line]:
    """The journal of `row`, newest first, in two queries.

    `say(field, value)` puts a value into words where a plain rendering would show a code; None: as usual.
    """
    entries = list(Entry.objects.about(row).order_by("-number"))
    names = dict(
        get_user_model()
        .objects.filter(pk__in={entry.account_id for entry in entries} - {None})
        .values_list("pk", "name")
    )
    return [
        Line(
            entry.at,
            names.get(entry.account_id)
            or (gettext("account closed") if entry.account_id else gettext("the program")),
            deed_words(entry.deed),
            tuple(_changes(type(row), entry, say)),
        )
        for entry in entries
    ]


def _changes(model, entry, say):
    order = {field.name: number for number, field in enumerate(model._meta.get_fields())}
    # PostgreSQL gives the keys of a JSON value back in an order of its own, so they are shown as the card has them.
    for name in sorted({*entry.before, *entry.after}, key=lambda one: (order.get(one, len(order)), one)):
        before, after = (_words(model, name, side.get(name), say) for side in (entry.before, entry.after))
        label = _label(model, name)
        if label and before != after and after + before:
            yield label, before, after or "–"


def _label(model, name) -> str:
    """What the field is called; nothing for a field that is the program's own affair."""
    if name in FIELDS:
        return str(FIELDS[name])
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    words = str(field.verbose_name)
    spoken = words != name.replace("_", " ")
    return words[:1].upper() + words[1:] if spoken and not field.is_relation else ""


def _words(model, name, value, say) -> str:
    said = say(name, value) if say else None
    if said is not None:
        return str(said)
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(model, name, one, None) for one in value)))
    if isinstance(value, dict):
        return str(value.get("words") or "")
    choices = dict(getattr(_field(model, name), "flatchoices", ()) or ())
    if value in choices:
        return str(choices[value])
    day = _day(value)
    return f"{day:%d.%m.%Y}" if day else str(value)


def _field(model, name):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _day(value) -> date | None:
    try:
        return parse_date(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None
