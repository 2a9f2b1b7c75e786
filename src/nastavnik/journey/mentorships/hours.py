"""A mentor's load in hours, planned and spent: the ground for pay, and the timesheet for accounting."""

import calendar
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.lists import Column
from nastavnik.foundation.organisations.defaults import numbers

from .models import Mentorship, SpentTime
from .states import State

WORKED = (State.ORDERED, State.ACTIVE, State.PAUSED, State.COMPLETED, State.ENDED_EARLY, State.REPLACED)


@transaction.atomic
def spend_time(mentorship, *, on: dt.date, minutes: int, words: str, by, at) -> SpentTime:
    """Minutes of one day; within the pair's days and not of a day to come. Raises in words."""
    if mentorship.state not in WORKED:
        raise DomainError(_("Hours are counted from the day the pair begins its work."))
    last = min(at.date(), mentorship.ended_on or mentorship.ends_on)
    if not mentorship.starts_on <= on <= last:
        raise BadInput(
            _("Choose a day from %(first)s to %(last)s.")
            % {"first": f"{mentorship.starts_on:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}"},
            fields={"on": _("Choose a day of the pair's work.")},
        )
    row = SpentTime.objects.create(mentorship=mentorship, on=on, minutes=minutes, words=words.strip(), at=at)
    record(
        "mentorship.spent", on=mentorship, by=by, at=at, organisation_id=mentorship.organisation_id,
        after={"on": on, "minutes": minutes},
    )  # fmt: skip
    return row


@dataclass(frozen=True, slots=True)
class Line:
    """One pair in one month: planned and spent hours of its mentor."""

    mentorship: Mentorship
    planned: float
    spent: float

    @property
    def mentees(self) -> str:
        return ", ".join(mentee.short_name for mentee in self.mentorship.mentees)


def month_of(text: str, today: dt.date) -> dt.date:
    """The first day of the month «2026-09»; of this month where the text says nothing."""
    try:
        return dt.date.fromisoformat(f"{text}-01") if text else today.replace(day=1)
    except ValueError:
        return today.replace(day=1)


def timesheet(organisation, month: dt.date) -> list[Line]:
    """Every pair that worked in the month, by mentor; the planned hours go by the share of its days."""
    days = calendar.monthrange(month.year, month.month)[1]
    last = month.replace(day=days)
    pairs = (
        Mentorship.objects.filter(
            organisation=organisation, state__in=WORKED, starts_on__lte=last, ends_on__gte=month
        )
        .exclude(ended_on__lt=month)
        .with_people()
        .in_order()
    )
    spent = dict(
        SpentTime.objects.filter(mentorship__in=pairs.order_by(), on__gte=month, on__lte=last)
        .order_by()
        .values_list("mentorship_id")
        .annotate(total=Sum("minutes"))
    )
    usual = numbers(organisation, last)["pair.hours_month"]
    return [_line(pair, month, last, days, usual, spent.get(pair.pk, 0)) for pair in pairs]


def _line(pair, month, last, days, usual, minutes) -> Line:
    first, until = max(month, pair.starts_on), min(last, pair.ended_on or pair.ends_on)
    share = max(0, (until - first).days + 1) / days
    hours = pair.hours_month if pair.hours_month is not None else usual
    return Line(pair, round(hours * share, 1), round(minutes / 60, 1))


def totals(lines: list[Line]) -> list[tuple[str, float, float]]:
    """(mentor, planned, spent) of the month, by mentor: nobody's two pairs count apart."""
    by_mentor: dict[int, list[Any]] = defaultdict(lambda: ["", 0.0, 0.0])
    for line in lines:
        row = by_mentor[line.mentorship.mentor_id]
        row[0] = line.mentorship.mentor.full_name
        row[1], row[2] = round(row[1] + line.planned, 1), round(row[2] + line.spent, 1)
    return [tuple(row) for row in by_mentor.values()]


def columns() -> list[Column]:
    """The timesheet for accounting."""
    return [
        Column("mentor", _("Mentor"), lambda line: line.mentorship.mentor.full_name),
        Column("mentees", _("Mentees"), lambda line: line.mentees),
        Column("kind", _("Kind"), lambda line: line.mentorship.get_kind_display()),
        Column("basis", _("Legal basis"), lambda line: line.mentorship.get_legal_basis_display()),
        Column("planned", _("Hours planned"), lambda line: line.planned),
        Column("spent", _("Hours spent"), lambda line: line.spent),
    ]
