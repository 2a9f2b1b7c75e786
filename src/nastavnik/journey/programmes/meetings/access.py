"""Who opens meetings: the pair its own, curator and head all of the school; a private note its author alone."""

from django.http import Http404

from nastavnik.foundation.core.doors import open_one
from nastavnik.journey.mentorships.access import open_mentorship, own_person_ids
from nastavnik.journey.mentorships.models import Mentorship

from ..sides import side_of
from .models import Meeting, PrivateNote


def open_pair(actor, organisation, pk: int, to: str = "") -> Mentorship:
    """A pair whose meetings are looked at. `to`: «write» (the pair and its curator), «own» (the pair alone)."""
    if to == "write" and actor.may("mentorship.manage", organisation):
        return open_mentorship(actor, organisation, pk)
    return open_mentorship(actor, organisation, pk, to="mentorship.own" if to else "mentorship.view")


def open_meeting(actor, organisation, pk: int, to: str = "") -> Meeting:
    """A meeting by the door of its pair."""
    own = own_person_ids(actor)
    everything = actor.may("mentorship.view", organisation)
    found = open_one(
        Meeting.objects.filter(mentorship__organisation=organisation).with_people(),
        pk,
        sees=lambda row: everything or _is_of(row.mentorship, own),
    )
    if to:
        open_pair(actor, organisation, found.mentorship_id, to=to)
    return found


def _is_of(mentorship, person_ids) -> bool:
    return any(one.pk in person_ids for one in (mentorship.mentor, *mentorship.mentees))


def open_own_pair(actor, organisation, pk: int) -> Mentorship:
    """The pair of whoever keeps private notes on it; for everybody else there are none, so 404."""
    found = open_mentorship(actor, organisation, pk)
    if side_of(actor, found) is None:
        raise Http404
    return found


def open_note(actor, organisation, pk: int) -> PrivateNote:
    """One's own private note; anybody else's is not there, for the curator and the head as well."""
    notes = PrivateNote.objects.filter(mentorship__organisation=organisation).select_related("author")
    return open_one(notes, pk, sees=lambda row: actor.signed_in and row.author.account_id == actor.account_id)
