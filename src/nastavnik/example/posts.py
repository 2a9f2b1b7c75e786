"""Who works in an organisation of a kind and size: the list of places to fill."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nastavnik.example.dice import Dice

_MAIN_SHARE = 0.45
_DEPUTY_TEACHES = 0.6


@dataclass(frozen=True)
class Place:
    """One place in the staff: a post with what is taught on it."""

    post: str
    group: str
    subject: str = ""
    subject_genitive: str = ""
    level: str = ""
    hours: float | None = None


@cache
def _lists() -> dict[str, Any]:
    text = (files("nastavnik.example") / "data" / "posts.toml").read_text("utf-8")
    return tomllib.loads(text)


def plan_posts(dice: Dice, kind: str, staff: int) -> list[Place]:
    """The head first, then the others in the order of a staff table; exactly `staff` places."""
    lists = _lists()[kind]
    places = [_with_lessons(dice, kind, Place(lists["head"], "administration", hours=40))]
    most = round(staff * (1 - _MAIN_SHARE))
    for post, from_staff, per, group, hours in lists["fixed"]:
        wanted = 0 if staff < from_staff else 1 + ((staff - from_staff) // per if per else 0)
        for _ in range(min(wanted, most - len(places))):
            place = Place(post, group, hours=hours)
            places.append(_with_lessons(dice, kind, place) if group == "administration" else place)
    return [*places, *_main(dice, lists, staff - len(places))]


def _main(dice: Dice, lists: dict[str, Any], count: int) -> list[Place]:
    """Teachers by subject, in proportion to the weights (largest remainders)."""
    subjects = lists["subjects"]
    weights = [subject[3] * dice.real(0.8, 1.2) for subject in subjects]
    shares = [count * weight / sum(weights) for weight in weights]
    counts = [int(share) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda index: (counts[index] - shares[index], index))
    for index in by_rest[: count - sum(counts)]:
        counts[index] += 1
    return [
        Place(lists["main"], "teachers", name, genitive, level)
        for (name, genitive, level, _), times in zip(subjects, counts, strict=True)
        for _ in range(times)
    ]


def _with_lessons(dice: Dice, kind: str, place: Place) -> Place:
    """Heads and deputies of schools and colleges often teach a few hours."""
    if kind not in ("school", "college") or not dice.chance(_DEPUTY_TEACHES):
        return place
    name, genitive, level, _ = dice.one([line for line in _lists()[kind]["subjects"] if line[2] != "primary"])
    return Place(place.post, place.group, name, genitive, level, place.hours)
