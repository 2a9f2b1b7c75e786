"""How far a point or a stage of the roadmap has come. Worked out from evidence, never stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The codes are those of the desk's signs (`state_badge`)."""

    DONE = "done", _("Done")
    DOING = "doing", _("In progress")
    LATE = "late", _("Overdue")
    NONE = "none", _("Not begun")
    ATTENTION = "attention", _("Needs attention")


def of_stage(states) -> State:
    """A stage is done when all its points are, and late or in need of attention when one is."""
    states = set(states)
    if states == {State.DONE}:
        return State.DONE
    for worst in (State.LATE, State.ATTENTION):
        if worst in states:
            return worst
    return State.DOING if states & {State.DONE, State.DOING} else State.NONE
