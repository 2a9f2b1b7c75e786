"""How far a point or a stage of the roadmap has come. Worked out from evidence, never stored."""

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """The codes are those of the desk's signs (`state_badge`)."""

    DONE = "done", pgettext_lazy("state", "Done")
    DOING = "doing", pgettext_lazy("state", "In progress")
    LATE = "late", pgettext_lazy("state", "Overdue")
    NONE = "none", pgettext_lazy("state", "Not begun")
    ATTENTION = "attention", pgettext_lazy("state", "Needs attention")


def of_stage(states) -> State:
    """A stage is done when all its points are, and late or in need of attention when one is."""
    states = set(states)
    if states == {State.DONE}:
        return State.DONE
    for worst in (State.LATE, State.ATTENTION):
        if worst in states:
            return worst
    return State.DOING if states & {State.DONE, State.DOING} else State.NONE
