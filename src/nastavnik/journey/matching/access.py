"""The door to a run of the matching."""

from nastavnik.foundation.core.doors import open_one

from .models import MatchRun


def open_run(actor, organisation, pk: int, to: str = "matching.run") -> MatchRun:
    """404 for another school's run, 403 where the actor may not do `to`."""
    return open_one(
        MatchRun.objects.filter(organisation=organisation).select_related("cycle"),
        pk,
        sees=actor.may("mentorship.view", organisation),
        may=actor.may(to, organisation),
    )
