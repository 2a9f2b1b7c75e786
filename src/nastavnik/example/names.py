"""Invented people's names: Russian ones and the many others that a Russian staff list holds."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations
from typing import Any

from nastavnik.example.dice import Dice

SPECIALS = ("double", "indeclinable", "without_patronymic", "long", "korean", "armenian", "tatar", "german")
_INFLECTED = {"russian", "ukrainian", "tatar", "bashkir", "caucasian"}
_DOUBLE = 0.03
_LONG_ENOUGH = 60
_YOUNGER_FROM = 1983


@dataclass(frozen=True, order=True)
class Name:
    surname: str
    first_name: str
    patronymic: str
    woman: bool

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.surname, self.first_name, self.patronymic) if part)


@cache
def _lists() -> dict[str, Any]:
    text = (files("nastavnik.example") / "data" / "names.toml").read_text("utf-8")
    return tomllib.loads(text)


def feminine(surname: str) -> str:
    """The form that a woman of a Slavic or Turkic family bears; the same word where it does not change."""
    if "-" in surname:
        return "-".join(feminine(part) for part in surname.split("-"))
    if surname.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return surname + "а"
    if surname.endswith(("ский", "цкий", "кий", "ый", "ой")):
        return surname[:-2] + "ая"
    return surname


def invent_name(dice: Dice, *, woman: bool, born: int, special: str = "") -> Name:
    """A name for someone born in `born`; `special` asks for one of `SPECIALS`."""
    if special == "without_patronymic":
        return _without_patronymic(dice, woman)
    if special == "long":
        return _long(dice, woman)
    lists = _lists()
    origin = special if special in lists else dice.weighted(_origins())
    surname = dice.one(lists[origin]["surnames"])
    if special == "double" or (woman and dice.chance(_DOUBLE)):
        other = dice.one([word for word in lists["russian"]["surnames"] if word != surname])
        surname = surname.split("-")[0] + "-" + other
    if woman and origin in _INFLECTED:
        surname = feminine(surname)
    elif woman and "-" in surname:
        first, *rest = surname.split("-")
        surname = "-".join([first, *(feminine(part) for part in rest)])
    parts = lists[lists[origin].get("first_names_of", origin)]
    if woman:
        first = dice.one(parts["women_older" if born < _YOUNGER_FROM else "women_younger"])
    else:
        first = dice.one(parts["men"]).split()[0]
    return Name(surname, first, _patronymic(dice.one(parts["men"]), woman), woman)


def _patronymic(line: str, woman: bool) -> str:
    _, son, daughter = line.split()
    return (daughter if woman else son).replace("_", " ")


@cache
def _origins() -> dict[str, float]:
    return {origin: lists["weight"] for origin, lists in _lists().items() if "weight" in lists}


def _without_patronymic(dice: Dice, woman: bool) -> Name:
    mark = "f" if woman else "m"
    known = [line.split("|") for line in _lists()["special"]["without_patronymic"]]
    surname, first = dice.one([full for full, sex in known if sex == mark]).split(" ", 1)
    return Name(surname, first, "", woman)


def _long(dice: Dice, woman: bool) -> Name:
    """Sixty letters and more: what a table cell, a label and an order have to hold."""
    surnames = _lists()["special"]["long_surnames"]
    people = _lists()["caucasian"]
    line = max(people["men"], key=len)
    first = max(people["women_older"], key=len) if woman else line.split()[0]
    names = [
        Name(feminine(surname) if woman else surname, first, _patronymic(line, woman), woman)
        for surname in ("-".join(pair) for pair in permutations(surnames, 2))
    ]
    return dice.one([name for name in names if len(name.full) >= _LONG_ENOUGH])
