"""The yearly review: somebody has looked at an entry again and found it right."""

from collections.abc import Sequence

from django.db import transaction

from nastavnik.foundation.audit.journal import Deed, record_many


@transaction.atomic
def review_entries(entries: Sequence, *, by, at) -> int:
    """Note that these entries were looked at today; returns how many had not been looked at today yet."""
    today, deeds = at.date(), []
    for entry in entries:
        if entry.reviewed_on == today:
            continue
        deeds.append(Deed("bank.review", entry, {"reviewed_on": entry.reviewed_on}, {"reviewed_on": today}))
        entry.reviewed_on = today
    if deeds:
        changed = [deed.on for deed in deeds]
        type(changed[0]).objects.bulk_update(changed, ["reviewed_on"], batch_size=200)
        record_many(deeds, by=by, at=at, organisation_id=changed[0].organisation_id)
    return len(deeds)
