"""One person who has to read one signed paper, and the mark that it was read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped


class Way(models.TextChoices):
    NOT_YET = "", _("not yet")
    ACCOUNT = "account", _("ticked in the account")
    PAPER = "paper", _("signed on paper")


class AcquaintanceQuerySet(models.QuerySet):
    def waiting(self):
        """Not read yet."""
        return self.filter(way=Way.NOT_YET)

    def of_account(self, account_id):
        """Asked of the person whose account this is."""
        return self.filter(person__account_id=account_id)

    def by_name(self):
        return self.order_by("person__folded_name", "pk")


class Acquaintance(models.Model):
    """`done_on` is the day of the mark; `done_at` the moment of a tick in the account."""

    document = models.ForeignKey("documents.Document", models.CASCADE, related_name="acquaintances")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="acquaintances")
    asked_at = models.DateTimeField()
    way = models.CharField(_("way"), max_length=10, choices=Way, blank=True, default=Way.NOT_YET)
    done_on = models.DateField(_("date"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = scoped(AcquaintanceQuerySet, organisation="document__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="acquaintance_once"),
            models.CheckConstraint(
                condition=models.Q(way="", done_on__isnull=True)
                | ~models.Q(way="") & models.Q(done_on__isnull=False),
                name="acquaintance_done_has_day",
            ),
        ]

    def __str__(self):
        return f"{self.document_id}: {self.person_id} {self.way}"

    @property
    def is_done(self) -> bool:
        return self.way != Way.NOT_YET
