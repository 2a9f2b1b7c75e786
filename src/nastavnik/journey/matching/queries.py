"""What is read of the matching: who waits, who can take somebody, and a run in words."""

from dataclasses import dataclass
from typing import Any

from nastavnik.foundation.people.models import Person
from nastavnik.journey.register.models import MentorEntry

from .models import Leftover, MatchRun, Proposal
from .translate import IN_QUESTION, free_mentees, load_of_mentors
from .words import said_of_nobody, said_of_pair


@dataclass(frozen=True, slots=True)
class Waiting:
    """How the banks stand before a run."""

    mentees: int
    mentors: int
    places: int
    undecided: int


def waiting(organisation) -> Waiting:
    """Free mentees, mentors and their open places, and how many of both nobody has decided upon."""
    mentees = free_mentees(organisation)
    mentors = list(MentorEntry.objects.filter(state__in=IN_QUESTION))
    load = load_of_mentors(organisation)
    places = sum(max(0, entry.max_mentees - load[entry.person_id]) for entry in mentors)
    undecided = sum(1 for entry in (*mentees, *mentors) if entry.state == "proposed")
    return Waiting(len(mentees), len(mentors), places, undecided)


def newest(organisation, limit: int = 10):
    return MatchRun.objects.filter(organisation=organisation).order_by("-created_at", "-pk")[:limit]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed pair with its reasons as sentences."""

    proposal: Proposal
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class Alone:
    """A mentee without a mentor: why, and what would help, as sentences."""

    leftover: Leftover
    sentences: list[str]


def in_words(run, language: str) -> dict[str, Any]:
    """The whole run for the page: pairs by mentor, those left, each with sentences. Three queries."""
    names = {key: person.full_name for key, person in people_of(run).items()}
    order = ("mentor__folded_name", "mentee__folded_name", "pk")
    pairs = run.proposals.select_related("mentee", "mentor").order_by(*order)
    alone = run.leftovers.select_related("mentee").order_by("mentee__folded_name", "pk")
    return {
        "pairs": [Proposed(row, said_of_pair(row.why, names, language)) for row in pairs],
        "alone": [Alone(row, said_of_nobody(row.why, names, language)) for row in alone],
    }


def people_of(run) -> dict[str, Person]:
    """Everybody the run speaks of, by the matcher's id."""
    ids = [int(row["id"]) for side in ("mentees", "mentors") for row in run.instance[side]]
    return {str(person.pk): person for person in Person.objects.filter(pk__in=ids)}
