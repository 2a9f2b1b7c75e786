"""The yearly review: what has been kept as long as it may be. A person looks, ticks and destroys; an act tells of it.

Each kind of record is a class of its own below: which rows have a day of their event, and how they are destroyed.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.files.actions import DESTROYED, destroy_file
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.models import Consent
from nastavnik.instruments.consents.states import State as ConsentState
from nastavnik.instruments.documents.actions import prepare_document

from .models import Erasure, Request
from .terms import Term, terms


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. `dated` gives (row, day of its event, words for the list); `destroy` takes one row."""

    code: str
    words: Any
    term: str
    dated: Callable[[Any], Iterable[tuple[Any, dt.date, str]]]
    destroy: Callable[..., None] | None  # None: one by one, by the page of the person


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose last day is over by the end of the year looked at."""

    pk: int
    words: str
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class Group:
    kind: Kind
    term: Term
    rows: tuple[Due, ...]


_kinds: dict[str, Kind] = {}


def kind_of_record(code: str, *, words, term: str, dated, destroy=None) -> None:
    """Register a kind of record with an end of its own; rooms above do it in their `ready()`."""
    if code in _kinds:
        raise ValueError(f"{code} is registered already")
    _kinds[code] = Kind(code, words, term, dated, destroy)


def due(organisation, by_day: dt.date) -> list[Group]:
    """Every kind with what is over by this day."""
    return [_group(kind, organisation, by_day) for kind in _kinds.values()]


def _group(kind: Kind, organisation, by_day: dt.date) -> Group:
    term = terms()[kind.term]
    found = (
        Due(row.pk, words, since, term.last_day(since))
        for row, since, words in kind.dated(organisation)
        if since
    )
    rows = sorted((one for one in found if one.until < by_day), key=lambda one: (one.until, one.pk))
    return Group(kind, term, tuple(rows))


@transaction.atomic
def dispose(organisation, code: str, keys: Iterable[int], *, today: dt.date, by, at):
    """Destroy the ticked records of a kind, whose term is over today; prepares the act. Raises BadInput."""
    kind = _kinds.get(code)
    wanted = set(keys)
    over = {one.pk for one in _group(kind, organisation, today).rows} if kind and kind.destroy else set()
    if not wanted or not wanted <= over:
        raise BadInput(_("Tick records whose term is over."))
    rows = [row for row, _since, _words in kind.dated(organisation) if row.pk in wanted]
    for row in rows:
        kind.destroy(row, by=by, at=at)
    term = terms()[kind.term]
    content = {"what": str(kind.words), "number": len(rows), "term": term.words, "on": today.isoformat()}
    document = prepare_document(
        organisation,
        "rights.disposal",
        title=now("Act on records destroyed after their term: %(what)s") % {"what": kind.words},
        content=content,
        by=by,
        at=at,
    )
    record(
        "rights.dispose", on=document, by=by, at=at, organisation_id=organisation.pk,
        after={"kind": code, "number": len(rows)},
    )  # fmt: skip
    return document


def _ended_consents(organisation):
    ended = (ConsentState.WITHDRAWN, ConsentState.EXPIRED)
    rows = Consent.objects.filter(organisation=organisation, state__in=ended).select_related("person", "scan")
    for row in rows.order_by("pk"):
        words = f"{row.person.full_name}: {row.get_kind_display()} {row.number_words}"
        yield row, row.withdrawn_on or row.valid_until, words.strip()


def _destroy_consent(row, *, by, at):
    scan, row.scan = row.scan, None
    if scan is not None:
        destroy_file(scan, by=by, at=at)
    row.delete()


def _left(organisation):
    gone = Erasure.objects.values("person")
    people = Person.objects.filter(organisation=organisation, employed_to__isnull=False).exclude(pk__in=gone)
    for person in people.in_order():
        yield person, person.employed_to, person.full_name


def _answered(organisation):
    rows = Request.objects.filter(organisation=organisation, answered_on__isnull=False).exclude(
        words="", answer=""
    )
    for row in rows.select_related("person").order_by("pk"):
        yield row, row.answered_on, f"{row.person.full_name}: {row.get_kind_display()}"


def _empty_request(row, *, by, at):
    row.words = row.answer = ""
    row.save(update_fields=["words", "answer"])


def lists_with_files(rows):
    """Brought lists that still have their file, for the room that keeps them."""
    return rows.exclude(file__media_type=DESTROYED)


kind_of_record("cards", words=_("Cards of those who left"), term="card", dated=_left)
kind_of_record(
    "consents",
    words=_("Ended consents and their scans"),
    term="consent",
    dated=_ended_consents,
    destroy=_destroy_consent,
)
kind_of_record(
    "requests", words=_("Words of answered requests"), term="request", dated=_answered, destroy=_empty_request
)
