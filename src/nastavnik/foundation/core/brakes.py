"""Brakes for pages without an account: so many calls within a time, counted per process.

Enough against a machine that tries one secret after another; an exact count would need a store that is shared.
"""

import hashlib

from django.core.cache import cache


def caller(request) -> str:
    """The address of the caller as a hash: it is counted, not kept."""
    return hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:24]


def too_many(what: str, who, most: int, *, seconds: int = 60) -> bool:
    """Counts this call of `who`; whether there were more than `most` within the time."""
    key = f"{what}:{who}"
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # the time ended between the two calls
        return False
