"""A brake for guessers: so many tries a minute from one address, counted per process."""

import hashlib

from django.core.cache import cache

from nastavnik.foundation.core.errors import DomainError


class TooMany(DomainError):
    """Somebody tries one after another."""

    status = 429


def too_many(request, what: str, most: int) -> bool:
    """Counts this try; whether there were more than `most` within the minute."""
    who = hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:24]
    key = f"training:{what}:{who}"
    if cache.add(key, 1, 60):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # the minute ended between the two calls
        return False
