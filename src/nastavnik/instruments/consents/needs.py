"""Who takes part, and as what: rooms above say whose consents are needed.

@needs("banks")
def participants(organisation, today) -> dict[int, set[str]]: …   # person pk → {"mentor", "mentee"}
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

Need = Callable[[Any, date], dict[int, set[str]]]
_needs: dict[str, Need] = {}


def needs(code: str) -> Callable[[Need], Need]:
    """Register a function that names the participants it knows of. A code is taken once."""

    def register(function: Need) -> Need:
        if code in _needs:
            raise ValueError(f"needs {code} is registered twice")
        _needs[code] = function
        return function

    return register


def participants(organisation, today: date) -> dict[int, set[str]]:
    """Everybody who takes part today, with their roles, by all registered functions together."""
    found: dict[int, set[str]] = defaultdict(set)
    for need in _needs.values():
        for pk, roles in need(organisation, today).items():
            found[pk] |= roles
    return dict(found)
