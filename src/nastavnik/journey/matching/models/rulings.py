"""What a school has decided before any run: how much each criterion counts, who must and must not be together."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from ..states import RulingKind, SaidBy


class Criteria(models.Model):
    """The school's own weights and rules; a code that is missing has the program's default."""

    organisation = models.OneToOneField("organisations.Organisation", models.CASCADE, related_name="+")
    weights = models.JSONField(default=dict)
    rules = models.JSONField(default=dict)
    groups = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    objects = scoped()

    def __str__(self):
        return f"{self.organisation_id}"


class Ruling(models.Model):
    """«Only with her» or «never together», with who said it and why; read by few."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cycle = models.ForeignKey("roadmap.Cycle", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(_("what"), max_length=10, choices=RulingKind)
    mentee = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    mentor = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    said_by = models.CharField(_("who said it"), max_length=10, choices=SaidBy)
    words = models.TextField(_("why"))
    account_id_by = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentee"], condition=Q(kind="lock", lifted_at=None), name="one_lock_of_a_mentee"
            ),
            models.UniqueConstraint(
                fields=["mentee", "mentor"], condition=Q(lifted_at=None), name="one_ruling_of_two"
            ),
            models.CheckConstraint(condition=~Q(mentee=models.F("mentor")), name="ruling_of_two_people"),
        ]

    def __str__(self):
        return f"{self.kind} {self.mentee_id} {self.mentor_id}"
