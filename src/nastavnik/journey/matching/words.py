"""Explanations of a run as people read them: codes of levels, deficits, forms and modes under their names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import override

from nastavnik.foundation.people.models import Person, SchoolLevel
from nastavnik.journey.register.catalogue import areas
from nastavnik.journey.register.wishes import Form, Kind, Mode

from .translate import MODES, why_from, why_nobody_from

QUOTED = re.compile(r"«(\d+)»")
CODE = re.compile(r"[a-z][a-z0-9]*(?:[_.][a-z0-9_]+)*")


@cache
def _names(language: str) -> dict[str, str]:
    with override(language):
        known = {
            str(value): str(label)
            for kind in (SchoolLevel, Form, Kind, Mode)
            for value, label in kind.choices
        }
    known |= {MODES[mode]: known[mode] for mode in MODES}
    points = (one for area in areas() for one in (area, *area.points))
    return known | {point.code: getattr(point, language).lower() for point in points}


def readable(text: str, language: str = "ru") -> str:
    """The text with every code of the banks under its name; «та же ступень: primary» → «… начальная школа»."""
    names = _names(language)
    return CODE.sub(lambda found: names.get(found[0], found[0]), text)


def said_of_pair(why: dict[str, Any], names: Mapping[str, str], language: str = "ru") -> list[str]:
    """Why this pair, sentence by sentence, without the first one, which only names the mentor and the score."""
    return [readable(sentence, language) for sentence in why_from(why).sentences(_known(language), names)[1:]]


@dataclass(frozen=True, slots=True)
class Reasons:
    """What speaks for a pair and against it, each a phrase with its points; `better` are sentences."""

    good: list[tuple[str, int, int]]
    weak: list[tuple[str, int, int]]
    better: list[str]


def reasons_in_words(why: dict[str, Any], names: Mapping[str, str], language: str = "ru") -> Reasons:
    """The reasons of a pair, the weightiest first: for it from the middle of a criterion up, else against."""
    known = _known(language)
    rows = sorted(why["reasons"], key=lambda row: (-row["points"], row["criterion"]))
    told = [
        (row["value"], (_first_up(readable(row[known], known)), row["points"], row["weight"])) for row in rows
    ]
    value = why_from(why | {"reasons": []})
    return Reasons(
        [one for worth, one in told if worth >= 500],
        [one for worth, one in sorted(told, key=lambda row: -row[1][2]) if worth < 500],
        value.sentences(known, names)[1:],
    )


def said_of_nobody(why: dict[str, Any], names: Mapping[str, str], language: str = "ru") -> list[str]:
    """Why there is no mentor and what would help, sentence by sentence."""
    return [
        readable(sentence, language) for sentence in why_nobody_from(why).sentences(_known(language), names)
    ]


def help_for_nobody(why: dict[str, Any], names: Mapping[str, str], language: str = "ru") -> str:
    """The one change that would help most, or the sentence that no single one would."""
    helps = why_nobody_from(why).helps
    if helps:
        return readable(helps[0].sentence(_known(language), names), language)
    return said_of_nobody(why, names, language)[-1]


def reasons_said(reasons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The reasons of a pair as they go with it into the register: both languages in words."""
    return [row | {one: readable(row[one], one) for one in ("ru", "en")} for row in reasons]


def problem_said(problems) -> str:
    """What stands against a task, with people named where the matcher quotes their ids."""
    text = " ".join(problems)
    keys = [int(one) for one in QUOTED.findall(text)]
    names = {str(pk): person.short_name for pk, person in Person.objects.in_bulk(keys).items()}
    return QUOTED.sub(lambda found: f"«{names.get(found[1], found[1])}»", text)


def _known(language: str) -> str:
    return "en" if language.startswith("en") else "ru"


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
