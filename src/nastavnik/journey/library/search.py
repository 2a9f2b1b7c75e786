"""The words by which a practice is found, and the names that should not be among them."""

from nastavnik.foundation.core.search import tokens
from nastavnik.foundation.core.text import fold
from nastavnik.foundation.people.queries import everybody
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


def names_in(practice: Practice) -> list[str]:
    """Surnames of the school's staff, in any case, that stand in the card's words with a capital letter.

    A card is read by strangers; whom it is about is told by the list of authors, and only as far as each allows.
    """
    text = "\n".join([practice.title, *(getattr(practice, name) for name, _label in PARTS)])
    capitals = {word for word in _words(text) if word[:1].isupper()}
    written = {fold(word): word for word in capitals}
    found = []
    for person in everybody(practice.organisation):
        forms = {person.surname, *(case.get("surname", "") for case in person.name_forms.values())}
        found += [written[fold(form)] for form in forms if form and fold(form) in written]
    return sorted(set(found))


def _words(text: str) -> list[str]:
    return [word.strip("«»\"'.,;:!?()[]*_–—") for word in text.split()]
