"""The home of a mentor or mentee: what is due, the next meeting, the way so far, and one thing to do first."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.journey.mentorships.models import Answer, Mentorship
from nastavnik.journey.mentorships.states import AT_WORK, ENDED, State
from nastavnik.journey.programmes.meetings import queries as meetings
from nastavnik.journey.programmes.models import Agreement, PlanItem, Programme
from nastavnik.journey.programmes.queries import Progress, progress_of
from nastavnik.journey.programmes.sides import is_other_side
from nastavnik.journey.programmes.states import STANDING, Mark
from nastavnik.journey.programmes.states import State as Written

AHEAD = dt.timedelta(days=14)
MOST_DUE = 5


@dataclass(frozen=True, slots=True)
class Way:
    """One pair on the home: with whom, the plan so far, meetings held, the next one."""

    pair: Mentorship
    is_mentor: bool
    programme: Programme | None
    progress: Progress
    met: int
    next: Any

    @property
    def others(self):
        return self.pair.mentees if self.is_mentor else [self.pair.mentor]


@dataclass(frozen=True, slots=True)
class Home:
    """`first`: (words, address) of the one primary button, or None."""

    ways: list[Way]
    due: list[PlanItem]
    marks: list[PlanItem]
    confirm: list
    correct: list
    past: list
    agree: list[Programme]
    offers: list[Mentorship]
    first: tuple[Any, str] | None

    @property
    def waits(self) -> bool:
        return bool(self.confirm or self.marks or self.correct or self.past or self.agree or self.offers)


def home_of(person_ids: list[int], organisation, today: dt.date) -> Home:
    """The home of whoever has these staff cards here; the same number of queries for one pair and for many."""
    found = Mentorship.objects.of_person(person_ids).exclude(state__in=ENDED)
    pairs = list(found.select_related("organisation").with_people().in_order())
    at_work = [pair.pk for pair in pairs if pair.state in AT_WORK]
    programmes = {one.mentorship_id: one for one in Programme.objects.standing().filter(mentorship__in=pairs)}
    items = _items(programmes.values(), {pair.pk: pair for pair in pairs})
    answered = set(Answer.objects.filter(person__in=person_ids).values_list("mentorship_id", flat=True))
    agreed = set(
        Agreement.objects.filter(person__in=person_ids, programme__in=programmes.values()).values_list(
            "programme_id", flat=True
        )
    )
    nearest, met = meetings.next_planned(at_work, today), meetings.counts_of(at_work)
    ways = [
        Way(
            pair, pair.mentor_id in person_ids, programmes.get(pair.pk),
            progress_of(items[pair.pk], today), met.get(pair.pk, 0), nearest.get(pair.pk),
        )
        for pair in pairs
    ]  # fmt: skip
    waiting = {
        "offers": [one for one in pairs if one.state == State.OFFERED and one.pk not in answered],
        "agree": [one for one in programmes.values() if one.state == Written.DRAFT and one.pk not in agreed],
        "past": meetings.overdue_planned(at_work, today),
        "correct": meetings.to_correct(person_ids, at_work),
        "confirm": meetings.to_confirm(person_ids, at_work),
    }
    lines = [item for pk in at_work for item in items[pk] if item.programme.state in STANDING]
    first = _first(waiting, [pair for pair in pairs if pair.state in AT_WORK], organisation)
    return Home(ways, _due(lines, today), _marks(lines, person_ids), first=first, **waiting)


def _items(programmes, pairs) -> dict[int, list[PlanItem]]:
    found = defaultdict(list)
    for item in PlanItem.objects.filter(programme__in=programmes).select_related("programme"):
        item.programme.mentorship = pairs[item.programme.mentorship_id]
        found[item.programme.mentorship_id].append(item)
    return found


def _due(lines, today) -> list[PlanItem]:
    rows = [item for item in lines if item.mark == Mark.NONE and item.due <= today + AHEAD]
    return sorted(rows, key=lambda item: (item.due, item.number, item.pk))[:MOST_DUE]


def _marks(lines, person_ids) -> list[PlanItem]:
    return [
        item
        for item in lines
        if item.mark in (Mark.DONE, Mark.PARTLY)
        and item.confirmed_at is None
        and is_other_side(item.programme.mentorship, item.marked_by_id, person_ids)
    ]


def _first(waiting, at_work, organisation) -> tuple[Any, str] | None:
    """An offer first, then a programme to agree with, a meeting to write down; usually the next meeting's record."""
    slug = organisation.slug
    for name, words, address in (
        ("offers", _("Answer the offer"), "mentorships:page"),
        ("agree", _("Read and agree with the programme"), "programmes:programme"),
        ("past", _("Write down what came of the meeting"), "meetings:held"),
    ):
        if waiting[name]:
            return words, reverse(address, args=[slug, waiting[name][0].pk])
    if at_work:
        return _("Write a meeting down"), reverse("meetings:new", args=[slug, at_work[0].pk])
    return None
