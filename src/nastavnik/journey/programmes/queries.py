"""What is read of programmes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from nastavnik.foundation.core.text import fold
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.register.models import MenteeEntry
from nastavnik.journey.register.states import EntryState

from .compose import Need
from .models import Programme
from .states import Mark


def needs_of(mentorships) -> dict[int, list[Need]]:
    """Mentorship pk → what is known of each of its mentees, in their order; one query for all."""
    people = {mentee.pk for pair in mentorships for mentee in pair.mentees}
    entries = {
        entry.person_id: entry
        for entry in MenteeEntry.objects.filter(person__in=people)
        .exclude(state=EntryState.LEFT)
        .order_by("pk")
    }
    found = defaultdict(list)
    for pair in mentorships:
        for mentee in pair.mentees:
            found[pair.pk].append(_need(mentee, entries.get(mentee.pk)))
    return dict(found)


def _need(person, entry) -> Need:
    if entry is None:
        return Need(person)
    deficits = tuple((row["code"], row.get("level", 1)) for row in entry.deficits)
    return Need(person, deficits, tuple(entry.categories), entry.request)


@dataclass(frozen=True, slots=True)
class Progress:
    """Lines done of all lines, and of those due by the day."""

    done: int
    due: int
    total: int

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def progress_of(items, today: date) -> Progress:
    """How far a plan has come on this day, from rows that are read already."""
    rows = list(items)
    done = sum(row.mark == Mark.DONE for row in rows)
    return Progress(done, sum(row.due <= today for row in rows), len(rows))


def programmes_of(organisation, *, states=(), text=""):
    """The organisation's standing programmes for the list, with people and counts of lines."""
    found = Programme.objects.filter(mentorship__organisation=organisation).standing()
    if states:
        found = found.filter(state__in=states)
    for word in fold(text).split():
        found = found.filter(
            Q(mentorship__mentor__folded_name__contains=word)
            | Q(mentorship__in=_with_mentee(organisation, word))
        )
    return found.annotate(
        lines=Count("items"), lines_done=Count("items", filter=Q(items__mark=Mark.DONE))
    ).in_order()


def _with_mentee(organisation, word):
    rows = Member.objects.filter(mentorship__organisation=organisation, mentee__folded_name__contains=word)
    return rows.values("mentorship")


def programme_of(mentorship) -> Programme | None:
    """The standing version of a pair's programme."""
    return Programme.objects.filter(mentorship=mentorship).standing().first()


def pairs_without(organisation):
    """Open pairs and groups that have no programme yet, with their people, by the mentor's name."""
    have = Programme.objects.filter(mentorship__organisation=organisation).standing()
    return (
        Mentorship.objects.filter(organisation=organisation)
        .open()
        .exclude(pk__in=have.values("mentorship"))
        .with_people()
        .select_related("organisation", "mentor", "cycle")
        .in_order()
    )
