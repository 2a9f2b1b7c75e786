"""How often: unknown links from one address, writes by one link. A whole school sits behind one address, so
known links are not counted by it."""

import hashlib

from django.core.cache import cache

UNKNOWN_A_MINUTE = 30
WRITES_A_MINUTE = 240  # a mark every quarter of a second is no person


def too_many_unknown(request) -> bool:
    """Counted per process: enough against a machine that tries one link after another."""
    who = hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:24]
    return _over(f"surveys-unknown:{who}", UNKNOWN_A_MINUTE)


def too_many_writes(invitation_id: int) -> bool:
    return _over(f"surveys-writes:{invitation_id}", WRITES_A_MINUTE)


def _over(key: str, most: int) -> bool:
    if cache.add(key, 1, 60):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # the minute ended between the two calls
        return False
