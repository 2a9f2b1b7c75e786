"""What monitoring keeps: the figures of each month, without a word of anybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped


class SnapshotQuerySet(models.QuerySet):
    def current(self):
        """The latest row of each figure."""
        return self.filter(current=True)

    def below(self, place):
        """Of this place in the tree and of everything under it."""
        return self.filter(organisation__path__startswith=place.path)


class Snapshot(models.Model):
    """A figure of a school as of the end of a month (of the current month: as of the last night).

    `code` is that of an indicator («I1») or of a plain count («mentees»); `part` tells apart who answered
    («mentees», «mentors») or the years of a cohort («1»…«3»), else it is empty. `n` is the size of the group
    that the figure speaks of. Raw: what may be shown of it is decided where it is read (`reading.py`).
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cycle = models.ForeignKey("roadmap.Cycle", models.CASCADE, related_name="+")
    month = models.DateField(_("month"))
    code = models.CharField(max_length=30)
    part = models.CharField(max_length=20, blank=True)
    numerator = models.IntegerField(null=True)
    denominator = models.IntegerField(null=True)
    value = models.FloatField(null=True)
    n = models.PositiveIntegerField()
    current = models.BooleanField(default=True)
    at = models.DateTimeField()

    objects = scoped(SnapshotQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "month", "code", "part"], name="snapshot_once_a_month"
            ),
            models.UniqueConstraint(
                fields=["organisation", "code", "part"],
                condition=models.Q(current=True),
                name="snapshot_one_current",
            ),
        ]

    def __str__(self):
        return f"{self.organisation_id}, {self.month:%Y-%m}: {self.code} {self.part}"


class Release(models.Model):
    """What is shown of people's marks: a figure over a fixed group. A newer one is made only where no set of fewer
    than k people follows from it and all the earlier ones; so nobody is found out by comparing two days."""

    cycle = models.ForeignKey("roadmap.Cycle", models.CASCADE, related_name="+")
    code = models.CharField(max_length=10)
    part = models.CharField(max_length=20)
    people = models.JSONField(default=list)  # keys only, to compare groups; never shown
    figures = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = scoped(organisation="cycle__organisation")

    def __str__(self):
        return f"{self.cycle_id}: {self.code} {self.part}"


class Moment(models.TextChoices):
    BEFORE = "before", _("before the work")
    AFTER = "after", _("after the work")


class Wave(models.Model):
    """The year's asking by one ready questionnaire: who begins or ends work gets a link of its campaign."""

    cycle = models.ForeignKey("roadmap.Cycle", models.CASCADE, related_name="+")
    code = models.CharField(max_length=30)
    campaign = models.ForeignKey("surveys.Campaign", models.CASCADE, related_name="+")

    objects = scoped(organisation="cycle__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "code"], name="wave_once_a_year")]

    def __str__(self):
        return f"{self.cycle_id}: {self.code}"


class Refusal(models.Model):
    """Why somebody has not answered and will not: it stands in place of the answers."""

    cycle = models.ForeignKey("roadmap.Cycle", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    code = models.CharField(max_length=30)
    reason = models.CharField(_("reason"), max_length=500)
    at = models.DateTimeField()

    objects = scoped(organisation="cycle__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "person", "code"], name="refusal_once")]

    def __str__(self):
        return f"{self.cycle_id}: {self.code}"


class Swot(models.Model):
    """The year's SWOT: inside and outside the school, what helps and what hinders; a point a line."""

    cycle = models.OneToOneField("roadmap.Cycle", models.CASCADE, related_name="+")
    strengths = models.TextField(_("inside, helps: strengths"), blank=True)
    weaknesses = models.TextField(_("inside, hinders: weaknesses"), blank=True)
    opportunities = models.TextField(_("outside, helps: opportunities"), blank=True)
    threats = models.TextField(_("outside, hinders: threats"), blank=True)
    at = models.DateTimeField()

    objects = scoped(organisation="cycle__organisation")

    def __str__(self):
        return f"{self.cycle_id}"


class Card(models.Model):
    """The curator's card of a day: nine statements of 0 to 2 points, with the words and bands of the library."""

    cycle = models.ForeignKey("roadmap.Cycle", models.CASCADE, related_name="+")
    on = models.DateField(_("day"))
    answers = models.JSONField(default=dict)
    total = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    objects = scoped(organisation="cycle__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "on"], name="card_once_a_day")]

    def __str__(self):
        return f"{self.cycle_id}: {self.total}"
