import threading

from django.db import OperationalError
from django.utils import timezone

from nastavnik.foundation.jobs import actions, worker
from nastavnik.foundation.jobs.models import Job


def test_a_locked_database_delays_the_worker_but_does_not_end_it(db, kinds, program, monkeypatch):
    kinds("test.noop", lambda progress: None)
    job = actions.start("test.noop", organisation=None, by=program, at=timezone.now())
    stop, failures = threading.Event(), []
    monkeypatch.setattr(worker, "LOOK", 0.01)
    monkeypatch.setattr(worker.connections, "close_all", lambda: None)
    take_one = worker.JobWorker.take_one

    def locked_at_first(self):
        if len(failures) < 3:
            failures.append(1)
            raise OperationalError("database is locked")
        found = take_one(self)
        if not found:
            stop.set()
        return found

    monkeypatch.setattr(worker.JobWorker, "take_one", locked_at_first)
    assert worker.run_worker(stop_event=stop) == 1
    assert (len(failures), Job.objects.get(pk=job.pk).state) == (3, "done")


def test_a_worker_that_is_asked_to_stop_takes_nothing_more(db, kinds, program):
    kinds("test.noop", lambda progress: None)
    job = actions.start("test.noop", organisation=None, by=program, at=timezone.now())
    stop = threading.Event()
    stop.set()
    assert worker.run_worker(stop_event=stop) == 0
    assert Job.objects.get(pk=job.pk).state == "queued"
    assert worker.run_worker(once=True) == 1  # the control


def test_an_empty_queue_is_looked_at_without_taking_the_writing_place(db, django_assert_num_queries):
    job_worker = worker.JobWorker(once=True, stop_event=threading.Event())
    with django_assert_num_queries(1) as queries:
        assert not job_worker.take_one()
    assert queries[0]["sql"].startswith("SELECT")
