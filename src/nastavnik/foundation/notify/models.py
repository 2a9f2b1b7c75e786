"""What people are told: letters by e-mail, and notices that wait on the desk."""

from django.conf import settings
from django.db import models

from .states import LetterState


class Letter(models.Model):
    """A row of the outbox, written in the transaction of the deed that it tells of.

    No foreign keys: it is sent even if its cause is taken back. `key`: the same thing is told once.
    """

    organisation_id = models.BigIntegerField(default=0)
    account_id = models.BigIntegerField(null=True)
    address = models.EmailField()
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    key = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.WAITING)
    error = models.CharField(max_length=100, blank=True)  # the kind of the error, never its text
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "address", "key"],
                condition=~models.Q(key=""),
                name="letter_key_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "ended_at"], name="letter_by_state")]

    def __str__(self):
        return f"{self.kind} {self.pk}: {self.state}"


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def latest_first(self):
        return self.order_by("-at", "-pk")


class Notice(models.Model):
    """A line on the desk of one account, with the address where it is dealt with."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    organisation_id = models.BigIntegerField(default=0)
    words = models.CharField(max_length=300)
    url = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation_id", "key"],
                condition=~models.Q(key=""),
                name="notice_key_once",
            ),
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__startswith="/"), name="notice_stays_inside"
            ),
        ]
        indexes = [models.Index(fields=["account", "-at", "-id"], name="notice_latest")]

    def __str__(self):
        return f"{self.account_id}: {self.pk}"
