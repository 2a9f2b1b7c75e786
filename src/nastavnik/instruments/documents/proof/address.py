"""The address behind the code on a signed paper.

It is an address of this program, not of the school's site: only here the state is known. The program knows
its own address from NASTAVNIK_ORIGINS (the first one); where that is not set, papers carry no code.
"""

from django.conf import settings
from django.urls import reverse


def check_address(document) -> str:
    """The whole address of the document's public page; empty without a token or an address of the program."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    if not document.token or not origins or "*" in origins[0]:
        return ""
    return origins[0].rstrip("/") + reverse("proof:paper", args=[document.token])
