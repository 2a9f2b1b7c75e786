"""Deadlines as roadmaps state them: a date, a month, a period, «ежегодно», «постоянно»."""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class DeadlineKind(models.TextChoices):
    DATE = "date", gettext_lazy("by a date")
    MONTH = "month", gettext_lazy("in a month")
    PERIOD = "period", gettext_lazy("a period")
    YEARLY = "yearly", gettext_lazy("every year")
    ALWAYS = "always", gettext_lazy("all the time")


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due_on` is the last good day; a month is kept as its last day. `begins_on` belongs to a period."""

    kind: DeadlineKind
    begins_on: dt.date | None = None
    due_on: dt.date | None = None

    @property
    def words(self) -> str:
        """As it stands in a roadmap: «до 15.10.2026», «октябрь 2026», «ежегодно», «постоянно»."""
        match self.kind:
            case DeadlineKind.DATE:
                return _("by %(date)s") % {"date": date_words(self.due_on)}
            case DeadlineKind.MONTH:
                return month_words(self.due_on)
            case DeadlineKind.PERIOD:
                return self._period_words()
            case DeadlineKind.YEARLY if self.due_on:
                day = f"{self.due_on.day}\N{NO-BREAK SPACE}{str(MONTHS_ALT[self.due_on.month]).lower()}"
                return _("every year, by %(day)s") % {"day": day}
            case DeadlineKind.YEARLY:
                return _("every year")
            case _:
                return _("all the time")

    def _period_words(self) -> str:
        first, last = self.begins_on, self.due_on
        if first.day == 1 and last == last_day(last):
            if (first.year, first.month) == (last.year, last.month):
                return month_words(last)
            since = str(MONTHS[first.month]).lower() if first.year == last.year else month_words(first)
            return f"{since} – {month_words(last)}"
        return _("from %(first)s to %(last)s") % {"first": date_words(first), "last": date_words(last)}

    def next_due(self, today: dt.date, *, done: bool, until: dt.date) -> dt.date | None:
        """The next day that matters: an unmet deadline stays, a met yearly one comes again up to `until`."""
        if self.due_on is None:
            return None
        if not done:
            return self.due_on
        if self.kind != DeadlineKind.YEARLY:
            return None
        due = self.due_on
        while due <= today:
            due = same_day(due.replace(year=due.year + 1, day=1), self.due_on.day)
        return due if due <= until else None


def date_words(day: dt.date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year}"


def month_words(day: dt.date) -> str:
    return f"{str(MONTHS[day.month]).lower()} {day.year}"


def last_day(day: dt.date) -> dt.date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def same_day(month: dt.date, day: int) -> dt.date:
    """This day of the month, or its last one where the month is shorter."""
    return month.replace(day=min(day, last_day(month).day))
