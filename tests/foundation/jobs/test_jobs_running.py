"""From the queue to the end, in one process. Times are the clock's: a try looks at it itself."""

import datetime as dt
import logging

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import get_scope
from django_tasks_db.models import DBTaskResult

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.jobs import actions, registry
from nastavnik.foundation.jobs.actions import LEASE, back_off
from nastavnik.foundation.jobs.models import Job
from nastavnik.foundation.jobs.progress import Cancelled, Lost, Progress
from nastavnik.foundation.jobs.running import claim, run_job


def fresh(job):
    return Job.objects.get(pk=job.pk)


def test_a_job_is_given_its_arguments_the_organisation_and_who_asked(
    school, curator, actor, kinds, work, now
):
    seen = []

    def count(progress, *, until, day):
        seen.append((progress.organisation, progress.by, get_scope()["organisation"], until, day))
        for number in range(until):
            progress.step(number + 1, f"card {number + 1}", total=until)
        return {"words": "counted"}

    kinds("test.count", count, title="Counting")
    job = actions.start(
        "test.count", organisation=school, by=actor(curator), at=now, until=3, day=dt.date(2026, 9, 7)
    )
    assert (job.state, job.title, fresh(job).task_id is not None) == ("queued", "Counting", True)
    assert work() == 1
    assert seen == [(school, actor(curator), school, 3, "2026-09-07")]
    job = fresh(job)
    assert (job.state, job.done, job.total, job.words) == ("done", 3, 3, "card 3")
    assert (job.result, job.attempts, job.lease_until, job.error) == ({"words": "counted"}, 1, None, "")
    assert job.started_at <= job.finished_at
    assert [(e.deed, e.account_id) for e in Entry.objects.about(job)] == [("job.start", curator.pk)]
    assert work() == 0


def test_what_is_not_registered_or_registered_twice_is_refused(kinds, program, now, db):
    with pytest.raises(LookupError, match=r"test\.nothing"):
        actions.start("test.nothing", organisation=None, by=program, at=now)
    kinds("test.once", lambda progress: None)
    with pytest.raises(ValueError, match=r"test\.once"):
        registry.job("test.once")(lambda progress: None)


def test_the_row_and_its_place_in_the_queue_come_and_go_together(school, kinds, program, now):
    kinds("test.noop", lambda progress: None)
    with transaction.atomic():
        actions.start("test.noop", organisation=school, by=program, at=now)
        transaction.set_rollback(True)
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    actions.start("test.noop", organisation=school, by=program, at=now)
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_the_same_key_is_not_started_twice_while_unfinished(school, other_school, kinds, program, now, work):
    ran = []
    kinds("test.keyed", lambda progress, n: ran.append(n))

    def start(n, organisation=school, key="list-5"):
        return actions.start("test.keyed", organisation=organisation, key=key, by=program, at=now, n=n)

    first, second = start(1), start(2)
    assert first.pk == second.pk
    others = [
        start(3, key="list-6"),
        start(4, organisation=other_school),
        start(5, key=None),
        start(6, key=None),
    ]
    assert len({job.pk for job in others} | {first.pk}) == 5
    work()
    assert sorted(ran) == [1, 3, 4, 5, 6]
    assert start(7).pk != first.pk


def test_the_database_itself_refuses_a_second_unfinished_job_of_a_key(db, now):
    values = {"kind": "x", "key": "k", "queued_at": now, "created_at": now}
    Job.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(**values, state="running")
    Job.objects.create(**values, state="done")  # the control


def test_waits_double_up_to_a_quarter_of_an_hour():
    assert [back_off(n).total_seconds() for n in (1, 2, 3, 4, 8, 99)] == [10, 20, 40, 80, 900, 900]


def test_an_unforeseen_error_is_tried_again_later_and_then_told_in_words(
    school, kinds, program, now, work, caplog
):
    name = "Иванова Мария"

    def broken(progress):
        raise RuntimeError(name)

    kinds("test.broken", broken, retries=2)
    job = actions.start("test.broken", organisation=school, by=program, at=now)
    for tries in (1, 2):
        with caplog.at_level(logging.ERROR):
            assert work() == 1
        job = fresh(job)
        assert (job.state, job.attempts) == ("queued", tries)
        assert timedelta_near(job.run_after - timezone.now(), back_off(tries))
        assert work() == 0  # not before its time
        make_due(job)
    work()
    job = fresh(job)
    assert (job.state, job.attempts) == ("failed", 3)
    assert (
        "Traceback" not in job.error
        and "Иванова" not in job.error
        and job.error.startswith("Something broke")
    )
    assert "RuntimeError" in caplog.text and "Иванова" not in caplog.text


def timedelta_near(found, expected):
    return abs((found - expected).total_seconds()) < 5


def make_due(job):
    past = timezone.now() - dt.timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(run_after=past)
    DBTaskResult.objects.filter(pk=job.task_id).update(run_after=past)


def test_a_rule_that_says_no_ends_the_job_at_once_with_its_words(school, kinds, program, now, work):
    def refused(progress):
        raise DomainError("Row 5 has no name.")

    kinds("test.refused", refused, retries=5)
    job = actions.start("test.refused", organisation=school, by=program, at=now)
    assert work() == 1
    assert (fresh(job).state, fresh(job).error, fresh(job).attempts) == ("failed", "Row 5 has no name.", 1)


def test_a_waiting_job_is_cancelled_at_once_and_a_finished_one_not_at_all(school, kinds, program, now, work):
    ran = []
    kinds("test.never", lambda progress: ran.append(1))
    job = actions.start("test.never", organisation=school, by=program, at=now)
    actions.cancel(job, by=program, at=now)
    work()
    assert (fresh(job).state, ran) == ("cancelled", [])
    with pytest.raises(DomainError, match="over already"):
        actions.cancel(fresh(job), by=program, at=now)
    again = actions.start("test.never", organisation=school, by=program, at=now)  # the control
    work()
    assert (fresh(again).state, ran) == ("done", [1])


