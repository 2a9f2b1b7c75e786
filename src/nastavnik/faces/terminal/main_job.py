"""The main job for one organisation: staff list → cards → banks → pairs → papers. No files, no printing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django_scopes import scope

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.organisations.actions import found_organisation
from nastavnik.foundation.organisations.models import Kind, Level, Organisation
from nastavnik.foundation.people.models import Person
from nastavnik.foundation.people.posts import deputises, leads
from nastavnik.journey.matching.actions import publish_run, run_matching
from nastavnik.journey.matching.models import MatchRun
from nastavnik.journey.register.actions.imports import bring_list, confirm_list
from nastavnik.journey.register.models import Import, MenteeEntry, MentorEntry
from nastavnik.journey.roadmap.actions import open_cycle

from .card import Card
from .papers import papers_of


@dataclass
class Outcome:
    """What the main job has made of one staff list."""

    organisation: Organisation
    origin: Import
    cycle: Any
    run: MatchRun | None = None
    no_run: str = ""
    mentorships: list = field(default_factory=list)


def tree_of(card: Card, *, by, at) -> Organisation | None:
    """Region and municipality of the card, found or founded; None where it names neither."""
    parent = None
    for level, name in ((Level.REGION, card.region), (Level.MUNICIPALITY, card.municipality)):
        if not name:
            continue
        known = Organisation.objects.filter(level=level, full_name=name, parent=parent).first()
        parent = known or found_organisation(
            slug=free_slug(level),
            level=level,
            kind=Kind.AUTHORITY,
            parent=parent,
            full_name=name,
            short_name=name,
            by=by,
            at=at,
        )
    return parent


def free_slug(word: str) -> str:
    """The first short address of the row «school-1», «school-2»… that nobody has."""
    taken = set(Organisation.objects.filter(slug__startswith=f"{word}-").values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := f"{word}-{n}") not in taken)


@transaction.atomic
def do_main_job(
    card: Card, content: bytes, filename: str, *, year, plan: str, by, at, answers=None
) -> Outcome:
    """All or nothing for this organisation. `year` is (name, first day, last day) of the cycle.

    `answers(people)` may tell the banks what the questionnaires said before the matching. Raises StaffListError
    where the file is no staff list.
    """
    organisation = found_organisation(
        slug=free_slug(card.details["kind"]), parent=tree_of(card, by=by, at=at), by=by, at=at, **card.details
    )
    with scope(organisation=organisation):
        name, starts_on, ends_on = year
        cycle = open_cycle(organisation, name=name, starts_on=starts_on, ends_on=ends_on, by=by, at=at)
        origin = confirm_list(bring_list(organisation, content, filename, by=by, at=at), by=by, at=at)
        _head_from_list(organisation)
        outcome = Outcome(organisation, origin, cycle)
        if answers is not None:
            answers(organisation)
        try:
            outcome.run = run_matching(cycle, plan=plan, by=by, at=at)
        except DomainError as error:
            outcome.no_run = str(error)
            return outcome
        if outcome.run.proposals.exists():
            begins = max(at.date(), starts_on) if at.date() < ends_on else starts_on
            outcome.mentorships = publish_run(outcome.run, starts_on=begins, ends_on=ends_on, by=by, at=at)
    return outcome


def _head_from_list(organisation: Organisation) -> None:
    """Where the card does not name the head, the list usually does."""
    if organisation.head_surname:
        return
    head = next((person for person in Person.objects.in_order() if leads(person.post)), None)
    if head is None:
        return
    organisation.head_surname, organisation.head_first_name = head.surname, head.first_name
    organisation.head_patronymic = head.patronymic
    organisation.head_post = organisation.head_post or head.post
    organisation.save()


def curator_of(organisation: Organisation, named: dict[str, str]) -> Person | None:
    """The curator: whom the card names, else the first deputy of the list."""
    if named.get("surname"):
        found = Person.objects.named(
            " ".join(named.get(part, "") for part in ("surname", "first_name", "patronymic"))
        )
        person = found.in_order().first()
        if person is not None:
            return person
    return next((person for person in Person.objects.in_order() if deputises(person.post)), None)


def papers(outcome: Outcome, card: Card, *, by, at) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of every paper that follows from the job, in the order of signing."""
    with scope(organisation=outcome.organisation):
        yield from papers_of(outcome, curator_of(outcome.organisation, card.curator), by=by, at=at)


def counts(outcome: Outcome) -> dict[str, int]:
    """How many stand in the banks."""
    return {"mentees": MenteeEntry.objects.open().count(), "mentors": MentorEntry.objects.open().count()}
