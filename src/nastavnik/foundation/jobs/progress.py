"""What a running job is given: who asked for it, for whom, and a way to tell how far it has come."""

import time
from contextlib import contextmanager
from functools import cached_property

from django.db import transaction
from django.utils import timezone

from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.organisations.access import actor_of
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.organisations.models import Organisation

from .actions import LEASE
from .models import Job
from .states import JobState

EVERY = 0.3  # seconds between two writes; a page looks once a second


class Cancelled(Exception):
    """A person has asked to stop. Let it pass: what the job has done so far is its own to keep or undo."""


class Lost(Exception):
    """The lease ran out and another worker has taken the job: this one must leave it alone."""


class Progress:
    def __init__(self, job: Job, at):
        self.job = job
        self.at = at
        self._written = 0.0

    @cached_property
    def organisation(self) -> Organisation | None:
        return Organisation.objects.filter(pk=self.job.organisation_id).first()

    @cached_property
    def by(self) -> Actor:
        """Whoever started the job, with the roles held now; the program itself for what nobody started."""
        if self.job.account_id is None:
            return Actor.program("jobs")
        return actor_of(Account.objects.get(pk=self.job.account_id))

    def step(self, done: int, words: str = "", *, total: int | None = None) -> None:
        """`done` of `total` so far; also says that the worker lives. Raises Cancelled or Lost.

        Often called is seldom written: the first, the last, and at most three times a second.
        """
        if total is not None and total != self.job.total:
            self.job.total, self._written = total, 0.0
        self.job.done = done
        now = time.monotonic()
        if now - self._written < EVERY and done != self.job.total:
            return
        self._written = now
        self._write(done=done, total=self.job.total, words=str(words)[:300])

    @contextmanager
    def finishing(self):
        """The effect and «done» in one transaction, so that the effect happens once, whatever is killed when.

        Gives a dict for the result. Raises Cancelled or Lost before anything is done.
        """
        result: dict = {}
        with transaction.atomic():
            self._write()
            yield result
            if not self.job.move(JobState.DONE, **self.finished(result)):
                raise Lost

    def finished(self, result: dict | None) -> dict:
        """The fields of a job that is done."""
        values = {"result": result or {}, "finished_at": timezone.now(), "lease_until": None, "error": ""}
        return values | ({"done": self.job.total} if self.job.total else {})

    def _write(self, **values) -> None:
        mine = Job.objects.filter(pk=self.job.pk, state=JobState.RUNNING, attempts=self.job.attempts)
        if mine.filter(cancel_asked_at=None).update(lease_until=timezone.now() + LEASE, **values):
            return
        raise Cancelled if mine.exists() else Lost
