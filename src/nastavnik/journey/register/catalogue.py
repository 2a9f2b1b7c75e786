"""The catalogue of deficits and competences, read once from catalogue.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Point:
    code: str
    ru: str
    en: str
    sentence: str

    @property
    def words(self) -> str:
        return self.en if (get_language() or "ru").startswith("en") else self.ru


@dataclass(frozen=True, slots=True)
class Area(Point):
    points: tuple[Point, ...] = ()


@cache
def areas() -> tuple[Area, ...]:
    data = tomllib.loads((Path(__file__).parent / "catalogue.toml").read_text(encoding="utf-8"))
    return tuple(
        Area(
            **{name: row[name] for name in ("code", "ru", "en", "sentence")},
            points=tuple(Point(**point) for point in row["point"]),
        )
        for row in data["area"]
    )


@cache
def _known() -> dict[str, Point]:
    return {one.code: one for area in areas() for one in (area, *area.points)}


def point_words(code: str) -> str:
    """What a code of the catalogue is called; an unknown one stands for itself."""
    point = _known().get(code)
    return point.words if point else code


def russian_words(code: str) -> str:
    """The point in Russian, for papers and for the search."""
    point = _known().get(code)
    return point.ru if point else ""
