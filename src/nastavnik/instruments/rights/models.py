"""What people ask about their data, what has to be done by when, and what was erased."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from .states import Kind, State

LINK_MINUTES = 60  # how long a personal link stays open in the browser that opened it


class RequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=State.OPEN)

    def of_person(self, person):
        return self.filter(person=person)

    def latest_first(self):
        return self.order_by("-received_on", "-pk")


class Request(models.Model):
    """Somebody asks or withdraws. What it brings with it stands in `tasks`; the answer may be a paper."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    received_on = models.DateField(_("received on"))
    words = models.TextField(_("what is asked"), blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    consent = models.ForeignKey("consents.Consent", models.SET_NULL, null=True, blank=True, related_name="+")
    document = models.ForeignKey(
        "documents.Document", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by_person = models.BooleanField(default=False)  # from their own page
    created_at = models.DateTimeField()

    objects = scoped(RequestQuerySet)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-received_on", "-id"], name="rights_request_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | Q(answered_on__gte=models.F("received_on")),
                name="rights_answer_has_day",
            )
        ]

    def __str__(self):
        return f"{self.person_id}: {self.kind}"


class TaskQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_on=None)

    def soonest_first(self):
        return self.order_by("due_on", "pk")


class Task(models.Model):
    """One thing to be done by a day of the law; `longer_reason` where the term was prolonged once."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="tasks")
    code = models.CharField(max_length=30)
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = models.TextField(_("what was done"), blank=True)
    longer_reason = models.TextField(_("why longer"), blank=True)

    objects = scoped(TaskQuerySet, organisation="request__organisation")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["request", "code"], name="rights_task_once")]

    def __str__(self):
        return f"{self.request_id}: {self.code}"


class Erasure(models.Model):
    """A person's data were erased: how many rows of which model, and what the law keeps and why."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    account_id_by = models.BigIntegerField(null=True)
    erased = models.JSONField(default=dict)  # model → how many rows
    kept = models.JSONField(default=list)  # {"model", "pk", "term"} of what stays with the name
    act = models.ForeignKey("documents.Document", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = scoped()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="rights_erased_once")]

    def __str__(self):
        return f"{self.person_id}: {self.at:%Y-%m-%d}"


class Link(models.Model):
    """A personal link to one's own page, for who has no account: opened once, for an hour, within two weeks.

    The link itself is shown to the curator once; here stands its hash.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    account_id_by = models.BigIntegerField(null=True)

    objects = scoped()

    def __str__(self):
        return f"{self.person_id}: {self.pk}"
