"""Levels of school as lists word them: «нач.», «5–9», «1–4 кл.», «5А, 7Б», «ДОУ»; also dates that Excel made of «5-9»."""
# ruff: noqa: E501 - a table of wordings reads best with one rule a line

import datetime
import re
from functools import lru_cache
from typing import Any

from .dates import MONTHS
from .reading import Read, folded, is_nothing, plain

ORDER = ("preschool", "primary", "basic", "secondary", "additional", "vocational")
WORDED = (
    ("preschool", re.compile(r"дошк|доу\b|\bдо\b|детск\w* сад|ясл|младш\w* групп|подготовит\w* групп|старш\w* групп|средн\w* групп")),
    ("primary", re.compile(r"нач|\bноо\b")),
    ("vocational", re.compile(r"\bспо\b|средн\w* проф|профессион|колледж")),
    ("additional", re.compile(r"дополнит|\bдоп\b|\bдод\b|внеуроч|кружок")),
    ("secondary", re.compile(r"\bсоо\b|старш(?!\w* групп)|средняя школа|среднее общ|средн\w* общ|средняя|среднее$|\bср\.? ?шк|полное|полная|\bсреднее\b(?! проф)")),
    ("basic", re.compile(r"\bооо\b|основн|среднее звено|сред\w* звен|\bосн\b")),
)  # fmt: skip
SPAN = re.compile(r"(?<!\d)(\d{1,2})\s*(?:-|–|—|\.{2,3}|по|до)\s*(\d{1,2})(?!\d)")
SINGLE = re.compile(r"(?<![\d-])(\d{1,2})(?!\d)")
SHORT_DATE = re.compile(r"(\d{1,2})[. -]([а-я]{3})[а-я]*\.?")


def _of_class(number: int) -> str | None:
    if 1 <= number <= 4:
        return "primary"
    if 5 <= number <= 9:
        return "basic"
    return "secondary" if number in (10, 11, 12) else None


def _of_classes(numbers: set[int]) -> tuple[str, ...]:
    found = {_of_class(number) for number in numbers}
    return tuple(level for level in ORDER if level in found)


@lru_cache(maxsize=4096)
def _levels(text: str) -> Read[tuple[str, ...]]:
    text = folded(text)
    if is_nothing(text):
        return Read()
    if (found := SHORT_DATE.fullmatch(text)) and found[2] in [month[:3] for month in (*MONTHS, "май", "мая")]:
        month = 5 if found[2] in ("май", "мая") else [month[:3] for month in MONTHS].index(found[2]) + 1
        return Read(_of_classes(set(range(int(found[1]), month + 1))) or None, "level_from_date")
    levels = {code for code, pattern in WORDED if pattern.search(text)}
    if "basic" in levels and re.search(r"среднее звено|сред\w* звен", text):
        levels.discard("secondary")
    numbers: set[int] = set()
    for first, last in SPAN.findall(text):
        numbers |= set(range(int(first), int(last) + 1))
    numbers |= {int(number) for number in SINGLE.findall(SPAN.sub(" ", text))}
    levels |= set(_of_classes(numbers))
    if not levels:
        return Read(problem="unreadable_level")
    return Read(tuple(level for level in ORDER if level in levels))


def read_levels(value: Any) -> Read[tuple[str, ...]]:
    """Return the levels a cell names, in the order of schooling."""
    if isinstance(value, datetime.date):  # «5-9» typed into a cell became 5 September
        found = _of_classes(set(range(value.day, value.month + 1)))
        return Read(found, "level_from_date") if found else Read(problem="unreadable_level")
    if isinstance(value, bool | datetime.time | datetime.timedelta):
        return Read(problem="unreadable_level")
    return _levels(plain(value))


def level_of_post(post: str) -> tuple[str, ...]:
    """Return the level that a post itself names, () where it does not."""
    text = folded(post)
    if "начальных классов" in text:
        return ("primary",)
    if "дополнительного образования" in text or "педагог доп" in text:
        return ("additional",)
    if "воспитател" in text and not re.search(r"гпд|продл|интернат|общежит|продлен", text):
        return ("preschool",)
    return ("vocational",) if "производственного обучения" in text else ()
