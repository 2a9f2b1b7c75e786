"""Regular jobs: at each due time exactly one start, however many workers look at the clock."""

import datetime as dt

from croniter import croniter
from django.db import transaction
from django.utils import timezone

from nastavnik.foundation.organisations.actor import Actor

from .actions import start
from .models import LastRun

_crons: dict[str, str] = {}


def every(kind: str, cron: str) -> None:
    """Start the job `kind` (of no organisation) by this cron line, in the installation's time zone."""
    if kind in _crons:
        raise ValueError(f"The job {kind} has its times already: {_crons[kind]}.")
    if not croniter.is_valid(cron):
        raise ValueError(f"«{cron}» is no cron line.")
    _crons[kind] = cron


def last_due(cron: str, at: dt.datetime) -> dt.datetime:
    """The latest due time that is not after `at`."""
    local = timezone.localtime(at)
    return croniter(cron, local + dt.timedelta(seconds=1)).get_prev(dt.datetime)


def tick(at: dt.datetime) -> list[str]:
    """Start what has come due since the last look; returns the kinds started.

    What was missed while no worker ran is done once, not once per missed time. A job seen for the
    first time waits for its next due time.
    """
    known = dict(LastRun.objects.values_list("kind", "due_at"))
    started = []
    for kind, cron in _crons.items():
        due = last_due(cron, at)
        if kind not in known:
            LastRun.objects.get_or_create(kind=kind, defaults={"due_at": due})
        elif known[kind] < due and _start(kind, known[kind], due, at):
            started.append(kind)
    return started


def _start(kind: str, before: dt.datetime, due: dt.datetime, at: dt.datetime) -> bool:
    with transaction.atomic():
        if not LastRun.objects.filter(kind=kind, due_at=before).update(due_at=due):
            return False  # another worker was quicker
        start(kind, organisation=None, key="schedule", by=Actor.program("schedule"), at=at)
        return True
