"""What is told to the public of the year's events: a higher room registers its news, another shows them.

@news("channels")
def told(organisation, today) -> list[Piece]: …
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo that may be shown today; `read` gives its bytes, a JPEG of this size."""

    key: int
    words: str
    width: int
    height: int
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of news that may be shown today; the text is Markdown."""

    key: int
    title: str
    text: str
    published_at: dt.datetime
    happened_on: dt.date
    pictures: tuple[Picture, ...] = ()


Told = Callable[[Any, dt.date], list[Piece]]
_told: dict[str, Told] = {}


def news(code: str) -> Callable[[Told], Told]:
    """Register a function (organisation, today) → pieces that may be shown, the latest first. A code is taken once."""

    def register(function: Told) -> Told:
        if code in _told:
            raise ValueError(f"the news {code} are registered already")
        _told[code] = function
        return function

    return register


def news_of(organisation, today: dt.date) -> list[Piece]:
    """All news of the school that may be shown on this day, the latest first."""
    found = [piece for code in sorted(_told) for piece in _told[code](organisation, today)]
    return sorted(found, key=lambda piece: (piece.published_at, piece.key), reverse=True)
