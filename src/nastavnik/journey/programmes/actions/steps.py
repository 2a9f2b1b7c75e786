"""From the draft to the end: agreed, approved, running, done."""

from datetime import date as Date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.instruments.documents.actions import day_in
from nastavnik.journey.mentorships.states import State as Pair

from ..models import Programme
from ..papers import facts_of
from ..states import STEPS, State
from .common import note


@transaction.atomic
def agree_programme(programme: Programme, *, on: Date, by, at) -> None:
    """Mentor and mentees have read the draft and agree with it."""
    _check_plan(programme)
    programme.agreed_on = on
    step(programme, State.AGREED, STEPS, also=["agreed_on"])
    note("programme.agree", programme, by, at, on=on)


@transaction.atomic
def reopen_programme(programme: Programme, *, by, at) -> None:
    """Back to a draft, to be changed and agreed anew."""
    programme.agreed_on = None
    programme.agreements.all().delete()
    step(programme, State.DRAFT, STEPS, also=["agreed_on"])
    note("programme.reopen", programme, by, at)


@transaction.atomic
def approve_programme(programme: Programme, *, on: Date, by, at) -> None:
    """The head approves: the paper's text is fixed. It runs at once where its pair is at work already."""
    _check_plan(programme)
    if on > day_in(programme.mentorship.organisation, at):
        raise BadInput(
            _("The approval can't be of a day to come."), fields={"on": _("Not later than today.")}
        )
    programme.approved_on, programme.frozen = on, facts_of(programme)
    step(programme, State.APPROVED, STEPS, also=["approved_on", "frozen"])
    note("programme.approve", programme, by, at, on=on)
    if programme.mentorship.state == Pair.ACTIVE:
        run_programme(programme, by=by, at=at)


@transaction.atomic
def run_programme(programme: Programme, *, by, at) -> None:
    """The pair has begun to work by it."""
    step(programme, State.RUNNING, STEPS)
    note("programme.run", programme, by, at)


@transaction.atomic
def finish_programme(programme: Programme, *, by, at) -> None:
    """The pair's work is over."""
    step(programme, State.DONE, STEPS)
    note("programme.finish", programme, by, at)


def _check_plan(programme):
    if not programme.items.exists():
        raise DomainError(_("The plan is empty: add activities first."))
