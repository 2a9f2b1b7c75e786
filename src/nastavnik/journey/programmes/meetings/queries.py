"""What is read of meetings."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Max

from ..models import PlanItem
from ..sides import is_other_side
from ..states import STANDING, Mark
from .models import Meeting, PrivateNote
from .states import State

TOPICS = 4  # lines of the plan offered as topics; more than fit on a phone are not read


def meetings_of(mentorship) -> list[Meeting]:
    """All meetings of the pair that are not cancelled, the newest first."""
    rows = Meeting.objects.filter(mentorship=mentorship).exclude(state=State.CANCELLED)
    return list(rows.select_related("author", "confirmed_by").newest_first())


def next_planned(mentorship_ids, today: dt.date) -> dict[int, Meeting]:
    """Pair → its next planned meeting, today's included; one query for all."""
    rows = Meeting.objects.planned().filter(mentorship__in=mentorship_ids, on__gte=today).soonest_first()
    ordered = sorted(rows, key=lambda row: row.mentorship_id)
    return {pair: next(found) for pair, found in groupby(ordered, key=lambda row: row.mentorship_id)}


def overdue_planned(mentorship_ids, today: dt.date) -> list[Meeting]:
    """Planned for a day that is over and not written down yet, the oldest first."""
    rows = Meeting.objects.planned().filter(mentorship__in=mentorship_ids, on__lt=today)
    return list(rows.soonest_first())


def last_held(mentorship_ids) -> dict[int, dt.date]:
    """Pair → the day of its last meeting that took place."""
    rows = Meeting.objects.held().filter(mentorship__in=mentorship_ids).order_by("mentorship")
    return dict(rows.values_list("mentorship").annotate(last=Max("on")))


def to_confirm(person_ids, mentorship_ids) -> list[Meeting]:
    """Held meetings that wait for the word of one of these people: those that the other side wrote down."""
    rows = Meeting.objects.filter(state=State.HELD, objection="", mentorship__in=mentorship_ids)
    return [row for row in rows.with_people().soonest_first() if may_confirm(row, person_ids)]


def to_correct(person_ids, mentorship_ids) -> list[Meeting]:
    """Meetings of these authors that the other side has objected to."""
    rows = Meeting.objects.filter(state=State.HELD, author__in=person_ids, mentorship__in=mentorship_ids)
    return list(rows.exclude(objection="").soonest_first())


def may_confirm(meeting: Meeting, person_ids) -> bool:
    """Whether one of these people is the other side of this record."""
    return is_other_side(meeting.mentorship, meeting.author_id, person_ids)


def topics_of(mentorship) -> list[PlanItem]:
    """Lines of the standing plan that are not done, the earliest due first: what a meeting may be about."""
    rows = PlanItem.objects.filter(programme__mentorship=mentorship, programme__state__in=STANDING)
    return list(rows.exclude(mark=Mark.DONE).order_by("due", "number", "pk")[:TOPICS])


@dataclass(frozen=True, slots=True)
class Held:
    """How many meetings, how long together, the last day."""

    count: int
    minutes: int
    last: dt.date | None


def sum_of(rows: list[Meeting]) -> Held:
    """The sum of what took place, of rows that are read already."""
    held = [row for row in rows if row.state in (State.HELD, State.CONFIRMED)]
    last = max((row.on for row in held), default=None)
    return Held(len(held), sum(row.minutes or 0 for row in held), last)


def notes_of(person, mentorship) -> list[PrivateNote]:
    """What this person has noted on the pair for themselves, the newest first."""
    return list(PrivateNote.objects.filter(author=person, mentorship=mentorship))


def counts_of(mentorship_ids) -> dict[int, int]:
    """Pair → how many meetings took place."""
    rows = Meeting.objects.held().filter(mentorship__in=mentorship_ids).order_by("mentorship")
    return dict(rows.values_list("mentorship").annotate(n=Count("pk")))
