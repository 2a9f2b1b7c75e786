"""The three criteria of the jury and the ready nominations, as data of criteria.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Criterion:
    """`bands`: what 0, 1, 2 … points mean."""

    code: str
    title: str
    question: str
    bands: tuple[str, ...]

    @property
    def most(self) -> int:
        return len(self.bands) - 1


@cache
def _data() -> dict:
    return tomllib.loads(Path(__file__).with_name("criteria.toml").read_text(encoding="utf-8"))


@cache
def criteria() -> tuple[Criterion, ...]:
    """In the order in which they are asked."""
    return tuple(Criterion(**one | {"bands": tuple(one["bands"])}) for one in _data()["criterion"])


def ready_nominations() -> tuple[str, ...]:
    return tuple(_data()["nominations"])


def most_points() -> int:
    """The highest sum that one member of the jury can give."""
    return sum(one.most for one in criteria())
