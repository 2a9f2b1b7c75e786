"""States of a pair or group, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nastavnik.journey.register.wishes import Form, Kind, Mode

__all__ = ["EARLY", "Cause", "EndReason", "Form", "Kind", "LegalBasis", "Mode", "Reply", "State"]


class State(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("pair", "proposed")
    OFFERED = "offered", pgettext_lazy("pair", "offered")
    CONFIRMED = "confirmed", pgettext_lazy("pair", "confirmed by both sides")
    ORDERED = "ordered", pgettext_lazy("pair", "in an order")
    ACTIVE = "active", pgettext_lazy("pair", "at work")
    PAUSED = "paused", pgettext_lazy("pair", "paused")
    COMPLETED = "completed", pgettext_lazy("pair", "completed")
    ENDED_EARLY = "ended_early", pgettext_lazy("pair", "ended early")
    REPLACED = "replaced", pgettext_lazy("pair", "replaced")
    DECLINED = "declined", pgettext_lazy("pair", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("pair", "withdrawn")


ENDED = {State.COMPLETED, State.ENDED_EARLY, State.REPLACED, State.DECLINED, State.WITHDRAWN}
OPEN = set(State) - ENDED
AT_WORK = {State.ACTIVE, State.PAUSED}
WORKED = {State.COMPLETED, State.ENDED_EARLY, State.REPLACED}  # ended, after having been at work

SHAPES = {  # how a state is drawn on the desk
    State.PROPOSED: "none",
    State.OFFERED: "attention",
    State.CONFIRMED: "doing",
    State.ORDERED: "doing",
    State.ACTIVE: "done",
    State.PAUSED: "attention",
} | dict.fromkeys(ENDED, "none")

STEPS = {
    State.PROPOSED: {State.OFFERED, State.WITHDRAWN},
    State.OFFERED: {State.CONFIRMED, State.DECLINED, State.WITHDRAWN},
    State.CONFIRMED: {State.ORDERED, State.DECLINED, State.WITHDRAWN},
    State.ORDERED: {State.ACTIVE, State.WITHDRAWN},
    State.ACTIVE: {State.PAUSED, State.COMPLETED, State.ENDED_EARLY, State.REPLACED},
    State.PAUSED: {State.ACTIVE, State.COMPLETED, State.ENDED_EARLY, State.REPLACED},
} | {state: set() for state in ENDED}


class LegalBasis(models.TextChoices):
    ART_351_8 = "art_351_8", _("article 351.8 of the Labour Code")
    JOB_FUNCTION = "job_function", _("part of the paid job function")
    OTHER = "other", _("another basis")


class EndReason(models.TextChoices):
    FULFILLED = "fulfilled", _("the plan is fulfilled")
    TERM = "term", _("the term is over")
    MENTOR = "mentor", _("on the mentor's initiative")
    MENTEE = "mentee", _("on the mentee's initiative")
    CURATOR = "curator", _("on the curator's initiative")


EARLY = (EndReason.MENTOR, EndReason.MENTEE, EndReason.CURATOR)  # whose initiative an early end can be


class Cause(models.TextChoices):
    LEFT = "left", _("a person of the pair leaves the organisation")
    PROCESSING = "processing", _("the consent to the processing of data is taken back")
    MENTORING = "mentoring", _("the consent to mentoring is taken back")


class Reply(models.TextChoices):
    YES = "yes", _("agrees")
    NO = "no", _("declines")
    TALK = "talk", _("would like to talk first")
