"""The library of activities and the names of deficits, read from data once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nastavnik.journey import register

SOURCE = Path(__file__).with_name("activities.toml")
CATALOGUE = Path(register.__file__).with_name("catalogue.toml")


@dataclass(frozen=True, slots=True)
class Activity:
    """`deficit` is a code of the catalogue or empty; then `phase` says where in the programme it stands.

    A general activity with `kinds` or `forms` belongs to programmes of these kinds or forms of mentoring only.
    """

    title: str
    purpose: str
    form: str
    result: str
    evidence: str
    deficit: str = ""
    phase: str = ""
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    def suits(self, kind: str, form: str) -> bool:
        return (not self.kinds or kind in self.kinds) and (not self.forms or form in self.forms)

    @property
    def special(self) -> bool:
        """Made for a kind or a form of mentoring, so it outlives the cuts of a short term."""
        return bool(self.kinds or self.forms)


@cache
def _data() -> dict:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


@cache
def _activities() -> tuple[Activity, ...]:
    lists = ("kinds", "forms")
    return tuple(
        Activity(**{name: tuple(value) if name in lists else value for name, value in row.items()})
        for row in _data()["activity"]
    )


@cache
def activities_for(code: str) -> tuple[Activity, ...]:
    """Activities for a deficit in the order of the library; for an area, those of its points."""
    own = tuple(row for row in _activities() if row.deficit == code)
    return own or tuple(row for row in _activities() if row.deficit.startswith(f"{code}."))


@cache
def general(phase: str, kind: str = "", form: str = "") -> tuple[Activity, ...]:
    """Activities of every programme at its start, in its middle, at its end; then those of its kind and form."""
    rows = [row for row in _activities() if row.phase == phase and row.suits(kind, form)]
    return tuple(sorted(rows, key=lambda row: row.special))


def usual_deficits(categories) -> tuple[str, ...]:
    """What is begun with where a mentee has not said what they need."""
    usual = _data()["usual"]
    codes = [code for category in categories for code in usual.get(category, ())]
    return tuple(dict.fromkeys(codes)) or tuple(usual["other"])


@cache
def _names() -> dict[str, tuple[str, str]]:
    found = {}
    for area in tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["area"]:
        found[area["code"]] = (area["ru"], area["ru"])
        for point in area.get("point", ()):
            found[point["code"]] = (point["ru"], area["ru"])
    return found


def deficit_name(code: str) -> str:
    """The deficit in Russian; the code itself where the catalogue does not know it."""
    return _names().get(code, (code, ""))[0]


def direction_name(code: str) -> str:
    """The area that a deficit belongs to."""
    return _names().get(code, (code, "Сопровождение"))[1]
