"""A real worker process for the tests that kill it: `python probe.py DEED`, database in NASTAVNIK_DATA."""

import datetime as dt
import json
import os
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from nastavnik.foundation.jobs import actions, running, worker  # noqa: E402
from nastavnik.foundation.jobs.models import Job, LastRun  # noqa: E402
from nastavnik.foundation.jobs.registry import job  # noqa: E402
from nastavnik.foundation.organisations.actor import Actor  # noqa: E402

FOLDER = Path(os.environ["NASTAVNIK_DATA"])
LONG = 60.0


def wait_here(place):
    """Say that the job has come here; stay as long as the file `stay-<place>` lies there."""
    (FOLDER / f"reached-{place}").touch()
    until = time.monotonic() + LONG
    while (FOLDER / f"stay-{place}").exists() and time.monotonic() < until:
        time.sleep(0.02)


@job("probe", retries=3)
def probe(progress, *, place):
    progress.step(1, total=3)
    if place == "steps":
        wait_here(place)
    with progress.finishing() as result:
        LastRun.objects.create(kind=f"effect-{place}-{progress.job.attempts}", due_at=timezone.now())
        if place == "finishing":
            wait_here(place)
        result["words"] = place


@job("quick")
def quick(progress, *, number):
    with progress.finishing():
        LastRun.objects.create(kind=f"effect-{number}", due_at=timezone.now())


@job("slow")
def slow(progress):
    """One step, longer than the lease."""
    time.sleep(1.5)


def prepare():
    for app in ("audit", "core", "jobs", "organisations", "django_tasks_database"):
        call_command("migrate", app, verbosity=0)
    for place in ("steps", "finishing"):
        actions.start("probe", organisation=None, by=Actor.program(), at=timezone.now(), place=place)


def many():
    """A hundred small jobs, each asked for twice."""
    for number in range(100):
        for _ in range(2):
            started = {"key": str(number), "organisation": None, "by": Actor.program(), "at": timezone.now()}
            actions.start("quick", **started, number=number)


def drain():
    print(json.dumps(worker.run_worker(once=True)))  # noqa: T201


def work():
    worker.run_worker()


def take_over():
    """What a second worker finds before the leases are over, and does after."""
    before = worker.run_worker(once=True)
    taken = actions.sweep(timezone.now() + 2 * actions.LEASE)
    print(json.dumps({"before": before, "taken": taken}), flush=True)  # noqa: T201
    worker.run_worker()


def report():
    jobs = list(Job.objects.order_by("pk").values("state", "attempts", "result"))
    effects = sorted(LastRun.objects.filter(kind__startswith="effect").values_list("kind", flat=True))
    print(json.dumps({"jobs": jobs, "effects": effects}))  # noqa: T201


def heartbeat():
    """A step longer than the lease, while another worker sweeps: the heartbeat alone must hold the job."""
    for module in (actions, running):
        module.LEASE = dt.timedelta(seconds=0.5)
    running.HEARTBEAT = float(sys.argv[2])
    started = actions.start("slow", organisation=None, by=Actor.program(), at=timezone.now())
    import threading

    thread = threading.Thread(target=running.run_job, args=[started.pk])
    thread.start()
    taken = 0
    while thread.is_alive():
        time.sleep(0.1)
        taken += actions.sweep(timezone.now())
    print(json.dumps({"taken": taken, "state": Job.objects.get(pk=started.pk).state}))  # noqa: T201


if __name__ == "__main__":
    {f.__name__: f for f in (prepare, many, drain, work, take_over, report, heartbeat)}[sys.argv[1]]()
