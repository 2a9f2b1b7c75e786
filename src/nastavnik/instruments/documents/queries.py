"""What is read of documents."""

from nastavnik.foundation.core.text import fold

from .models import Document
from .states import State

SORTS = {"title": "folded", "date": "date", "number": "number", "created": "created_at"}


def documents_of(organisation, *, text="", kinds=(), states=(), sort="-created"):
    """The organisation's documents for the list: searched, filtered, in order (unknown: latest first)."""
    found = Document.objects.filter(organisation=organisation)
    if fold(text):
        found = found.found_by(text)
    if kinds:
        found = found.filter(kind__in=kinds)
    if states:
        found = found.filter(state__in=states)
    field = SORTS.get(sort.lstrip("-"))
    if field is None:
        return found.latest_first()
    sign = "-" if sort.startswith("-") else ""
    return found.order_by(f"{sign}{field}", "-pk")


def latest_of(organisation, kind: str) -> Document | None:
    """The newest document of this kind that is neither cancelled nor replaced."""
    return (
        Document.objects.filter(organisation=organisation, kind=kind)
        .exclude(state__in={State.CANCELLED, State.REPLACED})
        .latest_first()
        .first()
    )


def in_force_of(organisation, kind: str):
    """The documents of this kind that work now, newest first."""
    return Document.objects.filter(organisation=organisation, kind=kind, state=State.IN_FORCE).latest_first()
