"""A point of the roadmap: what is to be done by when, by whom, with what result."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from ..deadlines import Deadline, DeadlineKind
from .cycle import Cycle


class ItemQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("stage", "order", "pk")


class Item(models.Model):
    """Filled from the official stages when a cycle is opened; the school changes what is its own."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="items")
    stage = models.PositiveSmallIntegerField(_("stage"))
    number = models.CharField(_("number"), max_length=12)
    order = models.PositiveSmallIntegerField(default=0)
    official = models.BooleanField(_("of the official roadmap"), default=True)
    own = models.BooleanField(_("the school's own"), default=False)
    title = models.CharField(_("measure"), max_length=1000)
    content = models.TextField(_("content"), blank=True)
    deadline_kind = models.CharField(_("deadline"), max_length=10, choices=DeadlineKind)
    begins_on = models.DateField(_("begins on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    responsible = models.CharField(_("responsible"), max_length=300, blank=True)
    role = models.CharField(_("role of the responsible"), max_length=30, blank=True)
    expected_result = models.CharField(_("expected result"), max_length=1000, blank=True)
    publicity = models.BooleanField(_("to be published"), default=False)
    evidence_check = models.CharField(max_length=60, blank=True)

    objects = scoped(ItemQuerySet, organisation="cycle__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="item_number_once"),
            models.CheckConstraint(condition=models.Q(stage__range=(1, 7)), name="item_stage_of_seven"),
            models.CheckConstraint(
                condition=models.Q(deadline_kind__in=["yearly", "always"]) | models.Q(due_on__isnull=False),
                name="item_has_due_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(deadline_kind="period")
                | models.Q(begins_on__isnull=False, due_on__gte=models.F("begins_on")),
                name="item_period_has_both_ends",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def deadline(self) -> Deadline:
        return Deadline(DeadlineKind(self.deadline_kind), self.begins_on, self.due_on)
