"""Starting and stopping work behind the page, and taking it again from a worker that was killed."""

import datetime as dt
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError

from . import registry
from .models import Job
from .queue import enqueue
from .states import JobState

LEASE = dt.timedelta(seconds=40)  # with the sweep every few seconds: taken again within a minute
GRACE = dt.timedelta(seconds=15)
FIRST_WAIT = dt.timedelta(seconds=10)
LONGEST_WAIT = dt.timedelta(minutes=15)


def back_off(attempts: int) -> dt.timedelta:
    """How long to wait after this many tries: 10 s, 20 s, 40 s … a quarter of an hour at most."""
    return min(FIRST_WAIT * 2 ** (min(attempts, 16) - 1), LONGEST_WAIT)


@transaction.atomic
def start(kind: str, *, organisation, by, at, key: str | None = None, title: str = "", **args) -> Job:
    """Put work into the queue, in the transaction of the deed that asks for it.

    While a job with the same `key` is unfinished, that one is returned and nothing is started.
    `args` are told to the function and must be plain (numbers, texts, lists, days).
    """
    known = registry.kind_of(kind)
    if known is None:
        raise LookupError(f"No function is registered for the job {kind}.")
    job = Job(
        organisation_id=organisation.pk if organisation else 0,
        account_id=by.account_id,
        kind=kind,
        words_of_title=str(title),
        key=key or "",
        args=json.loads(json.dumps(args, cls=DjangoJSONEncoder)),
        max_attempts=known.retries + 1,
        queued_at=at,
        created_at=at,
    )
    if not _saved(job):
        same = Job.objects.unfinished().filter(organisation_id=job.organisation_id, kind=kind, key=job.key)
        return same.first() or start(
            kind, organisation=organisation, by=by, at=at, key=key, title=title, **args
        )  # the other one ended in this very moment
    enqueue(job)
    if by.account_id is not None:
        record("job.start", on=job, by=by, at=at, organisation_id=job.organisation_id, after={"kind": kind})
    return job


@transaction.atomic
def cancel(job: Job, *, by, at) -> None:
    """A waiting job ends at once, a running one at its next step. Raises DomainError where it is over."""
    at_once = job.state == JobState.QUEUED and job.move(JobState.CANCELLED, finished_at=at)
    if not at_once and not Job.objects.filter(pk=job.pk).unfinished().update(cancel_asked_at=at):
        raise DomainError(_("This work is over already, there is nothing to cancel."))
    record("job.cancel", on=job, by=by, at=at, organisation_id=job.organisation_id)


@transaction.atomic
def try_again(job: Job, *, at, wait: bool, error: str) -> None:
    """After a try that came to nothing: back into the queue, or failed where no tries are left."""
    if job.cancel_asked_at is not None:
        job.move(JobState.CANCELLED, finished_at=at, lease_until=None)
    elif job.attempts >= job.max_attempts:
        job.move(JobState.FAILED, finished_at=at, lease_until=None, error=error)
    else:
        run_after = at + back_off(job.attempts) if wait else None
        if job.move(JobState.QUEUED, queued_at=at, run_after=run_after, lease_until=None, error=error):
            enqueue(job)


def sweep(at) -> int:
    """Take jobs again whose worker was killed; returns how many. Several workers may sweep at once."""
    taken = 0
    for job in Job.objects.abandoned(at).order_by("pk"):
        with transaction.atomic():
            # the lease is looked at once more: a slow heartbeat may have come in the meantime
            if Job.objects.filter(pk=job.pk).abandoned(at).update(words=""):
                _bury_task(job, at)
                try_again(job, at=at, wait=False, error=str(_("The work was interrupted several times.")))
                taken += 1
    for job in _lost_in_the_queue(at):
        with transaction.atomic():
            if Job.objects.filter(pk=job.pk, state=JobState.QUEUED, task_id=job.task_id).update(queued_at=at):
                _bury_task(job, at)
                enqueue(job)
                taken += 1
    return taken


def _saved(job: Job) -> bool:
    """False where an unfinished job has the same key."""
    try:
        with transaction.atomic():
            job.save()
    except IntegrityError:
        return False
    return True


def _lost_in_the_queue(at) -> list[Job]:
    """Waiting by our table, but their place in the queue was taken by a worker that then was killed."""
    waiting = [
        job
        for job in Job.objects.filter(state=JobState.QUEUED, queued_at__lt=at - GRACE).order_by("pk")
        if job.run_after is None or job.run_after < at - GRACE
    ]
    ready = set(
        DBTaskResult.objects.filter(pk__in=[job.task_id for job in waiting], status="READY").values_list(
            "pk", flat=True
        )
    )
    return [job for job in waiting if job.task_id not in ready]


def _bury_task(job: Job, at) -> None:
    """The killed worker's own row would stay «running» for ever."""
    DBTaskResult.objects.filter(pk=job.task_id, status="RUNNING").update(status="FAILED", finished_at=at)
