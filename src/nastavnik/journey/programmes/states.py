"""States of a programme, and what may follow what."""

from django.db import models
from django.utils.translation import pgettext_lazy as in_context


class State(models.TextChoices):
    DRAFT = "draft", in_context("programme", "draft")
    AGREED = "agreed", in_context("programme", "agreed by both sides")
    APPROVED = "approved", in_context("programme", "approved")
    RUNNING = "running", in_context("programme", "running")
    DONE = "done", in_context("programme", "done")
    REPLACED = "replaced", in_context("programme", "replaced")


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
    LESSON = "lesson", in_context("activity", "lesson")
    VISIT = "visit", in_context("activity", "lesson visit")
    CONSULTATION = "consultation", in_context("activity", "consultation")
    WORKSHOP = "workshop", in_context("activity", "workshop")
    JOINT = "joint", in_context("activity", "joint work")


class Mark(models.TextChoices):
    NONE = "", in_context("line of a plan", "not yet")
    DONE = "done", in_context("line of a plan", "done")
    PARTLY = "partly", in_context("line of a plan", "done in part")
    NOT_DONE = "not_done", in_context("line of a plan", "not done")
