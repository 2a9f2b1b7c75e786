"""Days and years as cells hold them: dates, Excel's serial numbers, «01.09.2019», «1 сентября», «85 г.р.»."""

import datetime
import re
from functools import lru_cache
from typing import Any

from .reading import Read, is_nothing, number_in, plain

EXCEL_ZERO = datetime.date(1899, 12, 30)
SERIALS = range(3654, 80_000)  # 1910 … 2119
OLDEST_BIRTH = 1920
YOUNGEST_AGE = 14  # the Labour Code lets no one work earlier
MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")

NUMERIC = re.compile(r"\b(\d{1,2})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{4}|\d{2})\b")
ISO = re.compile(r"\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
WORDED = re.compile(r"(?:\b(\d{1,2})\s*[-. ]?\s*)?\b([а-я]{3,8})\.?\s*[-. ]?\s*(\d{4}|\d{2})(?!\d)")
MONTH_YEAR = re.compile(r"\b(\d{1,2})[./-](\d{4})\b")
YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d|21\d\d)(?!\d)")
SHORT_YEAR = re.compile(r"(?<!\d)(\d{2})\s*(?:г\.?\s*р?\.?|год\w*)?$")


def full_year(year: int, today: datetime.date, *, future: int = 0) -> int:
    """Turn a year of two digits into four, the latest that is no more than `future` years ahead."""
    if year >= 100:
        return year
    return 2000 + year if 2000 + year <= today.year + future else 1900 + year


def month_number(word: str) -> int | None:
    """«сентября», «сен» → 9."""
    for number, stem in enumerate(MONTHS, 1):
        if word.startswith(stem) and (stem != "ма" or word in ("май", "мая", "мае")):
            return number
    return None


def _built(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=8192)
def in_text(text: str, today: datetime.date) -> tuple[datetime.date | None, str]:
    """Return the first day named in a text and how exactly it is named: "day", "month", "year" or ""."""
    text = text.lower()
    if found := ISO.search(text):
        year, month, day = map(int, found.groups())
        if built := _built(year, month, day):
            return built, "day"
    if found := NUMERIC.search(text):
        day, month, year = map(int, found.groups())
        if built := _built(full_year(year, today, future=10), month, day):
            return built, "day"
    if (found := WORDED.search(text)) and (month_found := month_number(found[2])):
        year = full_year(int(found[3]), today, future=10)
        if built := _built(year, month_found, int(found[1] or 1)):
            return built, "day" if found[1] else "month"
    if (found := MONTH_YEAR.search(text)) and (built := _built(int(found[2]), int(found[1]), 1)):
        return built, "month"
    if found := YEAR.search(text):
        return _built(int(found[1]), 9, 1), "year"
    return None, ""


def read_day(value: Any, *, today: datetime.date) -> Read[datetime.date]:
    """Read the day of a hire or a leave; a month alone gives its first day, a year alone 1 September."""
    if isinstance(value, datetime.date):
        return Read(value.date() if isinstance(value, datetime.datetime) else value)
    text = plain(value)
    if is_nothing(text) or isinstance(value, bool):
        return Read()
    number = number_in(value)
    if number is not None:
        if int(number) in range(1940, 2100):
            return Read(datetime.date(int(number), 9, 1), "day_guessed")
        if int(number) in SERIALS:
            return Read(EXCEL_ZERO + datetime.timedelta(days=int(number)))
        if not isinstance(value, str) or text.count(".") != 1:
            return Read(problem="unreadable_day")
    day, exactness = in_text(text, today)
    if day is None or not 1900 <= day.year <= 2150:
        return Read(problem="unreadable_day")
    return Read(day, "" if exactness == "day" else "day_guessed")


def _year_of(value: Any, today: datetime.date) -> Read[int]:
    if isinstance(value, datetime.date):
        return Read(value.year)
    number = number_in(value)
    if number is not None and number == int(number):
        if 0 <= number < 100:
            return Read(full_year(int(number), today), "year_guessed")
        if int(number) in SERIALS and not 1000 <= number < 3700:
            return Read((EXCEL_ZERO + datetime.timedelta(days=int(number))).year)
        return Read(int(number)) if 1000 <= number < 3700 else Read(problem="unreadable_birth")
    text = plain(value).lower()
    if found := NUMERIC.search(text):
        day, month, year = map(int, found.groups())
        year = full_year(year, today)
        return Read(year, "" if _built(year, month, day) else "year_guessed")
    if found := YEAR.search(text):
        return Read(int(found[1]))
    day_found, exactness = in_text(text, today)
    if day_found and exactness in ("day", "month"):
        year = day_found.year
        return Read(year - 100 if today.year < year <= today.year + 10 and not YEAR.search(text) else year)
    if found := SHORT_YEAR.search(text):
        return Read(full_year(int(found[1]), today), "year_guessed" if found[0].isdigit() else "")
    return Read(problem="unreadable_birth")


def read_birth_year(value: Any, *, today: datetime.date) -> Read[int]:
    """Read a birth date or year and keep the year alone.

    The problems birth_year_in_future, birth_year_too_early and too_young name an impossible value: the row is
    rejected; any other problem leaves the year unknown or guessed.
    """
    if isinstance(value, bool) or is_nothing(plain(value)):
        return Read()
    read = _year_of(value, today)
    year = read.value
    if year is None:
        return read
    if year > today.year:
        return Read(problem="birth_year_in_future")
    if year < OLDEST_BIRTH:
        return Read(problem="birth_year_too_early")
    if year > today.year - YOUNGEST_AGE:
        return Read(problem="too_young")
    return read


def read_age(value: Any, *, today: datetime.date) -> Read[int]:
    """Read «41 год» in a column of ages: the birth year it gives may be one off."""
    found = re.match(r"\s*(\d{1,3})(?!\d)", plain(value))
    if not found:
        return Read() if is_nothing(plain(value)) else Read(problem="unreadable_birth")
    age = int(found[1])
    return Read(today.year - age, "year_guessed") if 14 <= age <= 100 else Read(problem="unreadable_birth")
