"""Length of service as cells hold it («8 лет 3 мес», «8,5», «с 2015», «б/с»), in whole months."""

import datetime
import re
from functools import lru_cache
from typing import Any

from .dates import EXCEL_ZERO, in_text
from .reading import Read, folded, is_nothing, number_in, plain

LONGEST = 80 * 12
YEARS = re.compile(r"(\d{1,2})(?:[.,](\d{1,2}))?\s*-?\s*(?:лет|год[а-я]*|л|г|л-т)(?![а-я])")
MONTHS = re.compile(r"(\d{1,3})\s*-?\s*(?:месяц[а-я]*|мес[а-я]*|м)(?![а-я])")
DAYS = re.compile(r"(\d{1,2})\s*-?\s*(?:дн[а-я]*|день|д)(?![а-я])")
NUMBER = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
NONE = re.compile(
    r"(б/с|бс|б\. ?с\.?|без стажа|нет|нет стажа|не имеет|отсутствует|ноль|молод[а-я]* спец[а-я.]*|м/с)"
)
UNDER_YEAR = re.compile(
    r"(менее|меньше|до|<)\s*(1|одного|1-го)?\s*(год[а-я]*|г\.?)?|первый год|1-й год|неполный год"
)
SINCE = re.compile(r"^(с|со|от)\s+\D{0,12}\d|начал")
BOUND = re.compile(r"(более|больше|свыше|>|не менее|около|примерно|почти|ок\.)|\d\s*\+|\d\s*-\s*\d")


def _since(day: datetime.date, today: datetime.date) -> int:
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(months, 0)


def _from_years(years: float) -> Read[int]:
    months = round(years * 12)
    return Read(months) if 0 <= months <= LONGEST else Read(problem="unreadable_service")


def read_service(value: Any, *, today: datetime.date, unit: str = "years") -> Read[int]:
    """Read service in months as of `today`; `unit` says what a bare number counts: years, months or days."""
    if isinstance(value, bool | datetime.time | datetime.timedelta):
        return Read(problem="unreadable_service")
    if isinstance(value, datetime.date):
        day = value.date() if isinstance(value, datetime.datetime) else value
        if not 1940 <= day.year <= today.year + 1:
            return Read(problem="unreadable_service")
        # Excel turns a typed «8.5» into 8 May of this year: too recent a day may be such a one.
        return Read(_since(day, today), "service_from_date" if day.year >= today.year - 1 else "")
    number = number_in(value)
    if number is not None:
        return _from_number(number, value, today, unit)
    return _from_text(folded(plain(value)), today)


def _from_number(number: float, value: Any, today: datetime.date, unit: str) -> Read[int]:
    if unit == "months":
        return Read(round(number)) if 0 <= number <= LONGEST else Read(problem="unreadable_service")
    if unit == "days":
        return Read(0) if 0 <= number <= 31 else Read(problem="unreadable_service")
    if 1950 <= number <= today.year and number == int(number):
        return Read(_since(datetime.date(int(number), 9, 1), today), "service_guessed")
    if 18_000 < number < 80_000:
        day = EXCEL_ZERO + datetime.timedelta(days=int(number))
        return Read(_since(day, today), "service_from_date")
    text = plain(value)
    if isinstance(value, str) and re.fullmatch(r"\d{1,2}[.,]1[01]", text):  # «8,11» is 8 years 11 months
        years, months = re.split("[.,]", text)
        return Read(int(years) * 12 + int(months), "service_guessed")
    return _from_years(number)


@lru_cache(maxsize=8192)
def _from_text(text: str, today: datetime.date) -> Read[int]:
    if is_nothing(text):
        return Read()
    if NONE.fullmatch(text):
        return Read(0)
    years, months = YEARS.search(text), MONTHS.search(text)
    if UNDER_YEAR.fullmatch(text.strip(" .")):
        return Read(0)
    day, exactness = in_text(text, today)
    if day and (SINCE.search(text) or exactness == "day" or not years):
        if day.year < 1940 or day > today + datetime.timedelta(days=366):
            return Read(problem="unreadable_service")
        return Read(_since(day, today), "" if exactness == "day" else "service_guessed")
    problem = "service_guessed" if BOUND.search(text) else ""
    if years or months:
        total = int(years[1]) * 12 if years else 0
        if years and years[2]:
            total = round(float(f"{years[1]}.{years[2]}") * 12)
        total += int(months[1]) if months else 0
        return Read(total, problem) if total <= LONGEST else Read(problem="unreadable_service")
    if DAYS.fullmatch(text.strip(" .")):
        return Read(0)
    if problem and (found := NUMBER.search(text)):
        return Read(_from_years(float(found[0].replace(",", "."))).value, problem)
    return Read(problem="unreadable_service")


def read_services(value: Any, *, today: datetime.date) -> dict[str, Read[int]]:
    """Read «15/12» or «общий – 15, пед. – 12» of one cell into total, teaching, here."""
    if isinstance(value, datetime.date):  # «15/12» was taken for 15 December
        return {
            "total": Read(value.day * 12, "service_guessed"),
            "teaching": Read(value.month * 12, "service_guessed"),
        }
    text = value if isinstance(value, str) else plain(value)
    pieces = [piece for piece in re.split(r"[/\\;\n|]", text) if piece.strip()]
    if len(pieces) == 1 and re.search("общ|пед", folded(text)):
        pieces = re.split(r",(?=\s*[а-яА-Я])", text)
    found: dict[str, Read[int]] = {}
    for piece, usual in zip(pieces[:3], ("total", "teaching", "here"), strict=False):
        words = folded(piece)
        key = (
            "total"
            if "общ" in words
            else "teaching"
            if "пед" in words
            else "here"
            if re.search("оо|здесь|данн", words)
            else usual
        )
        bare = re.sub(r"^[^\d<]*?(?:общ|пед|стаж|в оо|здесь|данн)[^\d<]*", "", plain(piece).lower())
        found[key] = read_service(bare.strip(" -:,."), today=today)
    return found
