"""What is read of those without a pair."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.audit.history import Line, history
from nastavnik.foundation.organisations.models import Membership
from nastavnik.foundation.organisations.permissions import GRANTS
from nastavnik.foundation.people.models import Person
from nastavnik.journey.matching.words import help_for_nobody, said_of_nobody
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.mentorships.states import AT_WORK, State
from nastavnik.journey.register.models import MenteeEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.queries import current_cycle

from .models import Candidate, Case, Note, PlanStep
from .states import Why

SEARCHED = (Why.NO_FIT, Why.NO_PLACE)


@dataclass(frozen=True, slots=True)
class Alone:
    """Since when somebody is without a pair, and whether they had one."""

    since: dt.date
    had_pair: bool


@dataclass(slots=True)
class Standing:
    """The mentees of the bank by how they stand; keys are people."""

    alone: dict[int, Alone] = field(default_factory=dict)
    on_the_way: set[int] = field(default_factory=set)
    at_work: set[int] = field(default_factory=set)


def alone_in(organisation, today) -> Standing:
    """Who of the included mentees has no pair, one on its way, one at work. Who has completed one this year
    counts as served."""
    entries = MenteeEntry.objects.filter(organisation=organisation, state=EntryState.INCLUDED)
    joined = dict(entries.order_by("pk").values_list("person_id", "joined_on"))
    cycle = current_cycle(organisation, today)
    members = Member.objects.filter(mentorship__organisation=organisation, mentee__in=joined)
    found, ended, served = Standing(), {}, set()
    for person, is_open, state, year, ended_on in members.order_by("mentorship__ended_on", "pk").values_list(
        "mentee_id", "is_open", "mentorship__state", "mentorship__cycle_id", "mentorship__ended_on"
    ):
        if is_open:
            (found.at_work if state in AT_WORK else found.on_the_way).add(person)
        elif state == State.COMPLETED and cycle is not None and year == cycle.pk:
            served.add(person)
        elif state in (State.ENDED_EARLY, State.REPLACED) and ended_on:
            ended[person] = ended_on
    for person, since in joined.items():
        if person not in found.at_work | found.on_the_way | served:
            found.alone[person] = Alone(ended.get(person, since), person in ended)
    return found


def listed(organisation, *, text="", why=(), late=False, closed=False, today):
    """The register: those without a pair, the longest first; or those who are so no longer."""
    found = Case.objects.filter(organisation=organisation, state="closed" if closed else "open")
    if text:
        found = found.named(text)
    if why:
        found = found.filter(why__in=why)
    if late:
        found = found.filter(review_on__lte=today)
    return found.select_related("person").longest_first()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the register, with everything that stands in it."""

    case: Case
    days: int
    late: bool
    steps: list
    candidates: list
    hint: str


def rows_of(cases, today, language: str) -> list[Row]:
    """Steps, candidates and hints of these cases. Three queries."""
    keys = [case.pk for case in cases]
    steps, candidates = defaultdict(list), defaultdict(list)
    for step in PlanStep.objects.filter(case__in=keys).order_by("due_on", "pk"):
        steps[step.case_id].append(step)
    for one in (
        Candidate.objects.filter(case__in=keys).select_related("mentor").order_by("-free", "-score", "pk")
    ):
        candidates[one.case_id].append(one)
    names = _names(cases)
    return [
        Row(
            case,
            ((case.closed_on or today) - case.since).days,
            case.closed_on is None and case.review_on <= today,
            steps[case.pk],
            candidates[case.pk],
            help_for_nobody(case.explained, names, language) if case.explained else "",
        )
        for case in cases
    ]


def _names(cases) -> dict[str, str]:
    keys: set[int] = set()
    for case in cases:
        keys |= {int(one["mentor"]) for one in case.explained.get("fitting", ())}
        keys |= {int(one[name]) for one in case.explained.get("helps", ()) for name in ("mentor", "gets")}
    return {str(one.pk): one.short_name for one in Person.objects.filter(pk__in=keys)}


def counts(organisation, today) -> dict[str, Any]:
    """How many are open by reason, how many reviews are due, how many are closed."""
    rows = Case.objects.filter(organisation=organisation)
    told = rows.aggregate(
        open=Count("pk", Q(state="open")),
        late=Count("pk", Q(state="open", review_on__lte=today)),
        closed=Count("pk", Q(state="closed")),
    )
    by = dict(rows.open().order_by().values_list("why").annotate(n=Count("pk")))
    return told | {"why": [(why.value, why.label, by[why.value]) for why in Why if why.value in by]}


def explained(case, language: str) -> list[str]:
    """Why nobody was found and what would help, sentence by sentence; empty where there is nothing to say."""
    return said_of_nobody(case.explained, _names([case]), language) if case.explained else []


def pair_of(case) -> Mentorship | None:
    """The pair that is on its way or has begun."""
    return (
        Mentorship.objects.filter(members__mentee=case.person_id, members__is_open=True)
        .with_people().order_by("-pk").first()
    )  # fmt: skip


def notes_of(case) -> list[Note]:
    """The private notes, the newest first. Only for who holds `support.notes`: the caller asks at the door."""
    return list(Note.objects.filter(case=case).order_by("-at", "-pk"))


def history_of(case) -> list[Line]:
    return history(case)


def keepers(organisation, today) -> list[Account]:
    """The accounts that plan the support here: who is told when a mentor has appeared or a review is due."""
    roles = [role for role, may in GRANTS.items() if "support.manage" in may]
    held = Membership.objects.filter(organisation=organisation, role__in=roles)
    held = held.filter(Q(since=None) | Q(since__lte=today), Q(until=None) | Q(until__gte=today))
    return list(Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("pk"))


def due_for_review(organisation, today):
    return (
        Case.objects.filter(organisation=organisation, review_on__lte=today)
        .open()
        .select_related("person")
        .longest_first()
    )
