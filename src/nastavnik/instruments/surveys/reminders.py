"""The pattern of reminders, as data."""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

from nastavnik.foundation.core.working_days import is_working_day


@cache
def usual_steps() -> tuple[dict[str, int], ...]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(data["step"])


def working_days_on(day: dt.date, count: int) -> dt.date:
    """The working day that is `count` working days after `day`, or before it for a negative count."""
    step, left = dt.timedelta(days=1 if count >= 0 else -1), abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def day_of(step: dict[str, int], asked_on: dt.date, due_on: dt.date) -> dt.date:
    """The day of a step; never before the day after the asking."""
    if "after" in step:
        return working_days_on(asked_on, step["after"])
    return max(working_days_on(due_on, -step["before"]), asked_on + dt.timedelta(days=1))


def due_steps(steps, asked_on: dt.date, due_on: dt.date, today: dt.date) -> int:
    """How many of the steps have come by today; none any more after the last day."""
    if today > due_on:
        return 0
    return sum(day_of(step, asked_on, due_on) <= today for step in steps)
