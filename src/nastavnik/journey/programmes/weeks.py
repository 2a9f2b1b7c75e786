"""Working weeks: when activities can be due, leaving out usual vacations and public holidays."""

import datetime as dt
import tomllib
from functools import cache, lru_cache
from pathlib import Path

SOURCE = Path(__file__).with_name("calendar.toml")


@cache
def _vacations() -> dict[str, list]:
    rows = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return {kind: [tuple(map(_month_day, pair)) for pair in row["vacations"]] for kind, row in rows.items()}


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


@lru_cache(maxsize=16)
def _holidays(year: int) -> frozenset[dt.date]:
    import holidays  # heavy, and only the composing of a programme needs it

    return frozenset(holidays.country_holidays("RU", years=year))


def is_working(day: dt.date, kind: str) -> bool:
    """Monday to Friday, no public holiday, not in a usual vacation of this kind of organisation."""
    return day.weekday() < 5 and day not in _holidays(day.year) and not in_vacation(day, kind)


def in_vacation(day: dt.date, kind: str) -> bool:
    """Whether the day lies in a usual vacation; a kind without its own calendar has a school's."""
    at = (day.month, day.day)
    for first, last in _vacations().get(kind, _vacations()["school"]):
        inside = first <= at <= last if first <= last else at >= first or at <= last
        if inside:
            return True
    return False


@lru_cache(maxsize=256)
def last_days(starts_on: dt.date, ends_on: dt.date, kind: str) -> tuple[dt.date, ...]:
    """The last working day of every week between the two days that has one, in order.

    Where the whole term is vacation, every week's Friday: a plan has to have days.
    """
    found: dict[dt.date, dt.date] = {}
    for shift in range((ends_on - starts_on).days + 1):
        day = starts_on + dt.timedelta(days=shift)
        if is_working(day, kind):
            found[day - dt.timedelta(days=day.weekday())] = day
    if found:
        return tuple(found.values())
    weeks = (ends_on - starts_on).days // 7 + 1
    return tuple(min(starts_on + dt.timedelta(days=7 * week + 4), ends_on) for week in range(weeks))


def spread(days: tuple[dt.date, ...], count: int) -> list[dt.date]:
    """`count` of the days, evenly from the first to the last; a day recurs only where there are too few."""
    if count <= 1:
        return list(days[:1]) * count
    return [days[round(n * (len(days) - 1) / (count - 1))] for n in range(count)]
