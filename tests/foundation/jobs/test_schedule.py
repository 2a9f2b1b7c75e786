import datetime as dt

import pytest
from django.utils import timezone

from nastavnik.foundation.jobs import schedule
from nastavnik.foundation.jobs.models import Job, LastRun

MOSCOW = dt.timezone(dt.timedelta(hours=3))


def clock(day, hour, minute=0):
    return dt.datetime(2026, 9, day, hour, minute, tzinfo=MOSCOW)


@pytest.fixture
def nightly(kinds, monkeypatch, db):
    monkeypatch.setattr(schedule, "_crons", {})
    kinds("test.nightly", lambda progress: None)
    schedule.every("test.nightly", "30 3 * * *")


def test_due_times_are_the_installations_own(db):
    assert schedule.last_due("30 3 * * *", clock(7, 3, 29)) == clock(6, 3, 30)
    assert schedule.last_due("30 3 * * *", clock(7, 3, 30)) == clock(7, 3, 30)
    assert schedule.last_due("30 3 * * *", clock(7, 0, 45).astimezone(dt.UTC)) == clock(6, 3, 30)


def test_each_due_time_starts_the_job_once(nightly, work):
    looks = [
        clock(7, 1),
        clock(7, 3, 29),
        clock(7, 3, 30),
        clock(7, 3, 31),
        clock(7, 9),
        clock(8, 3, 29),
        clock(8, 4),
    ]
    started = []
    for look in looks:
        started.append(schedule.tick(look))
        Job.objects.update(state="done")
    assert started == [[], [], ["test.nightly"], [], [], [], ["test.nightly"]]
    assert Job.objects.count() == 2


def test_what_was_missed_is_done_once(nightly):
    schedule.tick(clock(7, 1))
    assert schedule.tick(clock(12, 9)) == ["test.nightly"]
    assert schedule.tick(clock(12, 9)) == []
    assert LastRun.objects.get().due_at == clock(12, 3, 30)


def test_of_two_workers_that_read_the_same_one_starts_it(nightly):
    schedule.tick(clock(7, 1))
    before, due = clock(6, 3, 30), clock(7, 3, 30)
    assert [schedule._start("test.nightly", before, due, clock(7, 4)) for _ in range(2)] == [True, False]
    assert Job.objects.count() == 1


def test_a_wrong_line_or_a_second_one_is_refused(nightly):
    with pytest.raises(ValueError, match="no cron line"):
        schedule.every("test.other", "every day")
    with pytest.raises(ValueError, match="its times already"):
        schedule.every("test.nightly", "0 4 * * *")


def test_the_queue_is_tidied(program, db, work):
    from nastavnik.foundation.jobs.actions import start

    now = timezone.now()
    for state, days in (("done", 91), ("done", 89), ("queued", 91)):
        then = now - dt.timedelta(days=days)
        finished = None if state == "queued" else then
        Job.objects.create(kind="x", state=state, queued_at=now, created_at=then, finished_at=finished)
    job = start("jobs.tidy", organisation=None, by=program, at=now)
    work()
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"tasks": 0, "jobs": 1, "keys": 0})
    assert Job.objects.exclude(pk=job.pk).count() == 2
