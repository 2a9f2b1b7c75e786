"""The bank of mentors."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from .entries import Entry, EntryQuerySet


class MentorLevel(models.TextChoices):
    """How far a mentor has come, where a school tells levels apart."""

    SPECIALIST = "specialist", _("mentor-specialist")
    SENIOR = "senior", _("senior mentor")
    LEADING = "leading", _("leading mentor")


class MentorEntry(Entry):
    """A teacher who may be a mentor: what they can teach, to how many, with how much time.

    `competences` is a list of {"code": a code of catalogue.toml, "level": 1 … 3}; `broken` names the
    criteria that are not met, which the curator may override with a recorded reason.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="mentor_entries")
    broken = models.JSONField(_("criteria not met"), default=list, blank=True)
    override_reason = models.TextField(_("why included all the same"), blank=True)
    competences = models.JSONField(_("competences"), default=list, blank=True)
    achievements = models.TextField(_("achievements"), blank=True)
    interests = models.TextField(_("interests"), blank=True)
    level = models.CharField(_("level of the mentor"), max_length=20, choices=MentorLevel, blank=True)
    experience_years = models.PositiveSmallIntegerField(_("years as a mentor"), null=True, blank=True)
    experience_pairs = models.PositiveSmallIntegerField(_("pairs so far"), null=True, blank=True)
    hours_month = models.PositiveSmallIntegerField(_("hours a month"), null=True, blank=True)
    max_mentees = models.PositiveSmallIntegerField(_("mentees at most"), default=2)

    objects = scoped(EntryQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(left_on=None), name="mentor_in_the_bank_once"
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="mentor_by_state"),
            models.Index(fields=["organisation", "sort_name", "id", "state"], name="mentor_by_name"),
        ]
