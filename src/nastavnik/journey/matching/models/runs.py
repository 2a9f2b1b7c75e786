"""Runs of the matcher, kept with what went in and what came out, so that each can be shown again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from ..states import Plan, RunState


class MatchRun(models.Model):
    """One run: the banks as they were (by key, without names), the plan found, the proof."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cycle = models.ForeignKey("roadmap.Cycle", models.PROTECT, related_name="+")
    plan = models.CharField(_("plan"), max_length=10, choices=Plan, default=Plan.MOST)
    state = models.CharField(_("state"), max_length=20, choices=RunState, default=RunState.DRAFT)
    instance = models.JSONField()
    totals = models.JSONField()
    certificate = models.JSONField(null=True)
    proven = models.BooleanField(_("proven the best"))
    version = models.CharField(max_length=20)
    before = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    by_hand = models.JSONField(default=list)  # edits after the run before: {"deed", "mentee", "mentor"}
    account_id_by = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()

    objects = scoped()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-created_at"], name="run_newest")]

    def __str__(self):
        return f"{self.created_at:%d.%m.%Y %H:%M} {self.plan}"


class Proposal(models.Model):
    """A pair that the run proposes, with its reasons (matcher.Why as data)."""

    run = models.ForeignKey(MatchRun, models.CASCADE, related_name="proposals")
    mentee = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    mentor = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    score = models.PositiveIntegerField(_("score"))
    why = models.JSONField(_("why this pair"))
    elsewhere = models.JSONField(default=list)  # matcher.Rival as data: the next best mentors
    locked = models.BooleanField(default=False)
    was_mentor_id = models.BigIntegerField(null=True)  # in the run before; 0: had nobody then
    mentorship_id = models.BigIntegerField(null=True)

    objects = scoped(organisation="run__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "mentee"], name="proposal_once")]

    def __str__(self):
        return f"{self.mentor_id} – {self.mentee_id}: {self.score}"


class Leftover(models.Model):
    """A mentee for whom the run found nobody, with what would help (matcher.WhyNobody as data)."""

    run = models.ForeignKey(MatchRun, models.CASCADE, related_name="leftovers")
    mentee = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    why = models.JSONField()  # empty where it is worked out when somebody asks
    was_mentor_id = models.BigIntegerField(null=True)

    objects = scoped(organisation="run__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "mentee"], name="leftover_once")]

    def __str__(self):
        return f"{self.mentee_id}: {self.kind}"
