"""Qualification category and education as staff lists word them."""
# ruff: noqa: E501 - a table of wordings reads best with one rule a line

import datetime
import re
from functools import lru_cache
from typing import Any

from .reading import Read, folded, is_nothing, plain

CATEGORIES = (
    ("mentor_teacher", re.compile(r"(?:пед\w*|учитель)\W{0,4}наставник|\bп-н\b|^наставник")),
    ("methodist_teacher", re.compile(r"(?:пед\w*|учитель)\W{0,4}методист|^методист")),
    ("highest", re.compile(r"высш|\bвкк\b|\bвк\b|^в\.? ?к\.? ?к?\.?$|^в\W*$|^выс\b|\bвысш")),
    (
        "none",
        re.compile(
            r"без\b.{0,8}\bкат|б/к|\bбк\b|^б\.? ?к\.?$|^без$|нет|не имеет|не аттест|молод\w* спец|^0$|отсутств"
        ),
    ),
    ("conformity", re.compile(r"сзд|соотв|с\.? ?з\.? ?д|з\.?д\b")),
    ("second", re.compile(r"втор|\b2\b|^2|\b11\b|^11")),
    ("first", re.compile(r"перв|\b1\b|^1|\bпкк\b|^п\.? ?к\.? ?к?\.?$")),
)
STRIP_DATES = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b(19|20)\d\d\b|№\s*[\w/-]+")

EDUCATION = (
    ("student", re.compile(r"студент|обучается|учится|\d курс")),
    ("incomplete_higher", re.compile(r"н/в|неоконч|незак|неполн\w* высш|незаверш")),
    ("postgraduate", re.compile(r"аспирант|ординатур|кандидат|доктор\w* наук|подготовк\w* кадров")),
    ("master", re.compile(r"магистр|магистратура")),
    ("bachelor", re.compile(r"бакалавр")),
    ("vocational", re.compile(
        r"спо\b|сп\b|с/п|с\.п|с/с|ср\w*[.\- /]*\s*(?:проф|спец|пед|тех)|среднее? проф|ссуз|техникум|колледж|училищ|нпо\b|начальн\w* проф"
    )),
    ("higher", re.compile(r"высш|\bв/о\b|\bво\b|^в\.?$|^в/п|специалитет|университет|институт|академи|\bвуз")),
    ("general", re.compile(r"средн|ср\.|общее|11 кл|10 кл|аттестат")),
)  # fmt: skip


@lru_cache(maxsize=4096)
def _category(text: str) -> Read[str]:
    text = folded(text)
    if not text or is_nothing(text):
        return Read("none" if "-" in text else None)  # a dash in this column says «no category»
    text = STRIP_DATES.sub(" ", text).strip()
    latin = re.sub(r"\b[iіl]{1,2}(?![а-яa-z])|\b[iіl]{1,2}(?=кк)", lambda found: "1" * len(found[0]), text)
    for code, pattern in CATEGORIES:
        if pattern.search(latin):
            return Read("none", "second_category") if code == "second" else Read(code)
    return Read(problem="unreadable_category")


def read_category(value: Any) -> Read[str]:
    """Return highest, first, conformity, none, mentor_teacher or methodist_teacher."""
    if isinstance(value, bool | datetime.date | datetime.time | datetime.timedelta):
        return Read(problem="unreadable_category")
    return _category(plain(value))


@lru_cache(maxsize=4096)
def _education(text: str) -> Read[str]:
    text = folded(text)
    if is_nothing(text):
        return Read()
    for code, pattern in EDUCATION:
        if pattern.search(text):
            return Read(code)
    return Read(problem="unreadable_education")


def read_education(value: Any) -> Read[str]:
    """Return student, incomplete_higher, postgraduate, master, bachelor, higher, vocational or general."""
    if isinstance(value, bool | int | float | datetime.date):
        return Read(problem="unreadable_education") if plain(value) else Read()
    return _education(plain(value))
