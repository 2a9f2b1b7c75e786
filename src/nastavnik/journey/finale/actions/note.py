"""How deeds of this room stand in the journal."""

from nastavnik.foundation.audit.journal import record


def note(deed, row, event, by, at, *, before=None, **after) -> None:
    record(deed, on=row, by=by, at=at, organisation_id=event.organisation_id, before=before, after=after)
