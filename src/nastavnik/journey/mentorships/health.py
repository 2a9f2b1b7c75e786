"""How a pair does: «in order», «worth asking», «too early to judge» – and why. Rooms above add what they see.

`@sign("plan")` on a function (pairs, today) → {pair pk: [Sign(…)]}; `@activity("lines")` on one that gives
{pair pk: the day of the last thing that was done}.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.organisations.defaults import numbers

from .models import Answer, SpentTime
from .states import AT_WORK, State

WELL, ASK, EARLY = "done", "attention", "none"
WORDS = {WELL: _("in order"), ASK: _("worth asking"), EARLY: _("too early to judge")}


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for or against, in words."""

    good: bool
    words: Any


@dataclass(frozen=True, slots=True)
class Health:
    """The verdict as a shape of the desk with its word, the signs behind it, the last day of activity."""

    shape: str
    word: Any
    signs: tuple[Sign, ...]
    last_on: dt.date | None


_signs: dict[str, Callable] = {}
_activities: dict[str, Callable] = {}


def sign(code: str):
    """Register a reading of signs; a second one of the same code is a mistake."""
    return _into(_signs, code)


def activity(code: str):
    """Register a reading of the last day of activity."""
    return _into(_activities, code)


def _into(registry: dict[str, Callable], code: str):
    def register(function):
        if code in registry:
            raise ValueError(f"{code} is registered twice")
        registry[code] = function
        return function

    return register


def health_of(pairs, organisation, today: dt.date) -> dict[int, Health]:
    """The health of those of the pairs that are at work; a query or two for each reading, whatever the number."""
    pairs = [pair for pair in pairs if pair.state in AT_WORK]
    if not pairs:
        return {}
    limits = numbers(organisation, today)
    signs: dict[int, list[Sign]] = defaultdict(list)
    for read in _signs.values():
        for pk, found in read(pairs, today).items():
            signs[pk] += found
    last: dict[int, dt.date] = {}
    for read in _activities.values():
        for pk, day in read(pairs).items():
            last[pk] = max(day, last.get(pk, day))
    return {pair.pk: _verdict(pair, signs[pair.pk], last.get(pair.pk), limits, today) for pair in pairs}


def _verdict(pair, signs, last_on, limits, today) -> Health:
    since = last_on or pair.starts_on
    quiet = (today - since).days
    if quiet > limits["meeting.silence_days"]:
        words = _("nothing has been recorded for %(n)s days") % {"n": quiet}
        signs = [*signs, Sign(False, words)]
    elif last_on:
        signs = [*signs, Sign(True, _("last activity %(day)s") % {"day": f"{last_on:%d.%m.%Y}"})]
    young = (today - pair.starts_on).days < limits["pair.early_days"]
    bad = any(not one.good for one in signs)
    shape = ASK if bad else EARLY if young else WELL
    return Health(shape, WORDS[shape], tuple(signs), last_on)


@sign("pause")
def paused(pairs, today):
    return {pair.pk: [Sign(False, _("the pair is paused"))] for pair in pairs if pair.state == State.PAUSED}


@sign("notice")
def noticed(pairs, today):
    return {
        pair.pk: [Sign(False, _("a notice of early end has been given"))] for pair in pairs if pair.last_on
    }


@activity("hours")
def last_hours(pairs) -> dict[int, dt.date]:
    rows = SpentTime.objects.filter(mentorship__in=pairs).order_by().values("mentorship_id")
    return dict(rows.annotate(last=Max("on")).values_list("mentorship_id", "last"))


@activity("answers")
def last_answers(pairs) -> dict[int, dt.date]:
    rows = Answer.objects.filter(mentorship__in=pairs).order_by().values("mentorship_id")
    return {
        pk: last.date() for pk, last in rows.annotate(last=Max("at")).values_list("mentorship_id", "last")
    }
