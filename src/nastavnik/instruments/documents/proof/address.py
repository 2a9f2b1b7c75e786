"""The address behind the code on a signed paper.

It is an address of this program, not of the school's site: only here the state is known. The program knows
its own address from NASTAVNIK_ORIGINS (the first one); where that is not set, papers carry no code.
"""

from django.urls import reverse

from nastavnik.foundation.core.secret_links import own_origin


def check_address(document) -> str:
    """The whole address of the document's public page; empty without a token or an address of the program."""
    if not document.token or not own_origin():
        return ""
    return own_origin() + reverse("proof:paper", args=[document.token])
