"""Those without a pair: since when and why, what is done for them meanwhile, whom the search has found."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped
from nastavnik.foundation.core.text import fold

from .states import SHAPES, CaseState, Ending, Who, Why


class CaseQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=CaseState.OPEN)

    def named(self, text):
        found = self
        for word in fold(text).split():
            found = found.filter(person__folded_name__contains=word)
        return found

    def longest_first(self):
        return self.order_by("since", "person__folded_name", "pk")


class Case(models.Model):
    """One mentee's time without a pair, from the first day to the beginning of a pair; never ended by time."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=CaseState, default=CaseState.OPEN)
    why = models.CharField(_("why without a pair"), max_length=20, choices=Why, default=Why.NOT_SEARCHED)
    explained = models.JSONField(default=dict, blank=True)  # matcher.WhyNobody as data, of the last search
    since = models.DateField(_("since"))
    review_on = models.DateField(_("review on"))
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    searched_at = models.DateTimeField(_("searched"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    ending = models.CharField(_("how it ended"), max_length=10, choices=Ending, blank=True)

    objects = scoped(CaseQuerySet)

    class Meta:
        indexes = [models.Index(fields=["organisation", "state", "since"], name="case_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(state="open"), name="case_open_once"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None, ending="")
                | Q(state="closed", closed_on__isnull=False) & ~Q(ending=""),
                name="case_closed_has_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.state}"

    @property
    def shape(self) -> str:
        return "done" if self.state == CaseState.CLOSED else SHAPES[self.why]


class Candidate(models.Model):
    """A mentor whom the search has found for a case, with the reasons; told once, kept for the register."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="candidates")
    mentor = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    score = models.PositiveIntegerField(_("score"))
    reasons = models.JSONField(default=list)
    free = models.BooleanField(default=True)  # as of the last search
    found_at = models.DateTimeField()

    objects = scoped(organisation="case__organisation")

    class Meta:
        ordering = ["-free", "-score", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "mentor"], name="candidate_once")]

    def __str__(self):
        return f"{self.case_id}: {self.mentor_id}"


class PlanStep(models.Model):
    """One line of a support plan: who does what till when."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    who = models.CharField(_("who"), max_length=20, choices=Who, default=Who.PSYCHOLOGIST)
    name = models.CharField(_("name"), max_length=200, blank=True)
    what = models.CharField(_("what is to be done"), max_length=500)
    due_on = models.DateField(_("till"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=500, blank=True)
    created_at = models.DateTimeField()

    objects = scoped(organisation="case__organisation")

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self):
        return self.what


class Note(models.Model):
    """A note of those who support, for their own eyes: neither curator nor head reads it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    account_id_by = models.BigIntegerField(null=True)
    body = models.TextField(_("note"))
    at = models.DateTimeField()

    objects = scoped(organisation="case__organisation")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.case_id}: {self.pk}"
