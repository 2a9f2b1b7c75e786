"""What the three forms share: the number at the top, the line to sign on at the foot."""

from nastavnik.instruments.documents.stationery import (
    initials,
)
from nastavnik.paper import (
    Paragraph,
    Signature,
)
from nastavnik.paper.words import typography


def number_line(consent) -> tuple:
    """The number in the register at the upper right; nothing before the first print."""
    if not consent.number:
        return ()
    return (Paragraph(typography(f"№ {consent.number_words}"), "right", indent=False, size=10, space=0),)


def signed(consent, post: str = "Субъект персональных данных") -> Signature:
    """Who signs, a line for the hand and one for the date."""
    return Signature(post, initials(consent.person), labels=True, dated=True)
