"""A working life that hangs together: age, service, education, category, the day of hiring."""

from dataclasses import dataclass
from datetime import date, timedelta

from nastavnik.example.dice import Dice
from nastavnik.example.truth import AS_OF

_NOVICE_MONTHS = 36
_OLDEST = 74


@dataclass(frozen=True)
class Career:
    born_on: date
    employed_on: date
    service_total: int
    service_teaching: int | None
    service_here: int
    education: str
    category: str
    category_on: date | None
    novice: bool
    returned: bool
    new_post: bool


def months_between(start: date, end: date) -> int:
    """Whole months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def invent_career(dice: Dice, group: str, *, novice: bool) -> Career:
    """`group` as in `Person`; a novice has taught for less than three years."""
    if group == "technical":
        return _technical(dice)
    teaching = dice.number(0, _NOVICE_MONTHS - 1) if novice else _taught(dice, group)
    returned = not novice and dice.chance(0.03)
    here_wanted = _here(dice, teaching, novice, returned)
    employed_on = _hired(dice, here_wanted)
    here = months_between(employed_on, AS_OF)
    if here_wanted == teaching:
        teaching = here if novice else max(here, 36)
    age = _age(dice, teaching, novice)
    # Work before the school, as far as there was time for it since the age of eighteen.
    spare = max(0, (age - 18) * 12 - teaching)
    other = dice.skewed(0, spare, 0) if dice.chance(0.75 if novice and age > 27 else 0.4) else 0
    category = _category(dice, group, teaching)
    return Career(
        born_on=_birthday(dice, age),
        employed_on=employed_on,
        service_total=teaching + other,
        service_teaching=teaching,
        service_here=here,
        education=_education(dice, group, age),
        category=category,
        category_on=_category_on(dice, teaching) if category not in ("none", "") else None,
        novice=novice,
        returned=returned,
        new_post=not novice and here > 24 and dice.chance(0.03),
    )


def _technical(dice: Dice) -> Career:
    age = dice.skewed(23, 66, 50)
    total = dice.number(0, (age - 18) * 12)
    employed_on = _hired(dice, dice.skewed(0, total, total // 4))
    here = months_between(employed_on, AS_OF)
    education = dice.weighted({"vocational": 6, "higher": 3, "secondary": 2})
    born = _birthday(dice, age)
    return Career(born, employed_on, total, None, here, education, "", None, False, False, False)


def _taught(dice: Dice, group: str) -> int:
    fewest = 8 if group == "administration" else 3
    return dice.skewed(fewest, 46, 20) * 12 + dice.number(0, 11)


def _here(dice: Dice, teaching: int, novice: bool, returned: bool) -> int:
    if returned:
        return dice.number(0, 10)
    if novice:
        return teaching if dice.chance(0.8) else dice.number(0, teaching)
    kind = dice.weighted({"all": 30, "part": 60, "newcomer": 10})
    if kind == "all":
        return teaching
    return dice.number(0, 11) if kind == "newcomer" else dice.number(12, max(12, teaching))


def _hired(dice: Dice, months: int) -> date:
    """The day of hiring, at most `months` before; two in three begin about the first of September."""
    years, rest = divmod(AS_OF.year * 12 + AS_OF.month - 1 - months, 12)
    day = date(years, rest + 1, 1)
    if months and dice.chance(0.66):
        september = date(day.year + (day.month > 9), 9, 1)
        return min(september, AS_OF)
    late = day + timedelta(days=dice.number(0, 27))
    return min(late, AS_OF)


def _age(dice: Dice, teaching: int, novice: bool) -> int:
    if novice and dice.chance(0.25):
        return dice.skewed(28, 52, 33)
    start = dice.skewed(20, 30, 22)
    return max(20, min(start + teaching // 12, _OLDEST))


def _birthday(dice: Dice, age: int) -> date:
    first = date(AS_OF.year - age - 1, AS_OF.month, 2)
    return first + timedelta(days=dice.number(0, 363))


def _education(dice: Dice, group: str, age: int) -> str:
    if group != "teachers":
        return dice.weighted({"higher": 85, "master": 7, "retrained": 8}) if age > 23 else "bachelor"
    if age <= 23:
        return dice.weighted({"vocational": 5, "bachelor": 4, "unfinished": 3})
    if age <= 38:
        return dice.weighted({"higher": 40, "bachelor": 30, "vocational": 16, "master": 10, "retrained": 4})
    return dice.weighted({"higher": 78, "vocational": 17, "master": 2, "retrained": 3})


def _category(dice: Dice, group: str, teaching: int) -> str:
    if group == "administration":
        return dice.weighted({"conformity": 55, "highest": 20, "first": 12, "none": 13})
    if teaching < 24:
        return "none"
    if teaching < 36:
        return dice.weighted({"none": 60, "conformity": 40})
    if teaching < 60:
        return dice.weighted({"none": 25, "conformity": 40, "first": 35})
    if teaching < 120:
        return dice.weighted({"none": 5, "conformity": 30, "first": 55, "highest": 10})
    return dice.weighted(
        {"none": 4, "conformity": 20, "first": 37, "highest": 33, "mentor_teacher": 3, "methodist_teacher": 3}
    )


def _category_on(dice: Dice, teaching: int) -> date:
    """Within the last five years, but not before the person could have been judged."""
    months = dice.number(1, max(1, min(58, teaching - 22)))
    years, rest = divmod(AS_OF.year * 12 + AS_OF.month - 1 - months, 12)
    return date(years, rest + 1, dice.number(10, 28))
