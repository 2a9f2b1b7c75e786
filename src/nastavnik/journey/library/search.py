"""The words by which a practice is found."""

from nastavnik.foundation.core.search import tokens
from nastavnik.journey.programmes.library import deficit_name, direction_name

from .models import PARTS, Practice


def fill_words(practice: Practice, authors) -> None:
    """Set the search words of a card that is about to be kept. Authors are found by name inside the school."""
    practice.search_words = tokens(
        [
            practice.title,
            *(getattr(practice, name) for name, _label in PARTS),
            *(deficit_name(code) for code in practice.deficits),
            *(direction_name(code) for code in practice.deficits),
            *(person.full_name for person in authors),
        ]
    )
