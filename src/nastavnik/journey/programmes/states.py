"""States of a programme, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    AGREED = "agreed", _("agreed by both sides")
    APPROVED = "approved", _("approved")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    REPLACED = "replaced", _("replaced")


STEPS = {
    State.DRAFT: {State.AGREED, State.APPROVED, State.REPLACED},
    State.AGREED: {State.DRAFT, State.APPROVED, State.REPLACED},
    State.APPROVED: {State.RUNNING, State.REPLACED},
    State.RUNNING: {State.DONE, State.REPLACED},
    State.DONE: set(),
    State.REPLACED: set(),
}
EDITABLE = {State.DRAFT}
STANDING = {State.APPROVED, State.RUNNING, State.DONE}
SHAPES = {  # how a state is drawn on the desk
    State.DRAFT: "none",
    State.AGREED: "doing",
    State.APPROVED: "doing",
    State.RUNNING: "doing",
    State.DONE: "done",
    State.REPLACED: "none",
}


class Form(models.TextChoices):
    LESSON = "lesson", _("lesson")
    VISIT = "visit", _("lesson visit")
    CONSULTATION = "consultation", _("consultation")
    WORKSHOP = "workshop", _("workshop")
    JOINT = "joint", _("joint work")


class Mark(models.TextChoices):
    NONE = "", _("not yet")
    DONE = "done", _("done")
    PARTLY = "partly", _("done in part")
    NOT_DONE = "not_done", _("not done")
