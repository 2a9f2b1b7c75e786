"""One try of a job: taken from the queue, kept alive by a heartbeat, ended in words."""

import logging
import threading
import traceback
from contextlib import contextmanager, nullcontext

from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled

from nastavnik.foundation.core.errors import DomainError

from . import registry
from .actions import LEASE, try_again
from .models import Job
from .progress import Cancelled, Lost, Progress
from .states import JobState

log = logging.getLogger(__name__)
HEARTBEAT = 10  # seconds


def claim(job_id: int, at) -> Job | None:
    """The job, if it waits for its turn and nobody else was quicker."""
    job = (
        Job.objects.filter(pk=job_id, state=JobState.QUEUED)
        .filter(Q(run_after=None) | Q(run_after__lte=at))
        .first()
    )
    if job is None:
        return None
    if job.cancel_asked_at is not None:
        job.move(JobState.CANCELLED, finished_at=at)
        return None
    tries = job.attempts + 1
    begun = {"attempts": tries, "started_at": at, "lease_until": at + LEASE, "done": 0, "words": ""}
    return job if job.move(JobState.RUNNING, **begun) else None


def run_job(job_id: int) -> None:
    """Try the job once. Never raises what the job raises: it is told in the job's row."""
    job = claim(job_id, timezone.now())
    if job is None:
        return
    progress = Progress(job, job.started_at)
    try:
        with heartbeat(job), _scope_of(progress):
            result = registry.kind_of(job.kind).function(progress, **job.args)
        if not job.is_over:
            job.move(JobState.DONE, **progress.finished(result))
    except Cancelled:
        job.move(JobState.CANCELLED, finished_at=timezone.now(), lease_until=None)
    except Lost:
        log.warning("Job %s was taken by another worker.", job.pk)
    except DomainError as error:
        job.refresh_from_db(fields=["state"])
        job.move(JobState.FAILED, finished_at=timezone.now(), lease_until=None, error=str(error))
    except Exception as error:
        _log_without_values(job, error)
        job.refresh_from_db(fields=["state", "cancel_asked_at"])  # an undone transaction leaves us behind
        words = _("Something broke on our side. Try once more; if it repeats, tell the administrator.")
        try_again(job, at=timezone.now(), wait=True, error=words)


@contextmanager
def heartbeat(job: Job):
    """While the body runs, a thread says that the worker lives, however long a step takes."""
    over = threading.Event()

    def beat():
        try:
            while not over.wait(HEARTBEAT):
                try:
                    mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)
                    mine.update(lease_until=timezone.now() + LEASE)
                except DatabaseError:  # a locked or restarting database: the next beat will tell
                    connection.close()
        finally:
            connection.close()

    thread = threading.Thread(target=beat, name=f"heartbeat-{job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=1)


def _scope_of(progress: Progress):
    if progress.organisation is not None:
        return scope(organisation=progress.organisation)
    return scopes_disabled() if progress.job.organisation_id == 0 else nullcontext()


def _log_without_values(job: Job, error: Exception) -> None:
    """Where it broke, but not the error's text: it may quote a person's data."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("Job %s (%s), try %s: %s\n%s", job.pk, job.kind, job.attempts, type(error).__name__, frames)
