"""States of a pair or group, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.journey.register.wishes import Form, Kind, Mode

__all__ = ["EndReason", "Form", "Kind", "LegalBasis", "Mode", "Reply", "State"]


class State(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    OFFERED = "offered", _("offered")
    CONFIRMED = "confirmed", _("confirmed by both sides")
    ORDERED = "ordered", _("in an order")
    ACTIVE = "active", _("at work")
    PAUSED = "paused", _("paused")
    COMPLETED = "completed", _("completed")
    ENDED_EARLY = "ended_early", _("ended early")
    REPLACED = "replaced", _("replaced")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


ENDED = {State.COMPLETED, State.ENDED_EARLY, State.REPLACED, State.DECLINED, State.WITHDRAWN}
OPEN = set(State) - ENDED
AT_WORK = {State.ACTIVE, State.PAUSED}

STEPS = {
    State.PROPOSED: {State.OFFERED, State.WITHDRAWN},
    State.OFFERED: {State.CONFIRMED, State.DECLINED, State.WITHDRAWN},
    State.CONFIRMED: {State.ORDERED, State.DECLINED, State.WITHDRAWN},
    State.ORDERED: {State.ACTIVE, State.WITHDRAWN},
    State.ACTIVE: {State.PAUSED, State.COMPLETED, State.ENDED_EARLY, State.REPLACED},
    State.PAUSED: {State.ACTIVE, State.ENDED_EARLY, State.REPLACED},
} | {state: set() for state in ENDED}


class LegalBasis(models.TextChoices):
    ART_351_8 = "art_351_8", _("article 351.8 of the Labour Code")
    JOB_FUNCTION = "job_function", _("part of the paid job function")
    OTHER = "other", _("another basis")


class EndReason(models.TextChoices):
    FULFILLED = "fulfilled", _("the plan is fulfilled")
    MENTOR = "mentor", _("on the mentor's initiative")
    MENTEE = "mentee", _("on the mentee's initiative")
    CURATOR = "curator", _("on the curator's initiative")


class Reply(models.TextChoices):
    YES = "yes", _("agrees")
    NO = "no", _("declines")
    TALK = "talk", _("would like to talk first")
