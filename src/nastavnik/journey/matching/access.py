"""The doors to a run of the matching and to what was decided beforehand."""

from nastavnik.foundation.core.doors import open_one

from .models import MatchRun, Ruling


def open_run(actor, organisation, pk: int, to: str = "matching.run") -> MatchRun:
    """404 for another school's run, 403 where the actor may not do `to`."""
    return open_one(
        MatchRun.objects.filter(organisation=organisation).select_related("cycle").defer("certificate"),
        pk,
        sees=actor.may("mentorship.view", organisation),
        may=actor.may(to, organisation),
    )


def open_ruling(actor, organisation, pk: int) -> Ruling:
    """404 for who may not read such decisions: nobody learns that there is one."""
    rows = Ruling.objects.filter(organisation=organisation).select_related("mentee", "mentor")
    return open_one(rows, pk, sees=actor.may("matching.secret", organisation))
