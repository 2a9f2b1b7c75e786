"""The places of a mentor: how many there are, and which of them are free for these days."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.journey.register.models import MentorEntry

from .models import Member
from .states import Kind


def seats_of(mentor, organisation, today: dt.date) -> int:
    """How many mentees the mentor takes beside groups: by their place in the bank, else by the setting."""
    told = MentorEntry.objects.open().filter(person=mentor).values_list("max_mentees", flat=True).first()
    return told if told is not None else numbers(organisation, today)["mentor.max_mentees"]


def taken_seats(mentor, starts_on: dt.date, ends_on: dt.date) -> set[int]:
    """The numbers of the mentor's places that open pairs hold on some of these days."""
    held = Member.objects.filter(mentor=mentor, is_open=True, in_group=False, seat__isnull=False)
    return set(held.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).values_list("seat", flat=True))


def places_for(mentor, mentees, kind: str, most: int | None, organisation, starts_on, ends_on, today):
    """(seat, seats, in_group) for each of the mentees. DomainError where the mentor has no place left."""
    if kind == Kind.GROUP:
        seats = most or len(mentees)
        return [(number, seats, True) for number in range(1, len(mentees) + 1)]
    seats = seats_of(mentor, organisation, today)
    free = sorted(set(range(1, seats + 1)) - taken_seats(mentor, starts_on, ends_on))
    if len(free) < len(mentees):
        raise DomainError(no_place(mentor, seats))
    return [(seat, seats, False) for seat in free[: len(mentees)]]


def no_place(mentor, seats: int):
    return _(
        "%(name)s has no free place: places in the bank – %(n)s, all are taken on these days. "
        "Give one more place in the bank of mentors or choose somebody else."
    ) % {"name": mentor.full_name, "n": seats}


def days_taken(mentees, starts_on: dt.date, ends_on: dt.date, role: str = "main", but=None):
    """The first place that one of these mentees holds on some of these days; None where all are free."""
    held = Member.objects.filter(mentee__in=mentees, role=role).filter(
        Q(starts_on__lte=ends_on) & Q(ends_on__gte=starts_on)
    )
    if but is not None:
        held = held.exclude(mentorship=but)
    return held.select_related("mentee", "mentorship").order_by("starts_on", "pk").first()
