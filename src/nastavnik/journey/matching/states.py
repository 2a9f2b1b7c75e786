"""States of a run of the matching."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    DISCARDED = "discarded", _("discarded")


STEPS = {
    RunState.DRAFT: {RunState.PUBLISHED, RunState.DISCARDED},
    RunState.PUBLISHED: set(),
    RunState.DISCARDED: set(),
}


class Plan(models.TextChoices):
    MOST = "most", _("most people matched")
    FAIR = "fair", _("fairest to the weakest")
    STABLE = "stable", _("least change")


class RulingKind(models.TextChoices):
    LOCK = "lock", _("only with this mentor")
    BAN = "ban", _("never together")


class SaidBy(models.TextChoices):
    MENTEE = "mentee", _("the mentee")
    MENTOR = "mentor", _("the mentor")
    HEAD = "head", _("the head")
    CURATOR = "curator", _("the curator")


class Side(models.TextChoices):
    MENTEE = "mentee", _("mentee")
    MENTOR = "mentor", _("mentor")


class Wish(models.TextChoices):
    YES = "yes", _("would like")
    NO = "no", _("would rather not at all")
