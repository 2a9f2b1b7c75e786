"""At which addresses people's data are disseminated: the form of the consent names each of them exactly.

@addresses("public")
def section(organisation) -> list[str]: …
"""

from collections.abc import Callable
from typing import Any

Where = Callable[[Any], list[str]]
_where: dict[str, Where] = {}


def addresses(code: str) -> Callable[[Where], Where]:
    """Register a function (organisation) → addresses. A code is taken once."""

    def register(function: Where) -> Where:
        if code in _where:
            raise ValueError(f"addresses {code} are registered twice")
        _where[code] = function
        return function

    return register


def addresses_of(organisation) -> list[str]:
    """The school's site, and whatever rooms above have named; each once."""
    found = [
        organisation.site.rstrip("/"),
        *(one for code in sorted(_where) for one in _where[code](organisation)),
    ]
    return [one for one in dict.fromkeys(found) if one]
