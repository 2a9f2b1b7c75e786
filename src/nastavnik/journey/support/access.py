"""The doors to somebody's time without a pair. Private notes have a door of their own."""

from nastavnik.foundation.core.doors import open_one

from .models import Candidate, Case, PlanStep


def open_case(actor, organisation, pk: int, to: str = "support.view") -> Case:
    """404 for another school's case, 403 where the actor may not do `to`."""
    return open_one(
        Case.objects.filter(organisation=organisation).select_related("person", "organisation"),
        pk,
        sees=actor.may("support.view", organisation),
        may=actor.may(to, organisation),
    )


def open_step(actor, organisation, pk: int) -> PlanStep:
    """A line of a support plan, for who plans the support."""
    return open_one(
        PlanStep.objects.filter(case__organisation=organisation).select_related("case__organisation"),
        pk,
        sees=actor.may("support.view", organisation),
        may=actor.may("support.manage", organisation),
    )


def open_candidate(actor, organisation, pk: int) -> Candidate:
    """A mentor whom the search has found, for who may propose pairs."""
    return open_one(
        Candidate.objects.filter(case__organisation=organisation).select_related("case__person", "mentor"),
        pk,
        sees=actor.may("support.view", organisation),
        may=actor.may("mentorship.manage", organisation),
    )
