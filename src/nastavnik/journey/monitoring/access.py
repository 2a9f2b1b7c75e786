"""The doors of monitoring: the year that is looked at, and the person of whom something is recorded."""

from django.http import Http404

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.people.models import Person
from nastavnik.journey.roadmap.models import Cycle
from nastavnik.journey.roadmap.queries import current_cycle

from .answers import CODES


def year_of(organisation, today) -> Cycle | None:
    """The year whose figures are shown; None where no roadmap was opened yet."""
    return current_cycle(organisation, today)


def sees_names(actor, organisation) -> bool:
    """Whether the lists behind the figures are the actor's to see."""
    return actor.may("people.view", organisation) and actor.may("mentorship.view", organisation)


def open_answerer(actor, organisation, pk: int, code: str) -> Person:
    """Somebody of the staff of whom a missing questionnaire is recorded."""
    if code not in CODES.values():
        raise Http404
    return open_one(
        Person.objects.filter(organisation=organisation),
        pk,
        sees=actor.may("survey.view", organisation),
        may=actor.may("monitoring.manage", organisation),
    )
