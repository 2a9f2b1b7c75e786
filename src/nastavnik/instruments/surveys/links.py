"""A personal link: a secret that is made when it is needed and found by its hash."""

import base64

from django.urls import reverse
from django.utils.crypto import salted_hmac

from nastavnik.foundation.core.secret_links import hash_of, own_origin

LENGTH = 22  # 128 bits


def token_of(invitation) -> str:
    """The secret of this link: from the row's nonce and the program's key, so the database alone opens nothing."""
    made = salted_hmac("nastavnik.surveys.link", invitation.nonce, algorithm="sha256").digest()[:16]
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def seal(invitation):
    """Set the hash by which the link will be found; returns the invitation."""
    invitation.token_hash = hash_of(token_of(invitation))
    return invitation


def address_of(invitation, base: str = "") -> str:
    """The whole address of the link below `base` (of the request) or the program's own; empty without both."""
    base = own_origin() or base.rstrip("/")
    return base + reverse("answers:start", args=[token_of(invitation)]) if base else ""
