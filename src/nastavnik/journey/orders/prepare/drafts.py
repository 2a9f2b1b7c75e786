"""What every preparing does: a draft of a kind, its title, the rows it speaks of and the words typed for it."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents.actions import change_draft, prepare_document
from nastavnik.instruments.documents.models import Document


def draft(
    kind: str, title: str, *, cycle, by, at, content=None, into: Document | None = None, **about
) -> Document:
    """A draft about the cycle and the given rows; days in `content` are kept as their ISO words.

    `into` is an open draft of the same kind that takes this content in place of its own.
    """
    keys = {"cycle": cycle.pk} | {name: _key(value) for name, value in about.items() if value is not None}
    words = {name: _plain(value) for name, value in (content or {}).items() if value not in (None, "")}
    if into is not None:
        change_draft(into, about=keys, content=words, by=by, at=at)
        return into
    return prepare_document(
        cycle.organisation, kind, title=title, about=keys, content=words, year_label=cycle.name, by=by, at=at
    )


def refuse_second_draft(kind: str, pair) -> None:
    """DomainError where an open draft of this kind names the pair already."""
    rows = Document.objects.filter(organisation=pair.organisation, kind=kind).open()
    if rows.about("mentorships", [pair.pk]).exists():
        raise DomainError(
            _("%(name)s: this pair stands in another draft. Sign or cancel that one first.")
            % {"name": pair.mentor.full_name}
        )


def _key(value):
    if isinstance(value, list | tuple):
        return [_key(one) for one in value]
    return getattr(value, "pk", value)


def _plain(value):
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
