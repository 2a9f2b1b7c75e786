"""Why somebody has no pair, who supports them, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseState(models.TextChoices):
    OPEN = "open", pgettext_lazy("support", "open")
    CLOSED = "closed", pgettext_lazy("support", "closed")


STEPS = {CaseState.OPEN: {CaseState.CLOSED}, CaseState.CLOSED: set()}


class Why(models.TextChoices):
    """Told by the data: the search and the pairs set it, nobody types it."""

    NOT_SEARCHED = "not_searched", _("the search has not run yet")
    NO_FIT = "no_fit", _("no mentor suits")
    NO_PLACE = "no_place", _("places ran out")
    FOUND = "found", _("a suitable mentor has been found")
    ANSWER = "answer", _("a pair is on its way")
    LEFT = "left", _("the former pair has ended")


SHAPES = {
    Why.NOT_SEARCHED: "none",
    Why.NO_FIT: "late",
    Why.NO_PLACE: "late",
    Why.FOUND: "attention",
    Why.ANSWER: "doing",
    Why.LEFT: "attention",
}


class Ending(models.TextChoices):
    NONE = "", ""
    PAIR = "pair", _("a pair has begun")
    BANK = "bank", _("is no longer in the bank of mentees")


class Who(models.TextChoices):
    PSYCHOLOGIST = "psychologist", _("educational psychologist")
    METHODIST = "methodist", _("methodist")
    CURATOR = "curator", _("curator")
    HEAD = "head", _("head or deputy")
    COLLEAGUE = "colleague", _("colleague of the same subject")
    OTHER = "other", _("somebody else")
