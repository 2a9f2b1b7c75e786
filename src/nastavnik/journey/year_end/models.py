"""How a school year ended: why something stayed open, and which year was begun from it."""

from django.db import models

from nastavnik.foundation.core.scoping import scoped


class YearEnd(models.Model):
    """One row a year, made when it is closed.

    `left` holds what stayed open as {"stage", "words", "count"}; `reasons` why, by the number of the stage
    (0: beside the roadmap).
    """

    cycle = models.OneToOneField("roadmap.Cycle", models.CASCADE, related_name="end")
    next_cycle = models.OneToOneField(
        "roadmap.Cycle", models.SET_NULL, null=True, blank=True, related_name="begun_from"
    )
    left = models.JSONField(default=list)
    reasons = models.JSONField(default=dict)
    account_id_by = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField()

    objects = scoped(organisation="cycle__organisation")

    def __str__(self):
        return f"{self.cycle_id}: {len(self.left)}"
