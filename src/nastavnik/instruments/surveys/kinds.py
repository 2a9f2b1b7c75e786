"""Kinds of items: what may be asked in what way."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    SCALE = "scale", _("scale from 1 to 10")
    AGREEMENT = "agreement", _("degree of agreement")
    SINGLE = "single", _("one of several")
    MULTIPLE = "multiple", _("several of several")
    YES_NO = "yes_no", _("yes or no")
    MATRIX = "matrix", _("table: one mark in a row")
    NUMBER = "number", pgettext_lazy("item", "number")
    TEXT = "text", _("answer in own words")
    PEOPLE = "people", _("people in order of preference")


SCALE = tuple(range(1, 11))
AGREEMENT = (
    (1, _("do not agree at all")),
    (2, _("rather do not agree")),
    (3, _("hard to say")),
    (4, _("rather agree")),
    (5, _("agree entirely")),
)
YES_NO = (("yes", _("yes")), ("no", _("no")))
WITH_OPTIONS = {Kind.SINGLE, Kind.MULTIPLE, Kind.MATRIX}
NUMERIC = {Kind.SCALE, Kind.AGREEMENT, Kind.NUMBER}
LONGEST_TEXT = 2000
MOST_PEOPLE = 3
