"""What programmes do when their pair begins and ends."""

from django.dispatch import receiver

from nastavnik.journey.mentorships.signals import (
    mentorship_ended,
    mentorship_extended,
    mentorship_replaced,
    mentorship_started,
)
from nastavnik.journey.mentorships.states import State as Pair

from .actions import draft_programmes, extend_programme, finish_programme, run_programme
from .queries import programme_of
from .states import State


@receiver(mentorship_started)
def run(sender, mentorship, by, at, **kwargs):
    """An approved programme runs from the day its pair begins; a draft waits for its approval."""
    programme = programme_of(mentorship)
    if programme is not None and programme.state == State.APPROVED:
        run_programme(programme, by=by, at=at)


@receiver(mentorship_ended)
def finish(sender, mentorship, by, at, **kwargs):
    """A completed pair's programme is done; after an early end it stays as it was, for the report."""
    programme = programme_of(mentorship)
    if programme is not None and programme.state == State.RUNNING and mentorship.state == Pair.COMPLETED:
        finish_programme(programme, by=by, at=at)


@receiver(mentorship_replaced)
def draft_again(sender, old, new, by, at, **kwargs):
    """A new mentor begins with a drafted programme; the old pair's one stays for its report."""
    draft_programmes([new], by=by, at=at)


@receiver(mentorship_extended)
def extend(sender, mentorship, by, at, **kwargs):
    """A longer term is a new version of the programme, to be agreed and approved."""
    programme = programme_of(mentorship)
    if programme is not None:
        programme.mentorship.ends_on = mentorship.ends_on
        extend_programme(programme, by=by, at=at)
