"""From the rows of the banks to the matcher's values, and back. Nobody's name crosses this border."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.people.models import Category
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.rules import MenteeCategory
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.register.wishes import Kind
from nastavnik.matcher import Group, Help, Instance, Mentee, Mentor, Reason, Why, WhyNobody
from nastavnik.matcher.explain import Rival
from nastavnik.matcher.formats import read_instance

from .criteria import Chosen, of_organisation
from .told import Told, told_of

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


def instance_of(organisation, today, chosen: Chosen | None = None) -> Instance:
    """Everybody in the banks who is proposed or included and free, as one task of matching.

    With the school's criteria and rules (or those `chosen`), rulings, wishes and objections told by link, and
    pauses; «as before» is the last run where there is one, else the pairs these people have had.
    """
    chosen = chosen or of_organisation(organisation)
    load, told = load_of_mentors(organisation), told_of(organisation, today)
    mentees = free_mentees(organisation)
    mentors = list(MentorEntry.objects.filter(state__in=IN_QUESTION).select_related("person").in_order())
    here = {str(e.person_id) for e in mentees}, {str(e.person_id) for e in mentors}

    def among(pairs):
        return frozenset(key for key in pairs if key[0] in here[0] and key[1] in here[1])

    locks = _held_locks(among(told.locks), mentors, load, told)
    return Instance(
        mentees=tuple(_mentee(entry, today, told) for entry in mentees),
        mentors=tuple(_mentor(entry, load[entry.person_id], today, told) for entry in mentors),
        groups=_groups(mentors, numbers(organisation, today)) if chosen.groups else (),
        weights=chosen.weights,
        rules=chosen.rules,
        locks=locks,
        bans=among(told.bans),
        previous=among(told.last_run or _past_pairs(mentees, mentors)),
        away=frozenset(pk for pk in told.paused if pk in here[0]),
    )


def _held_locks(locks, mentors, load, told):
    """Locks that the mentors' places can hold; what can't stand is left out, the desk names it."""
    places = {
        str(e.person_id): 0 if str(e.person_id) in told.paused else e.max_mentees - load[e.person_id]
        for e in mentors
    }
    kept = []
    for mentee, mentor in sorted(locks):
        if places[mentor] > 0 and mentee not in told.paused:
            places[mentor] -= 1
            kept.append((mentee, mentor))
    return frozenset(kept)


def _groups(mentors, limits) -> tuple[Group, ...]:
    """A group for each mentor who is ready to lead one."""
    return tuple(
        Group(str(entry.person_id), limits["group.min_mentees"], limits["group.max_mentees"])
        for entry in mentors
        if Kind.GROUP in entry.kinds
    )


def instance_from(data: dict[str, Any]) -> Instance:
    """A stored task of a run again as the matcher's value."""
    return read_instance({key: value for key, value in data.items() if key != "scored"})


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
    """How many places of each mentor are taken now, by the person's key; a group's members take none."""
    rows = Member.objects.filter(mentorship__organisation=organisation, is_open=True, in_group=False)
    return Counter(rows.values_list("mentor_id", flat=True))


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
        "virtual": Kind.VIRTUAL in entry.kinds or "online" in entry.modes,
    }


def _mentee(entry, today, told: Told) -> Mentee:
    first = bool(FIRST_CLASS & set(entry.categories))
    waiting = min(3, (today - entry.joined_on).days // WAITING_STEP)
    key = str(entry.person_id)
    return Mentee(
        **_common(entry),
        wishes=tuple(told.wishes.get(("mentee", key)) or map(str, entry.wished)),
        vetoes=tuple(sorted({*map(str, entry.vetoed), *told.vetoes.get(("mentee", key), ())})),
        deficits=_codes(entry.deficits),
        priority=2 * first + max(0, waiting),
    )


def _mentor(entry, load, today, told: Told) -> Mentor:
    months = entry.person.service_on("teaching", today)
    if months is None:
        months = entry.person.service_on("total", today)
    key = str(entry.person_id)
    return Mentor(
        **_common(entry),
        wishes=tuple(told.wishes.get(("mentor", key)) or map(str, entry.wished)),
        vetoes=tuple(sorted({*map(str, entry.vetoed), *told.vetoes.get(("mentor", key), ())})),
        capacity=0 if key in told.paused else entry.max_mentees,
        load=0 if key in told.paused else load,
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
