"""A brake for guessers at the door: so many tries a minute from one address."""

from nastavnik.foundation.core import brakes
from nastavnik.foundation.core.errors import DomainError


class TooMany(DomainError):
    """Somebody tries one after another."""

    status = 429


def too_many(request, what: str, most: int) -> bool:
    """Counts this try; whether there were more than `most` within the minute."""
    return brakes.too_many(f"training-{what}", brakes.caller(request), most)
