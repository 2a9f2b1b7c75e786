"""The way of the final event, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nastavnik.journey.mentorships.states import AT_WORK
from nastavnik.journey.mentorships.states import State as Pair


class State(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("event", "being prepared")
    OPEN = "open", pgettext_lazy("event", "applications are taken")
    JUDGING = "judging", pgettext_lazy("event", "the jury is at work")
    CLOSED = "closed", pgettext_lazy("event", "scores are counted")
    HELD = "held", pgettext_lazy("event", "held")


STEPS = {
    State.PLANNED: {State.OPEN},
    State.OPEN: {State.PLANNED, State.JUDGING},
    State.JUDGING: {State.OPEN, State.CLOSED},
    State.CLOSED: {State.JUDGING, State.HELD},
    State.HELD: {State.CLOSED},
}

SHAPES = {  # how a state is drawn on the desk
    State.PLANNED: "none",
    State.OPEN: "doing",
    State.JUDGING: "doing",
    State.CLOSED: "attention",
    State.HELD: "done",
}
COUNTED = frozenset({State.CLOSED, State.HELD})  # from here on everybody of the jury sees all scores

MAY_APPLY = frozenset({*AT_WORK, Pair.COMPLETED, Pair.ENDED_EARLY})  # pairs that have something to show


class Reward(models.TextChoices):
    DIPLOMA = "award.diploma", _("Diploma")
    THANKS = "award.thanks", _("Letter of thanks")
    CERTIFICATE = "award.certificate", _("Certificate")
