"""Whose consents an order needs: everybody in the banks and in open pairs."""

from collections import defaultdict

from nastavnik.instruments.consents.needs import needs
from nastavnik.journey.mentorships.models import Member
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.states import EntryState


@needs("banks and pairs")
def participants(organisation, today):
    """Person pk → roles, by included and reserve entries and open pairs; the proposed are not asked yet."""
    found = defaultdict(set)
    counted = (EntryState.INCLUDED, EntryState.RESERVE)
    for model, role in ((MentorEntry, "mentor"), (MenteeEntry, "mentee")):
        rows = model.objects.filter(organisation=organisation, state__in=counted)
        for pk in rows.values_list("person_id", flat=True):
            found[pk].add(role)
    members = Member.objects.filter(mentorship__organisation=organisation, is_open=True)
    for mentor, mentee in members.values_list("mentor_id", "mentee_id"):
        found[mentor].add("mentor")
        found[mentee].add("mentee")
    return dict(found)
