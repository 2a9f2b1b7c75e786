"""A personal link: a secret that is made when it is needed and found by its hash."""

import base64
import hashlib

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

LENGTH = 22  # 128 bits


def token_of(invitation) -> str:
    """The secret of this link: from the row's nonce and the program's key, so the database alone opens nothing."""
    made = salted_hmac("nastavnik.surveys.link", invitation.nonce, algorithm="sha256").digest()[:16]
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def seal(invitation):
    """Set the hash by which the link will be found; returns the invitation."""
    invitation.token_hash = hash_of(token_of(invitation))
    return invitation


def own_address() -> str:
    """The program's own address as it was told (the first of NASTAVNIK_ORIGINS); empty where it is not known."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    return origins[0].rstrip("/") if origins and "*" not in origins[0] else ""


def address_of(invitation, base: str = "") -> str:
    """The whole address of the link below `base` (of the request) or the program's own; empty without both."""
    base = own_address() or base.rstrip("/")
    return base + reverse("answers:start", args=[token_of(invitation)]) if base else ""
