"""What is read of the matching: who waits, who can take somebody, and a run in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q

from nastavnik.foundation.core.text import fold
from nastavnik.foundation.people.models import Person
from nastavnik.journey.register.models import MentorEntry

from .models import Leftover, MatchRun, Pause, Proposal, Question, Ruling, Shortlist
from .translate import IN_QUESTION, free_mentees, load_of_mentors
from .words import Reasons, reasons_in_words, said_of_nobody


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
    runs = MatchRun.objects.filter(organisation=organisation).defer("instance", "certificate", "totals")
    return runs.order_by("-created_at", "-pk")[:limit]


def proposals_of(run, *, text: str = "", changed: bool = False):
    """The run's pairs by the mentor's name; those found by name, or with another mentor than in the run before."""
    rows = run.proposals.select_related("mentee", "mentor")
    for word in fold(text).split():
        rows = rows.filter(Q(mentee__folded_name__contains=word) | Q(mentor__folded_name__contains=word))
    if changed:
        rows = rows.filter(was_mentor_id__isnull=False).exclude(was_mentor_id=F("mentor_id"))
    return rows.order_by("mentor__folded_name", "mentee__folded_name", "pk")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed pair with what speaks for it and against it, and whom each would have had elsewhere."""

    proposal: Proposal
    reasons: Reasons
    elsewhere: list[tuple[str, int, bool]]
    was: str | None  # the mentor of the run before; "" – nobody; None – the same, or no run before

    @property
    def pk(self) -> int:
        return self.proposal.pk


@dataclass(frozen=True, slots=True)
class Alone:
    """A mentee without a mentor: why, and what would help, as sentences; none where nobody has asked yet."""

    leftover: Leftover
    sentences: list[str]


def told_pairs(rows: Iterable[Proposal], names: Mapping[str, str], language: str) -> list[Proposed]:
    """Rows of proposals in words; `names` of everybody in the run (`everybody`)."""
    return [
        Proposed(
            row,
            reasons_in_words(row.why, names, language),
            [(names.get(one["mentor"], ""), one["score"], one["full"]) for one in row.elsewhere],
            None
            if row.was_mentor_id is None or row.was_mentor_id == row.mentor_id
            else names.get(str(row.was_mentor_id), ""),
        )
        for row in rows
    ]


def told_alone(run, names: Mapping[str, str], language: str) -> list[Alone]:
    """Everybody without a pair, by name. One query."""
    rows = run.leftovers.select_related("mentee").order_by("mentee__folded_name", "pk")
    return [Alone(row, said_of_nobody(row.why, names, language) if row.why else []) for row in rows]


def everybody(run) -> dict[str, str]:
    """The names of everybody the run speaks of, by the matcher's id, in the order of names."""
    ids = [int(row["id"]) for side in ("mentees", "mentors") for row in run.instance[side]]
    return _names(Person.objects.filter(pk__in=ids).in_order())


def choices_of(run, side: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """(id, name) of the run's `mentees` or `mentors`, by name."""
    there = {row["id"] for row in run.instance[side]}
    return [(key, name) for key, name in names.items() if key in there]


def _names(people) -> dict[str, str]:
    rows = people.values_list("pk", "surname", "first_name", "patronymic")
    return {str(pk): " ".join(filter(None, parts)) for pk, *parts in rows}


def names_of(keys: Iterable[int]) -> dict[str, str]:
    """Full names by the matcher's id."""
    return _names(Person.objects.filter(pk__in=set(keys)).in_order())


def people_of(run) -> dict[str, Person]:
    """Everybody the run speaks of, by the matcher's id."""
    ids = [int(row["id"]) for side in ("mentees", "mentors") for row in run.instance[side]]
    return {str(person.pk): person for person in Person.objects.filter(pk__in=ids)}


def people_with(keys) -> dict[int, Person]:
    """The staff cards with these keys."""
    return Person.objects.in_bulk(keys)


def rulings_of(organisation):
    """What stands of «only with her» and «never together», with both people."""
    rows = Ruling.objects.filter(organisation=organisation, lifted_at=None)
    return rows.select_related("mentee", "mentor").order_by("mentee__folded_name", "pk")


def questions_of(organisation):
    """Questions that are not closed, the unanswered first, with whom they were put to."""
    rows = Question.objects.filter(organisation=organisation, closed_at=None).select_related("person")
    return rows.order_by(F("answered_at").asc(nulls_first=True), "-asked_at", "-pk")


def pauses_of(organisation, today):
    """Who takes no part until a day that is still to come."""
    rows = Pause.objects.filter(organisation=organisation, lifted_at=None, until__gt=today)
    return rows.select_related("person").order_by("until", "person__folded_name", "pk")


def shortlists_of(cycle):
    """The year's shortlists with how many candidates, by name."""
    rows = Shortlist.objects.filter(cycle=cycle).select_related("person").annotate(n=Count("choices"))
    return rows.order_by("person__folded_name", "side", "pk")


def choices_told(shortlist):
    """The candidates of a shortlist with their cards, by name."""
    return shortlist.choices.select_related("candidate").order_by("candidate__folded_name", "pk")
