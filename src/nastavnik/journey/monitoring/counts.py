"""What a later room counts for an indicator: it registers a function, monitoring never imports the room.

    @count("practices.published")
    def published(cycle, today) -> Sample: …

Registered in the room's `ready()`. While nobody has registered, the indicator says «no data», never nought.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from .samples import Sample

Count = Callable[[Any, dt.date], Sample]
_counts: dict[str, Count] = {}


def count(code: str) -> Callable[[Count], Count]:
    """Register a function (cycle, today) → Sample under a code. A code is taken once."""

    def register(function: Count) -> Count:
        if code in _counts:
            raise ValueError(f"the count {code} is registered already, by {_counts[code].__module__}")
        _counts[code] = function
        return function

    return register


def counted(code: str, cycle, today: dt.date) -> Sample | None:
    """What the room above counts; None where no room has registered the code."""
    return _counts[code](cycle, today) if code in _counts else None
