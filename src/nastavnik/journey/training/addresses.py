"""Whole addresses for letters and codes: what is opened from outside the program."""

from django.conf import settings
from django.urls import reverse


def whole(name: str, *keys) -> str:
    """The address with the program's own origin (the first of NASTAVNIK_ORIGINS); empty where that is not set."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    if not origins or "*" in origins[0]:
        return ""
    return origins[0].rstrip("/") + reverse(name, args=keys)
