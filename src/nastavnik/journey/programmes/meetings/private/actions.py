"""Private notes: their words stay out of the journal, which others read."""

from django.db import transaction

from nastavnik.foundation.audit.journal import record

from ..models import PrivateNote


@transaction.atomic
def keep_note(mentorship, person, words: str, *, by, at) -> PrivateNote:
    """A note for its author alone."""
    note = PrivateNote.objects.create(mentorship=mentorship, author=person, words=words.strip(), made_at=at)
    _told("note.keep", note, by, at)
    return note


@transaction.atomic
def change_note(note: PrivateNote, words: str, *, by, at) -> None:
    """Other words in one's note."""
    note.words = words.strip()
    note.save(update_fields=["words"])
    _told("note.change", note, by, at)


@transaction.atomic
def remove_note(note: PrivateNote, *, by, at) -> None:
    """The note is gone for good."""
    _told("note.remove", note, by, at)
    note.delete()


def _told(deed, note, by, at):
    record(deed, on=note, by=by, at=at, organisation_id=note.author.organisation_id)
