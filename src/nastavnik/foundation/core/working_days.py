"""Working days by the Russian production calendar: holidays, moved days off, working Saturdays; whole months."""

import datetime as dt
from calendar import monthrange
from functools import lru_cache


@lru_cache(maxsize=16)
def _calendar(year: int):
    import holidays  # heavy, and only terms in working days need it

    return holidays.country_holidays("RU", years=year)


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday without public holidays and moved days off; a Saturday that was made a working day.

    The days moved by the Government are known for the years whose calendar has come out; of later years only
    the holidays of the Labour Code.
    """
    calendar = _calendar(day.year)
    return day not in calendar and (day.weekday() < 5 or day in calendar.weekend_workdays)


def after_notice(notice_on: dt.date, days: int) -> dt.date:
    """The first day before which `days` whole working days lie after the day of the notice.

    A notice of Thursday with three days: Friday, Monday and Tuesday pass, so Wednesday.
    """
    day, left = notice_on, days
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day + dt.timedelta(days=1)


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months ago, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def after_working_days(day: dt.date, days: int) -> dt.date:
    """The `days`-th working day after the day: of a Friday with three days, Wednesday."""
    left = days
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day
