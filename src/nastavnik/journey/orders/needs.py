"""Whose consents an order needs beside those of the banks: everybody in an open pair or group."""

from collections import defaultdict

from nastavnik.instruments.consents.needs import needs
from nastavnik.journey.mentorships.models import Member


@needs("pairs")
def participants(organisation, today):
    """Person pk → roles, by open pairs and groups."""
    found = defaultdict(set)
    members = Member.objects.filter(mentorship__organisation=organisation, is_open=True)
    for mentor, mentee in members.values_list("mentor_id", "mentee_id"):
        found[mentor].add("mentor")
        found[mentee].add("mentee")
    return dict(found)
