"""What an invented staff would answer to the two questionnaires, for seeding banks with requests.

`answers.json` beside a workbook is a list with one record per person who is asked, in the order of the staff:

- `number`, `name`: the person of `truth.json`;
- `mentee` (or null): `categories` (codes of the reasons to be in the bank), `request` in own words,
  `deficits` (list of `code` of the catalogue and `level`, the need 1…3), `hours_month`;
- `mentor` (or null): `competences` (list of `code` and `level` 1…3), `experience_years`, `experience_pairs`,
  `trained_hours`, `achievements`, `hours_month`, `max_mentees`;
- both: `forms`, `kinds`, `modes`, `free_times`, `wished` and `vetoed` (names of colleagues);
- `refused` (true): asked, but does not want to take part; then both others are null.

Free times are `mon-14`: the weekday and the hour in which a free lesson hour begins. Modes are `in_person`,
`online`, `mixed`; forms and kinds carry the codes of the field.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from nastavnik.example.dice import Dice
from nastavnik.example.organisations import Organisation
from nastavnik.example.truth import AS_OF, Person

_MENTOR_MONTHS = 60
_MENTOR_CATEGORIES = ("first", "highest", "mentor_teacher", "methodist_teacher")
_YOUNG_AGE = 35
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat")
_MODES = {"in_person": 5, "mixed": 4, "online": 1}


@cache
def _lists() -> dict[str, Any]:
    text = (files("nastavnik.example") / "data" / "answers.toml").read_text("utf-8")
    return tomllib.loads(text)


def answers(organisation: Organisation, people: Sequence[Person]) -> list[dict[str, Any]]:
    """One record per teaching person who is asked; the head is not."""
    found = []
    # Two organisations of one call share their seed, so the number of the registration tells them apart.
    dice = Dice(int(dict(organisation.requisites)["ogrn"]), "answers")
    mentors = [person for person in people if _may_lead(person)]
    for person in people:
        own = dice.branch(person.number)
        reasons = _reasons(own, person)
        leads = person in mentors and own.chance(0.45 if person.category != "mentor_teacher" else 1)
        if not person.teaching or person.number == 1 or not (reasons or leads):
            continue
        refused = own.chance(0.04)
        found.append(
            {
                "number": person.number,
                "name": person.name,
                "refused": refused,
                "mentee": _mentee(own, person, reasons, mentors) if reasons and not refused else None,
                "mentor": _mentor(own, person, people) if leads and not refused else None,
            }
        )
    return found


def _may_lead(person: Person) -> bool:
    taught = person.service_teaching or 0
    return person.teaching and taught >= _MENTOR_MONTHS and person.category in _MENTOR_CATEGORIES


def _reasons(dice: Dice, person: Person) -> list[str]:
    """Why a person would be a mentee; experienced people now and then want to learn something new."""
    reasons = []
    if person.novice:
        reasons.append("young")
    if person.returned:
        reasons.append("returned")
    elif person.service_here < 12 and not person.novice:
        reasons.append("newcomer")
    if person.new_post:
        reasons.append("transferred")
    if not reasons and dice.chance(0.08):
        reasons.append(dice.one(("deficits", "technology", "attestation")))
    return reasons


def _mentee(dice: Dice, person: Person, reasons: list[str], mentors: list[Person]) -> dict[str, Any]:
    weights: dict[str, float] = {}
    for reason in reasons:
        weights |= _lists()["needs"][reason]
    near = [mentor for mentor in mentors if mentor.subject == person.subject and mentor != person] or mentors
    wished = [dice.one(near)] if near and dice.chance(0.2) else []
    return {
        "categories": reasons,
        "request": dice.one(_lists()["words"]["requests"]),
        "deficits": _levels(dice, weights, dice.number(2, 5)),
        "forms": ["teacher_teacher"],
        "kinds": dice.some(("traditional", "group", "situational", "virtual"), dice.number(1, 2)),
        "modes": _modes(dice),
        "free_times": _free_times(dice),
        "hours_month": dice.one((2, 4, 4, 4, 6, 8)),
        "wished": [mentor.name for mentor in wished],
        "vetoed": _vetoed(dice, [mentor for mentor in mentors if mentor not in (person, *wished)]),
    }


def _mentor(dice: Dice, person: Person, people: Sequence[Person]) -> dict[str, Any]:
    weights = dict(_lists()["gifts"]["any"])
    if AS_OF.year - person.born_on.year <= _YOUNG_AGE:
        weights |= _lists()["gifts"]["young"]
    if person.group == "support":
        weights |= _lists()["gifts"]["support"]
    years = min(dice.skewed(0, 12, 1), (person.service_teaching or 0) // 12 - 5)
    novices = [other for other in people if other.novice]
    wish = dice.chance(0.1) and novices
    return {
        "competences": _levels(dice, weights, dice.number(4, 9)),
        "experience_years": years,
        "experience_pairs": dice.number(years // 3, years) if years else 0,
        "trained_hours": dice.one((0, 0, 16, 36, 72)),
        "achievements": dice.one(_lists()["words"]["achievements"]),
        "hours_month": dice.one((4, 6, 8, 8, 10, 12)),
        "max_mentees": dice.weighted({1: 5, 2: 4, 3: 1}),
        "forms": ["teacher_teacher", "faculty_young_teacher"] if dice.chance(0.1) else ["teacher_teacher"],
        "kinds": dice.some(
            ("traditional", "group", "situational", "virtual", "short_term"), dice.number(1, 3)
        ),
        "modes": _modes(dice),
        "free_times": _free_times(dice),
        "wished": [dice.one(novices).name] if wish else [],
        "vetoed": [],
    }


def _vetoed(dice: Dice, others: list[Person]) -> list[str]:
    return [dice.one(others).name] if others and dice.chance(0.03) else []


def _levels(dice: Dice, weights: dict[str, float], count: int) -> list[dict[str, Any]]:
    """`count` different codes drawn by weight, each with a level 1…3, in the order of the codes."""
    left = dict(weights)
    drawn: dict[str, int] = {}
    while left and len(drawn) < count:
        code = dice.weighted(left)
        del left[code]
        drawn[code] = dice.skewed(1, 3, 2)
    return [{"code": code, "level": level} for code, level in sorted(drawn.items())]


def _modes(dice: Dice) -> list[str]:
    first = dice.weighted(_MODES)
    return [first] if dice.chance(0.6) else sorted({first, dice.weighted(_MODES)})


def _free_times(dice: Dice) -> list[str]:
    days = dice.some(_DAYS, dice.number(2, 4))
    return [f"{day}-{hour}" for day in days for hour in dice.some(range(8, 18), dice.number(1, 3))]
