"""A cycle: the time that one roadmap covers, usually a school year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped


class CycleQuerySet(models.QuerySet):
    def still_open(self):
        return self.filter(closed_at=None)

    def latest_first(self):
        return self.order_by("-starts_on", "-pk")


class Cycle(models.Model):
    """«2026/2027»; it may span two school years. A closed one is kept as it was."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="cycles")
    name = models.CharField(_("school year"), max_length=40)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = scoped(CycleQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="cycle_name_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="cycle_ends_after_start"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
