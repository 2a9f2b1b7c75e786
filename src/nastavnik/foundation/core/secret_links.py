"""Secrets of personal links and the program's own address: what opens a page without an account."""

import hashlib
import secrets

from django.conf import settings


def new_secret() -> str:
    """A secret of 192 bits for an address. It is told once; only `hash_of` it is kept."""
    return secrets.token_urlsafe(24)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It is long and random, so a plain hash can't be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def own_origin() -> str:
    """Where the program lies, as it was told (the first of NASTAVNIK_ORIGINS); empty where that is not known."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    return origins[0].rstrip("/") if origins and "*" not in origins[0] else ""
