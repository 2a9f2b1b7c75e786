"""States of a meeting, its form, and what may follow what."""

from django.db import models
from django.utils.translation import pgettext_lazy as in_context


class State(models.TextChoices):
    PLANNED = "planned", in_context("meeting", "planned")
    HELD = "held", in_context("meeting", "held")
    CONFIRMED = "confirmed", in_context("meeting", "confirmed")
    CANCELLED = "cancelled", in_context("meeting", "cancelled")


STEPS = {
    State.PLANNED: {State.HELD, State.CANCELLED},
    State.HELD: {State.CONFIRMED, State.CANCELLED},
    State.CONFIRMED: set(),
    State.CANCELLED: set(),
}
WAS = (State.HELD, State.CONFIRMED)  # the meeting took place
SHAPES = {
    State.PLANNED: "none",
    State.HELD: "doing",
    State.CONFIRMED: "done",
    State.CANCELLED: "none",
}


class Form(models.TextChoices):
    CONSULTATION = "consultation", in_context("meeting", "consultation")
    LESSON = "lesson", in_context("meeting", "lesson")
    VISIT = "visit", in_context("meeting", "lesson visit")
    ONLINE = "online", in_context("meeting", "online")
    JOINT = "joint", in_context("meeting", "joint work")


MINUTES = (15, 30, 45, 60, 90, 120)  # offered at one tap; any other number can be typed
MINUTES_MOST = 600
AFTER_PLAN = {  # form of a plan's line → form of the meeting that is usually held for it
    "lesson": Form.LESSON,
    "visit": Form.VISIT,
    "consultation": Form.CONSULTATION,
    "workshop": Form.JOINT,
    "joint": Form.JOINT,
}
