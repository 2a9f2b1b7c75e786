"""The words by which an entry of a bank is found, and the name it is sorted by."""

from nastavnik.foundation.core.search import tokens
from nastavnik.foundation.people.words_of_search import texts_of

from .catalogue import russian_words
from .models import MenteeEntry
from .wording import CATEGORIES, FORMS, KINDS, MODES

FIELDS = ["sort_name", "search_words"]


def fill_words(entry) -> None:
    """Set what search and order need; the entry's person is at hand."""
    entry.sort_name = entry.person.folded_name
    entry.search_words = tokens([*texts_of(entry.person), *_texts(entry)])


def _texts(entry) -> list[str]:
    wishes = [
        *(FORMS.get(code, "") for code in entry.forms),
        *(KINDS.get(code, "") for code in entry.kinds),
        *(MODES.get(code, "") for code in entry.modes),
    ]
    common = [entry.decision_reason, entry.notes, entry.results, *wishes]
    if isinstance(entry, MenteeEntry):
        own = [entry.request, *(CATEGORIES.get(code, "") for code in entry.categories)]
        return [*common, *own, *(russian_words(row["code"]) for row in entry.deficits)]
    own = [entry.achievements, entry.interests, entry.override_reason]
    return [*common, *own, *(russian_words(row["code"]) for row in entry.competences)]
