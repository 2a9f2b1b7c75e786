"""What the register does when others tell it something."""

from django.dispatch import receiver

from nastavnik.foundation.organisations.signals import numbers_changed
from nastavnik.foundation.people.queries import staff_of
from nastavnik.foundation.people.signals import people_changed, person_left
from nastavnik.instruments.surveys.signals import answered, declined

from .actions.answers import note_no_request, take_answers
from .actions.candidates import leave_banks, propose_candidates
from .from_answers import MENTEE

OF_THE_BANKS = ("mentee.", "mentor.")


@receiver(people_changed)
def propose_from_cards(sender, organisation, people, by, at, **kwargs):
    propose_candidates(organisation, people, by=by, at=at)


@receiver(person_left)
def close_places(sender, person, on, by, at, **kwargs):
    leave_banks(person, on=on, by=by, at=at)


@receiver(numbers_changed)
def propose_by_new_numbers(sender, organisation, codes, by, at, **kwargs):
    if any(code.startswith(OF_THE_BANKS) for code in codes):
        propose_candidates(organisation, list(staff_of(organisation, at.date())), by=by, at=at)


@receiver(answered)
def take_what_was_answered(sender, response, before, by, at, **kwargs):
    take_answers(response, before=before, by=by, at=at)


@receiver(declined)
def hear_of_no_request(sender, invitation, by, at, **kwargs):
    if invitation.campaign.version.questionnaire.code == MENTEE and not invitation.campaign.anonymous:
        note_no_request(invitation.person, by=by, at=at)
