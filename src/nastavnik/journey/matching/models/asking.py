"""What people are asked around the matching: whom they would like, a question before deciding, a pause."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from ..states import Side, Wish


class Shortlist(models.Model):
    """Candidates chosen by the curator that one person may put in order or object to, once, by a private link."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cycle = models.ForeignKey("roadmap.Cycle", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    side = models.CharField(max_length=10, choices=Side)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "person", "side"], name="shortlist_once_a_year")
        ]

    def __str__(self):
        return f"{self.person_id}: {self.side}"


class Choice(models.Model):
    """What the person says of one candidate: which in order, or an objection. Objections are read by few."""

    shortlist = models.ForeignKey(Shortlist, models.CASCADE, related_name="choices")
    candidate = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    wish = models.CharField(max_length=10, choices=Wish, blank=True)
    rank = models.PositiveSmallIntegerField(null=True)

    objects = scoped(organisation="shortlist__organisation")

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["shortlist", "candidate"], name="candidate_once_in_a_shortlist")
        ]

    def __str__(self):
        return f"{self.shortlist_id}: {self.candidate_id} {self.wish}"


class Question(models.Model):
    """«Clear up with the mentor»: asked by the curator before deciding, answered in the account or by a link."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    about = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    text = models.TextField(_("question"))
    asked_at = models.DateTimeField()
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True)
    look_again_on = models.DateField(_("come back to it on"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True)
    raised_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = scoped()

    class Meta:
        indexes = [models.Index(fields=["organisation", "closed_at"], name="question_open")]

    def __str__(self):
        return f"{self.person_id}: {self.pk}"


class Pause(models.Model):
    """«Not before March»: until the day the person takes no part in the matching."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    until = models.DateField(_("not before"))
    words = models.CharField(_("why"), max_length=300, blank=True)
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(lifted_at=None), name="one_pause_of_a_person"
            )
        ]

    def __str__(self):
        return f"{self.person_id}: {self.until}"
