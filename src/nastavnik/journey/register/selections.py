"""What of a bank is looked at, in words: for the mark on a file."""

from django.utils.translation import gettext as _

from .banks import Bank, labels
from .queries import Wanted
from .states import EntryState


def selection_words(bank: Bank, wanted: Wanted) -> str:
    """«статус: включён; без запроса; «математика»»; nothing where everybody is looked at."""
    parts = []
    if wanted.states and not wanted.only:
        parts.append(labels(EntryState.choices, wanted.states))
    if wanted.categories:
        parts.append(labels(bank.categories, wanted.categories))
    told = (
        (wanted.request_missing, _("no request")),
        (wanted.competences_missing, _("competences not named")),
        (wanted.review_due, _("due for review")),
        (wanted.only, _("ticked by hand")),
    )
    parts += [words for asked, words in told if asked]
    if wanted.text.strip():
        parts.append(f"«{wanted.text.strip()}»")
    return "; ".join(parts)
