"""How a school stands on a day: its years, stages, deadlines, what is missing, its figures.

Worked out from the data, and kept in memory until the journal has a new entry: every deed writes one in its own
transaction, and the chain's end is locked till then, so an unmoved end means unmoved data.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from nastavnik.foundation.audit.journal import ends
from nastavnik.foundation.people.models import Person
from nastavnik.journey.mentorships.evidence import states_of_pairs
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import AT_WORK
from nastavnik.journey.register.evidence import held
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.evidence import reading_once
from nastavnik.journey.roadmap.queries import (
    chooser,
    current_cycle,
    cycles_of,
    missing,
    next_deadlines,
    stages_of,
    strip,
)

SCHOOLS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """What the cockpit shows and the coordinator's numbers take; `cycle` is None where no year is open.

    `key` names the moment it was worked out at, for what is drawn of it; empty where the journal has no entry.
    """

    key: str
    cycle: Any
    cycles: tuple[dict[str, Any], ...]
    stages: tuple
    strip: tuple[dict[str, Any], ...]
    deadlines: tuple
    missing: tuple
    figures: dict[str, int]


def standing(organisation, today: dt.date, *, known: dict[int, str] | None = None) -> Standing:
    """The school as of today, one query if nothing moved; `known` are the journals' ends, read for many at once."""
    above = (0, *organisation.ancestor_ids)  # settings are handed down
    found = ends(above) if known is None else known
    if organisation.pk not in found:
        return _read(organisation, today, "")
    key = " ".join((str(today), *(found.get(pk, "") for pk in above)))
    kept = _kept(organisation.pk, key)
    if not kept:
        kept.append(_read(organisation, today, key))
    return kept[0]


@lru_cache(maxsize=SCHOOLS_KEPT)
def _kept(pk: int, key: str) -> list[Standing]:
    """The place in memory for one school, day and ends of the journals that it depends on."""
    return []


def _read(organisation, today: dt.date, key: str) -> Standing:
    cycles = list(cycles_of(organisation))
    cycle = current_cycle(organisation, today, cycles=cycles)
    if cycle is None:
        return Standing(key, None, (), (), (), (), (), _without_year())
    with reading_once():
        stages, figures = stages_of(cycle, today), _figures(cycle, today)
    address = reverse("roadmap:cycle", args=[organisation.slug, cycle.pk])
    return Standing(
        key,
        cycle,
        tuple(chooser(cycle, cycles=cycles)),
        stages,
        tuple(strip(stages, address)),
        next_deadlines(cycle, today, 6, stages=stages),
        missing(cycle, today, stages=stages),
        figures,
    )


def _without_year() -> dict[str, int]:
    return {
        "mentees": MenteeEntry.objects.included().count(),
        "mentors": MentorEntry.objects.included().count(),
        "at_work": Mentorship.objects.at_work().count(),
    }


def _figures(cycle, today) -> dict[str, int]:
    mentees, mentors = ([entry.state for entry in held(model, cycle)] for model in (MenteeEntry, MentorEntry))
    pairs = list(states_of_pairs(cycle).values())
    people = Person.objects.employed(today).aggregate(teaching=Count("pk", Q(is_teaching=True)))
    return {
        "teaching": people["teaching"],
        "mentees": mentees.count(EntryState.INCLUDED),
        "mentees_new": mentees.count(EntryState.PROPOSED),
        "mentors": mentors.count(EntryState.INCLUDED),
        "mentors_new": mentors.count(EntryState.PROPOSED),
        "pairs": sum(state in AT_WORK for state in pairs),
        "pairs_all": len(pairs),
        "at_work": Mentorship.objects.at_work().count(),  # of this year and of those before
    }
