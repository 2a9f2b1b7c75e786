"""Whole addresses for letters and codes: what is opened from outside the program."""

from django.urls import reverse

from nastavnik.foundation.core.secret_links import own_origin


def whole(name: str, *keys) -> str:
    """The address with the program's own origin (the first of NASTAVNIK_ORIGINS); empty where that is not set."""
    return own_origin() + reverse(name, args=keys) if own_origin() else ""
