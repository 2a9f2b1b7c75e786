"""The card of a school by month, named forms of export, requests to schools and their replies."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped


class CardQuerySet(models.QuerySet):
    def below(self, place):
        """Of the place itself and of everything under it in the tree."""
        return self.filter(organisation__path__startswith=place.path)


class Card(models.Model):
    """What may be shown of a school outside it, as of the last night of a month.

    `cells` holds code → number, or None where the group is too small; a code that is absent has no data.
    `states` are the seven stages' states, `papers` kind → [number, date] of what is in force.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    month = models.DateField(_("month"))
    current = models.BooleanField(default=True)
    year = models.CharField(_("school year"), max_length=40, blank=True)
    states = models.JSONField(default=list)
    late = models.PositiveSmallIntegerField(_("overdue points"), default=0)
    late_since = models.DateField(_("overdue since"), null=True, blank=True)
    papers = models.JSONField(default=dict)
    cells = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = scoped(CardQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "month"], name="card_once_a_month"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(current=True), name="card_one_current"
            ),
        ]

    def __str__(self):
        return f"{self.organisation_id}: {self.month:%Y-%m}"


class Form(models.Model):
    """A set of columns in an order, kept under a name by a municipality or region."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    columns = models.JSONField(default=list)

    objects = scoped()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="form_name_once")]

    def __str__(self):
        return self.name


class Request(models.Model):
    """A municipality or region asks schools to look at these columns and confirm them by a day."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    title = models.CharField(_("title of the request"), max_length=200)
    words = models.TextField(_("in words"), blank=True)
    columns = models.JSONField(default=list)
    due_on = models.DateField(_("answer until"))
    made_at = models.DateTimeField()
    account_id_by = models.BigIntegerField(null=True)

    objects = scoped()

    def __str__(self):
        return self.title


class Reply(models.Model):
    """One school's answer: the figures as they stood when the curator confirmed them, with a comment."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="replies")
    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cells = models.JSONField(default=dict)
    comment = models.TextField(_("comment"), blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    account_id_by = models.BigIntegerField(null=True)

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "organisation"], name="reply_once_a_school")
        ]

    def __str__(self):
        return f"{self.request_id}: {self.organisation_id}"
