"""What pairs do when a person leaves or takes a consent back: nothing ends by itself, the curator is told."""

from django.dispatch import receiver

from nastavnik.foundation.people.signals import person_left
from nastavnik.instruments.consents.signals import consent_withdrawn

from .duties import remind_of, settled_by_the_end
from .signals import mentorship_ended
from .states import Cause

CAUSES = {"processing": Cause.PROCESSING, "mentoring": Cause.MENTORING}


@receiver(person_left)
def somebody_leaves(sender, person, on, by, at, **kwargs):
    remind_of(person, Cause.LEFT, due_on=on, by=by, at=at)


@receiver(consent_withdrawn)
def consent_taken_back(sender, consent, by, at, **kwargs):
    if consent.kind in CAUSES:
        remind_of(consent.person, CAUSES[consent.kind], by=by, at=at)


@receiver(mentorship_ended)
def nothing_left_to_settle(sender, mentorship, by, at, **kwargs):
    settled_by_the_end(mentorship, at=at)
