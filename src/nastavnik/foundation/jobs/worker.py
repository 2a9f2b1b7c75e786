"""The worker: takes jobs from the queue one after the other, and watches over those of killed workers.

Built on the worker of django-tasks-db. Its own loop takes SQLite's writing place every second and ends
when the database is locked for long; this one looks before it takes, and goes on after any database error.
"""

import logging
import secrets
import signal
import threading
import time

from django.db import DatabaseError, InterfaceError, close_old_connections, connection, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from . import schedule
from .actions import sweep

log = logging.getLogger(__name__)
LOOK = 0.5  # seconds between two looks at an empty queue
WATCH = 5.0  # seconds between two looks at the leases and the clock
LONGEST_PAUSE = 10.0  # after database errors in a row


class JobWorker(Worker):
    """Ends after the job in hand when `stop_event` is set; with `once`, when nothing is left to do now."""

    def __init__(self, *, once: bool, stop_event: threading.Event):
        super().__init__(
            queue_names=["*"],
            interval=LOOK,
            batch=once,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=secrets.token_hex(16),
            excluded_queue_names=[],
        )
        self.stop_event = stop_event
        self._watched = float("-inf")

    def run(self) -> int:
        """Returns how many tasks were run."""
        pause = LOOK
        while not self.stop_event.is_set():
            try:
                if not connection.in_atomic_block:  # a caller's transaction would be lost with it
                    close_old_connections()
                self.watch()
                found = self.take_one()
                pause = LOOK
            except (DatabaseError, InterfaceError) as error:
                if self.batch:
                    raise
                log.warning("The database does not answer (%s), trying again.", type(error).__name__)
                connections.close_all()
                found, pause = False, min(pause * 2, LONGEST_PAUSE)
            if not found:
                if self.batch:
                    break
                self.stop_event.wait(pause)
        return self._run_tasks

    def watch(self) -> None:
        """Jobs of killed workers and regular jobs that have come due, every few seconds."""
        now = time.monotonic()
        if now - self._watched >= WATCH:
            self._watched = now
            sweep(timezone.now())
            schedule.tick(timezone.now())

    def take_one(self) -> bool:
        """Run the next task of the queue; False where there is none."""
        ready = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        if not ready.exists():
            return False
        with exclusive_transaction(ready.db):
            task = ready.get_locked()
            if task is not None:
                task.claim(self.worker_id)
        if task is not None:
            self.run_task(task)
        return task is not None


def run_worker(*, once: bool = False, stop_event: threading.Event | None = None) -> int:
    """Work until `stop_event` is set or the process is asked to end (SIGTERM, Ctrl-C); returns tasks run.

    A second signal ends at once; the job in hand is then taken again by another worker.
    """
    stop_event = stop_event or threading.Event()
    if threading.current_thread() is not threading.main_thread() or once:
        return JobWorker(once=once, stop_event=stop_event).run()

    def stop(number, frame):
        if stop_event.is_set():
            raise SystemExit(128 + number)
        stop_event.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        return JobWorker(once=once, stop_event=stop_event).run()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
