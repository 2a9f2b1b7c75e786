"""Whose consents are needed, as far as the banks know: everybody who is proposed or included."""

from nastavnik.instruments.consents.needs import needs

from .models import MenteeEntry, MentorEntry
from .states import EntryState

COUNTS = (EntryState.PROPOSED, EntryState.INCLUDED)


@needs("banks")
def participants(organisation, today) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for model, role in ((MentorEntry, "mentor"), (MenteeEntry, "mentee")):
        entries = model.objects.filter(organisation=organisation, state__in=COUNTS)
        for pk in entries.values_list("person_id", flat=True):
            found.setdefault(pk, set()).add(role)
    return found
