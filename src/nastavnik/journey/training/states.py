"""Kinds of sessions and materials, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SessionKind(models.TextChoices):
    KICKOFF = "kickoff", _("kick-off session")
    CONSULTATION = "consultation", _("consultation")
    SEMINAR = "seminar", _("seminar")
    EXCHANGE = "exchange", _("exchange of experience")
    COURSE = "course", _("further training course")


class SessionState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("session", "planned")
    HELD = "held", pgettext_lazy("session", "held")
    CANCELLED = "cancelled", pgettext_lazy("session", "called off")


STEPS = {
    SessionState.PLANNED: {SessionState.HELD, SessionState.CANCELLED},
    SessionState.HELD: {SessionState.PLANNED},  # the marks stay; for a session that was closed too early
    SessionState.CANCELLED: {SessionState.PLANNED},
}
SHAPES = {SessionState.PLANNED: "doing", SessionState.HELD: "done", SessionState.CANCELLED: "none"}


class Way(models.TextChoices):
    """How somebody's presence was noted."""

    NOT_YET = "", _("not noted")
    ACCOUNT = "account", _("from the phone, by account")
    LINK = "link", _("from the phone, by personal link")
    HAND = "hand", _("by the curator")


class MaterialKind(models.TextChoices):
    MEMO = "memo", _("memo")
    PRESENTATION = "presentation", _("presentation")
    SCENARIO = "scenario", _("scenario")
    TEMPLATE = "template", _("template")
    CHECKLIST = "checklist", _("checklist")
    VIDEO = "video", _("video by link")


class Audience(models.TextChoices):
    MENTOR = "mentor", _("for mentors")
    MENTEE = "mentee", _("for mentees")
    CURATOR = "curator", _("for the curator")
    ALL = "all", _("for everybody")