def test_a_running_job_is_cancelled_at_its_next_step(school, kinds, program, now, work):
    reached = []

    def long(progress):
        for number in range(1, 6):
            progress._written = 0.0  # as if each step took a second
            progress.step(number, total=5)
            reached.append(number)
            if number == 2:
                actions.cancel(fresh(progress.job), by=program, at=now)

    kinds("test.long", long)
    job = actions.start("test.long", organisation=school, by=program, at=now)
    work()
    assert (reached, fresh(job).state, fresh(job).done) == ([1, 2], "cancelled", 2)


def test_steps_are_written_at_most_a_few_times_a_second(
    school, kinds, program, now, work, django_assert_max_num_queries
):
    def many(progress):
        with django_assert_max_num_queries(6):
            for number in range(1, 1001):
                progress.step(number, total=1000)

    kinds("test.many", many)
    job = actions.start("test.many", organisation=school, by=program, at=now)
    work()
    assert (fresh(job).state, fresh(job).done) == ("done", 1000)


def test_the_effect_and_done_are_one(school, kinds, program, now, work):
    from nastavnik.foundation.jobs.models import LastRun

    def careful(progress, *, breaks):
        with progress.finishing() as result:
            LastRun.objects.create(kind="effect", due_at=now)
            result["words"] = "made"
            if breaks:
                raise RuntimeError

    kinds("test.careful", careful, retries=0)
    broken = actions.start("test.careful", organisation=school, by=program, at=now, breaks=True)
    work()
    assert (fresh(broken).state, LastRun.objects.filter(kind="effect").count()) == ("failed", 0)
    whole = actions.start("test.careful", organisation=school, by=program, at=now, breaks=False)
    work()
    assert (fresh(whole).state, fresh(whole).result) == ("done", {"words": "made"})
    assert LastRun.objects.filter(kind="effect").count() == 1


def test_who_has_lost_the_lease_can_neither_step_nor_finish(school, kinds, program, now):
    kinds("test.noop", lambda progress: None)
    job = actions.start("test.noop", organisation=school, by=program, at=now)
    first = claim(job.pk, now)
    assert claim(job.pk, now) is None
    assert actions.sweep(now + LEASE) == 0  # the last moment of the lease is still good
    assert actions.sweep(now + LEASE * 2) == 1
    second = claim(job.pk, now + LEASE * 2)
    assert (first.attempts, second.attempts) == (1, 2)
    with pytest.raises(Lost):
        Progress(first, now).step(1)
    with pytest.raises(Lost), Progress(first, now).finishing():
        pytest.fail("the effect must not be made")
    assert not first.move("done")
    Progress(second, now).step(1)  # the control
    assert second.move("done")


def test_a_killed_workers_job_is_taken_again_until_its_tries_are_over(school, kinds, program, now):
    kinds("test.killer", lambda progress: None, retries=1)
    job = actions.start("test.killer", organisation=school, by=program, at=now)
    DBTaskResult.objects.get().claim("w1")
    claim(job.pk, now)
    later = now + LEASE * 2
    assert actions.sweep(later) == 1
    assert [row.status for row in DBTaskResult.objects.order_by("enqueued_at")] == ["FAILED", "READY"]
    assert claim(job.pk, later).attempts == 2
    assert actions.sweep(later + LEASE * 2) == 1
    assert (fresh(job).state, fresh(job).error) == ("failed", "The work was interrupted several times.")
    assert actions.sweep(later + LEASE * 4) == 0


def test_a_place_in_the_queue_lost_with_a_worker_is_given_back(school, kinds, program, now, work):
    ran = []
    kinds("test.lost", lambda progress: ran.append(1))
    job = actions.start("test.lost", organisation=school, by=program, at=now)
    assert actions.sweep(now + LEASE) == 0  # it waits in the queue, nothing is wrong
    DBTaskResult.objects.get().claim("killed before it could begin")
    assert work() == 0
    assert actions.sweep(now) == 0
    assert actions.sweep(now + LEASE) == 1
    assert work() == 1
    assert (fresh(job).state, ran) == ("done", [1])


def test_a_cancelled_job_of_a_killed_worker_stays_cancelled(school, kinds, program, now):
    kinds("test.noop", lambda progress: None)
    job = actions.start("test.noop", organisation=school, by=program, at=now)
    claim(job.pk, now)
    actions.cancel(fresh(job), by=program, at=now)
    actions.sweep(now + LEASE * 2)
    assert fresh(job).state == "cancelled"


def test_a_job_of_a_kind_that_is_gone_fails_in_words(school, kinds, program, now, monkeypatch):
    kinds("test.gone", lambda progress: None, retries=0)
    job = actions.start("test.gone", organisation=school, by=program, at=now)
    monkeypatch.setattr(registry, "_kinds", {})
    run_job(job.pk)
    assert fresh(job).state == "failed"


def test_cancelled_is_raised_to_the_function_so_that_it_can_tidy_up(school, kinds, program, now, work):
    tidied = []

    def tidy(progress):
        Job.objects.filter(pk=progress.job.pk).update(cancel_asked_at=now)
        try:
            progress.step(1, total=2)
        except Cancelled:
            tidied.append(True)
            raise

    kinds("test.tidy", tidy)
    job = actions.start("test.tidy", organisation=school, by=program, at=now)
    work()
    assert (fresh(job).state, tidied) == ("cancelled", [True])
