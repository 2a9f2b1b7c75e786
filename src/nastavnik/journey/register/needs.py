"""Whose consents are needed, as far as the banks know: everybody who is proposed, included or held in reserve."""

from django.db.models import Value

from nastavnik.instruments.consents.needs import needs

from .models import MenteeEntry, MentorEntry
from .states import EntryState

COUNTS = (EntryState.PROPOSED, EntryState.INCLUDED, EntryState.RESERVE)


@needs("banks")
def participants(organisation, today) -> dict[int, set[str]]:
    mentors, mentees = (
        model.objects.filter(organisation=organisation, state__in=COUNTS)
        .order_by()
        .values_list("person_id", Value(role))
        for model, role in ((MentorEntry, "mentor"), (MenteeEntry, "mentee"))
    )
    found: dict[int, set[str]] = {}
    for pk, role in mentors.union(mentees, all=True):
        found.setdefault(pk, set()).add(role)
    return found
