"""Making a school's card: its own figures, through the rule of small numbers, without a name."""

from collections import Counter

from django.db import transaction

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.states import State as Paper
from nastavnik.journey.mentorships.evidence import of_year
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import AT_WORK, WORKED, Form, Kind
from nastavnik.journey.monitoring.models import Snapshot
from nastavnik.journey.programmes.models import Programme
from nastavnik.journey.roadmap.queries import current_cycle, stages_of
from nastavnik.journey.roadmap.states import State

from .honesty import parted, shown
from .models import Card

# code of a cell → code and part of a snapshot, and which of its numbers
FROM = {
    "teachers": ("teachers", "", "numerator"), "young": ("young", "", "numerator"),
    "mentors": ("mentors", "", "numerator"), "mentees": ("mentees", "", "numerator"),
    "pairs": ("pairs", "", "numerator"), "groups": ("groups", "", "numerator"),
    "active_pairs": ("at_work", "", "numerator"), "ended": ("ended", "", "numerator"),
    "trained": ("trained", "", "numerator"), "covered": ("I1", "", "numerator"),
    "young_mentored": ("I2", "", "numerator"), "ordered": ("I3", "", "numerator"),
    "fulfilled": ("I7", "", "numerator"), "consenting": ("I10", "", "numerator"),
    "consenting_of": ("I10", "", "denominator"),
    "answered_mentees": ("I4", "mentees", "denominator"), "satisfied_mentees": ("I4", "mentees", "numerator"),
    "answered_mentors": ("I4", "mentors", "denominator"), "satisfied_mentors": ("I4", "mentors", "numerator"),
}  # fmt: skip
# Of papers, plans and texts, not of people: shown as they are.
PLAIN = {
    "plan_done": ("I5", "", "numerator"), "plan_due": ("I5", "", "denominator"),
    "practices": ("I11", "", "numerator"), "published": ("I12", "", "numerator"),
    "events": ("I12", "", "denominator"),
}  # fmt: skip
PAPERS = ("order.regulation", "order.curator", "order.pairs", "order.event")
KEPT = ("month", "year", "states", "late", "late_since", "papers", "cells")


@transaction.atomic
def make_card(organisation, *, by, at) -> Card:
    """Keep the school's card of this month in place of the one made earlier in it. Journaled where it is other."""
    today = day_in(organisation, at)
    cycle = current_cycle(organisation, today)
    fresh = Card(organisation=organisation, month=today.replace(day=1), at=at)
    if cycle is not None:
        stages = stages_of(cycle, today)
        late = [row for stage in stages for row in stage.items if row.state == State.LATE]
        fresh.year = cycle.name
        fresh.states = [str(stage.state) for stage in stages]
        fresh.late = len(late)
        fresh.late_since = min((row.item.due_on for row in late if row.item.due_on), default=None)
        fresh.cells = _cells(organisation, cycle, numbers(organisation, today)["small_group"])
    fresh.papers = _papers(organisation)
    known = Card.objects.filter(organisation=organisation, current=True).first()
    if known and all(getattr(known, name) == getattr(fresh, name) for name in KEPT):
        return known
    Card.objects.filter(organisation=organisation, month=fresh.month).delete()
    Card.objects.filter(organisation=organisation, current=True).update(current=False)
    fresh.save()
    record("reporting.card", by=by, at=at, organisation_id=organisation.pk, after={"month": fresh.month})
    return fresh


def _cells(organisation, cycle, k: int) -> dict[str, int | None]:
    rows = {
        (row.code, row.part): row
        for row in Snapshot.objects.filter(organisation=organisation, cycle=cycle).current()
    }
    raw, plain = _numbers(rows, FROM), _numbers(rows, PLAIN)
    found = shown(raw, k)
    pairs = Mentorship.objects.filter(of_year(cycle), organisation=organisation)
    pairs = list(pairs.filter(state__in=AT_WORK | WORKED).values_list("pk", "form", "kind"))
    whole = len(pairs) if found.get("pairs") is not None and found.get("groups") is not None else None
    states = Programme.objects.filter(mentorship__in=[pk for pk, *_rest in pairs]).standing()
    for name, values, choices in (
        ("form", Counter(form for _pk, form, _kind in pairs), Form.values),
        ("kind", Counter(kind for _pk, _form, kind in pairs), Kind.values),
        ("programme", Counter(states.values_list("state", flat=True)), ("approved", "running", "done")),
    ):
        parts = {f"{name}.{code}": values.get(code, 0) for code in choices}
        if pairs or not rows:
            found |= parted(parts, whole, k)
    return found | plain


def _numbers(rows, table) -> dict[str, int]:
    read = {
        code: getattr(rows[key, part], field)
        for code, (key, part, field) in table.items()
        if (key, part) in rows
    }
    return {code: number for code, number in read.items() if number is not None}


def _papers(organisation) -> dict[str, list[str]]:
    """Number and date of the newest paper of each kind in force; no title, since titles may hold names."""
    found = Document.objects.filter(organisation=organisation, kind__in=PAPERS, state=Paper.IN_FORCE)
    rows = found.order_by("date", "pk").values_list("kind", "number", "date")
    return {kind: [number, f"{date:%d.%m.%Y}" if date else ""] for kind, number, date in rows}
