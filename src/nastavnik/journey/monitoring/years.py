"""The raw rows of a school's year as of a day, read once in a fixed number of queries; all indicators count on it."""

import datetime as dt
from dataclasses import dataclass

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.queries import lacking
from nastavnik.instruments.consents.states import REQUIRED
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.mentorships.states import AT_WORK, State
from nastavnik.journey.programmes.models import PlanItem, Programme
from nastavnik.journey.programmes.states import Mark
from nastavnik.journey.roadmap.models import Cycle
from nastavnik.journey.training.models import Course, Participant

from .counts import counted
from .samples import Sample

BEGUN = AT_WORK | {State.COMPLETED, State.ENDED_EARLY, State.REPLACED}
ENDED = {State.COMPLETED, State.ENDED_EARLY}


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair or group whose work has begun, as much of it as is counted."""

    pk: int
    mentor: int
    mentees: tuple[int, ...]
    state: str
    reason: str
    kind: str
    form: str
    ordered: bool
    starts_on: dt.date
    ends_on: dt.date
    ended_on: dt.date | None

    @property
    def people(self) -> tuple[int, ...]:
        return (self.mentor, *self.mentees)


@dataclass(frozen=True, slots=True)
class Year:
    """`pairs`: those at work, and those that ended within the cycle. `hired`: (person, first day, last day) of
    everybody who was ever a mentee here and whose first day is known."""

    cycle: Cycle
    today: dt.date
    settings: dict
    teachers: frozenset[int]
    young: frozenset[int]
    pairs: tuple[Pair, ...]
    due: frozenset[int]
    done: frozenset[int]
    trained: frozenset[int]
    without_consent: frozenset[int]
    hired: tuple[tuple[int, dt.date, dt.date | None], ...]
    practices: Sample | None
    publications: Sample | None

    @property
    def active(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.state in AT_WORK)

    @property
    def ended(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.state in ENDED)

    @property
    def mentors(self) -> frozenset[int]:
        return frozenset(pair.mentor for pair in self.pairs)

    @property
    def mentees(self) -> frozenset[int]:
        return frozenset(pk for pair in self.pairs for pk in pair.mentees)


def read_year(cycle: Cycle, today: dt.date) -> Year:
    """The year of the cycle's school as of today."""
    settings = numbers(cycle.organisation, today)
    staff = list(Person.objects.filter(organisation=cycle.organisation).teaching().employed(today))
    pairs = pairs_of(cycle)
    due = _due(pairs, today)
    return Year(
        cycle,
        today,
        settings,
        frozenset(person.pk for person in staff),
        frozenset(
            person.pk for person in staff if _is_young(person, today, settings["mentee.young_service_years"])
        ),
        pairs,
        frozenset(due),
        frozenset(pk for pk, mark in due.items() if mark == Mark.DONE),
        _trained(cycle, today),
        _without_consent(pairs, today),
        _hired(cycle.organisation),
        counted("practices.published", cycle, today),
        counted("publications", cycle, today),
    )


def _is_young(person, today, years: int) -> bool:
    months = person.service_on("teaching", today)
    return months is not None and months < years * 12


def pairs_of(cycle) -> tuple[Pair, ...]:
    """The pairs whose work belongs to the cycle; two queries."""
    rows = Mentorship.objects.filter(organisation=cycle.organisation, state__in=BEGUN).prefetch_related(
        "members"
    )
    return tuple(
        Pair(
            row.pk, row.mentor_id, tuple(member.mentee_id for member in row.members.all()),
            row.state, row.end_reason, row.kind, row.form, row.order_document_id is not None,
            row.starts_on, row.ends_on, row.ended_on,
        )
        for row in rows.order_by("pk")
        if row.cycle_id == cycle.pk or row.state in AT_WORK
    )  # fmt: skip


def _due(pairs, today) -> dict[int, str]:
    standing = Programme.objects.standing().filter(mentorship__in=[pair.pk for pair in pairs])
    return dict(PlanItem.objects.filter(programme__in=standing, due__lte=today).values_list("pk", "mark"))


def _trained(cycle, today) -> frozenset[int]:
    """Who was at a session of this year or finished a course within it."""
    there = Participant.objects.present().filter(session__cycle=cycle, attended_at__date__lte=today)
    courses = Course.objects.filter(issued_on__gte=cycle.starts_on, issued_on__lte=min(today, cycle.ends_on))
    return frozenset(
        [*there.values_list("person_id", flat=True), *courses.values_list("person_id", flat=True)]
    )


def _without_consent(pairs, today) -> frozenset[int]:
    keys = {pk for pair in pairs if pair.state in AT_WORK for pk in pair.people}
    people = Person.objects.filter(pk__in=keys).only("pk")
    return frozenset(lacking(people, [kind.value for kind in REQUIRED], today))


def _hired(organisation) -> tuple[tuple[int, dt.date, dt.date | None], ...]:
    mentees = Member.objects.filter(mentorship__organisation=organisation, mentorship__state__in=BEGUN)
    rows = Person.objects.filter(pk__in=mentees.values("mentee")).exclude(employed_from=None)
    return tuple(rows.order_by("pk").values_list("pk", "employed_from", "employed_to"))
