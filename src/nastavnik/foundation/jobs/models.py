"""A job: work too long for a page, with how far it has come; and when each regular job ran last."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from . import registry
from .states import STEPS, UNFINISHED, JobState


class JobQuerySet(models.QuerySet):
    def of(self, organisation_id):
        return self.filter(organisation_id=organisation_id)

    def unfinished(self):
        return self.filter(state__in=UNFINISHED)

    def abandoned(self, at):
        """Running by the table, but nobody has said so for longer than the lease: the worker was killed."""
        return self.filter(state=JobState.RUNNING, lease_until__lt=at)

    def latest_first(self):
        return self.order_by("-created_at", "-pk")


class Job(models.Model):
    """No foreign keys: a job outlives nothing and nothing hangs on it. `organisation_id` 0: nobody's own.

    `attempts` is also the claim: a worker changes the row only while the number is still that of its own try.
    """

    organisation_id = models.BigIntegerField(default=0)
    account_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=60)
    words_of_title = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=120, blank=True)
    args = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)  # 0: not known
    words = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=1)
    queued_at = models.DateTimeField()
    run_after = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    task_id = models.UUIDField(null=True)
    result = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "kind", "key"],
                condition=~models.Q(key="") & models.Q(state__in=["queued", "running"]),
                name="job_key_once_while_unfinished",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation_id", "-created_at", "-id"], name="job_latest"),
            models.Index(fields=["state", "lease_until"], name="job_leases"),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}: {self.state}"

    @property
    def title(self):
        return self.words_of_title or registry.title_of(self.kind)

    @property
    def is_over(self) -> bool:
        return self.state not in UNFINISHED

    def move(self, to: str, **values) -> bool:
        """Change the state and `values`, if the row is still in the state and the try that were read."""
        if to not in STEPS[self.state]:
            return False
        rows = Job.objects.filter(pk=self.pk, state=self.state, attempts=self.attempts)
        if not rows.update(state=to, **values):
            return False
        for name, value in (values | {"state": to}).items():
            setattr(self, name, value)
        return True


class LastRun(models.Model):
    """Up to which due time a regular job has been started; workers race for this row."""

    kind = models.CharField(max_length=60, unique=True)
    due_at = models.DateTimeField()

    def __str__(self):
        return f"{self.kind}: {self.due_at:%Y-%m-%d %H:%M}"
