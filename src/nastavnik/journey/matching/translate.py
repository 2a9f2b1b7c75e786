"""From the rows of the banks to the matcher's values, and back. Nobody's name crosses this border."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from nastavnik.foundation.people.models import Category
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.rules import MenteeCategory
from nastavnik.journey.register.states import EntryState
from nastavnik.matcher import Help, Instance, Mentee, Mentor, Reason, Why, WhyNobody
from nastavnik.matcher.explain import Rival

CATEGORIES = {
    Category.HIGHEST: "highest",
    Category.FIRST: "first",
    Category.CONFORMITY: "compliance",
    Category.MENTOR_TEACHER: "mentor",
    Category.METHODIST_TEACHER: "methodist",
}
MODES = {"in_person": "onsite"}
FIRST_CLASS = {MenteeCategory.YOUNG, MenteeCategory.STUDENT}
WAITING_STEP = 30  # days of waiting that lift a mentee by one class
IN_QUESTION = (EntryState.PROPOSED, EntryState.INCLUDED)


def instance_of(organisation, today) -> Instance:
    """Everybody in the banks who is proposed or included and free, as one task of matching."""
    load = load_of_mentors(organisation)
    mentees = free_mentees(organisation)
    mentors = list(MentorEntry.objects.filter(state__in=IN_QUESTION).select_related("person").in_order())
    return Instance(
        mentees=tuple(_mentee(entry, today) for entry in mentees),
        mentors=tuple(_mentor(entry, load[entry.person_id], today) for entry in mentors),
        previous=frozenset(_past_pairs(mentees, mentors)),
    )


def free_mentees(organisation) -> list[MenteeEntry]:
    """Proposed and included mentees without an open pair, with their cards."""
    taken = set(
        Member.objects.filter(mentorship__organisation=organisation, is_open=True).values_list(
            "mentee_id", flat=True
        )
    )
    entries = MenteeEntry.objects.filter(organisation=organisation, state__in=IN_QUESTION)
    return [entry for entry in entries.select_related("person").in_order() if entry.person_id not in taken]


def load_of_mentors(organisation) -> Counter:
    """How many mentees each mentor has now, by the person's key."""
    return Counter(
        Member.objects.filter(mentorship__organisation=organisation, is_open=True).values_list(
            "mentor_id", flat=True
        )
    )


def _past_pairs(mentees, mentors):
    """The pairs that these people have had before: «least change» keeps to them."""
    pairs = Mentorship.objects.filter(
        members__mentee__in=[entry.person_id for entry in mentees],
        mentor__in=[entry.person_id for entry in mentors],
    ).values_list("members__mentee", "mentor")
    return [(str(mentee), str(mentor)) for mentee, mentor in pairs]


def _codes(rows) -> dict[str, int]:
    return {row["code"]: int(row.get("level", 2)) for row in rows}


def _common(entry) -> dict[str, Any]:
    person = entry.person
    return {
        "id": str(person.pk),
        "person": str(person.pk),
        "subjects": tuple(person.subjects),
        "levels": tuple(person.levels),
        "forms": tuple(entry.forms),
        "kinds": tuple(entry.kinds),
        "modes": tuple(MODES.get(mode, mode) for mode in entry.modes),
        "place": str(entry.organisation_id),
        "building": person.building,
        "free": tuple(entry.free_times),
        "wishes": tuple(map(str, entry.wished)),
        "vetoes": tuple(map(str, entry.vetoed)),
    }


def _mentee(entry, today) -> Mentee:
    first = bool(FIRST_CLASS & set(entry.categories))
    waiting = min(3, (today - entry.joined_on).days // WAITING_STEP)
    return Mentee(**_common(entry), deficits=_codes(entry.deficits), priority=2 * first + max(0, waiting))


def _mentor(entry, load, today) -> Mentor:
    months = entry.person.service_on("teaching", today)
    if months is None:
        months = entry.person.service_on("total", today)
    return Mentor(
        **_common(entry),
        capacity=entry.max_mentees,
        load=load,
        competences=_codes(entry.competences),
        experience=None if months is None else months // 12,
        category=CATEGORIES.get(entry.person.category, ""),
    )


def why_from(data: dict[str, Any]) -> Why:
    """A stored explanation of a pair as the matcher's own value, which can say itself in words."""
    return Why(
        **(
            data
            | {
                "reasons": tuple(Reason(**row) for row in data["reasons"]),
                "better": tuple(Rival(**row) for row in data["better"]),
            }
        )
    )


def why_nobody_from(data: dict[str, Any]) -> WhyNobody:
    """A stored explanation of a mentee without a mentor as the matcher's own value."""
    return WhyNobody(
        **(
            data
            | {
                "fitting": tuple(Rival(**row) for row in data["fitting"]),
                "kept_away": tuple(tuple(row) for row in data["kept_away"]),
                "helps": tuple(Help(**row) for row in data["helps"]),
            }
        )
    )


def plain(value) -> dict[str, Any]:
    """A value of the matcher as JSON, with the same keys whatever the order of its sets."""
    return _sorted(asdict(value))


def _sorted(value):
    if isinstance(value, dict):
        return {key: _sorted(one) for key, one in value.items()}
    if isinstance(value, frozenset | set):
        return sorted((_sorted(one) for one in value), key=repr)
    if isinstance(value, tuple | list):
        return [_sorted(one) for one in value]
    return value
