"""Many writers at once in a process of its own: `python crowd.py DEED [control]` prints what came of it as JSON.

The database is the one that the environment names; `control` takes the protection away.
"""

import json
import os
import sys
import threading

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.config.settings")
CONTROL = "control" in sys.argv


def weaken_sqlite():
    """Django's own settings for SQLite: no queue, no IMMEDIATE, no long waiting."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite"):
        database["ENGINE"] = "django.db.backends.sqlite3"
        database["OPTIONS"] = {"timeout": 0.2}


if CONTROL and "send_form" not in sys.argv:
    weaken_sqlite()
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.http import HttpResponseRedirect  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.utils import timezone  # noqa: E402

from nastavnik.foundation.audit import journal  # noqa: E402
from nastavnik.foundation.audit.models import Chain, Entry  # noqa: E402
from nastavnik.foundation.core.models import OnceKey  # noqa: E402
from nastavnik.foundation.core.once import FIELD, writes  # noqa: E402
from nastavnik.foundation.organisations.actor import Actor  # noqa: E402

BY = Actor.program("crowd")


def at_once(number, work):
    """Start `work(n)` in so many threads at one barrier; what each returned or raised, as text."""
    barrier, found = threading.Barrier(number), [None] * number

    def one(place):
        barrier.wait()
        try:
            found[place] = work(place)
        except Exception as error:
            found[place] = f"{type(error).__name__}: {error}".splitlines()[0]
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(place,)) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def write_rows():
    """16 threads, each ten transactions that read and then write one row."""

    def work(place):
        for turn in range(10):
            with transaction.atomic():
                OnceKey.objects.filter(key="none").exists()
                OnceKey.objects.create(key=f"{place}-{turn}")
        return "done"

    found = at_once(16, work)
    return {"answers": found, "rows": OnceKey.objects.exclude(key__contains=":").count()}


def write_journal():
    """16 threads, each ten entries into one organisation's chain."""
    if CONTROL:
        Chain.objects.select_for_update = lambda: Chain.objects.all()
    with transaction.atomic():
        journal.record("first", by=BY, at=timezone.now(), organisation_id=77)

    def work(place):
        for turn in range(10):
            with transaction.atomic():
                journal.record(
                    "crowd", by=BY, at=timezone.now(), organisation_id=77, after={"n": f"{place}-{turn}"}
                )
        return "done"

    found = at_once(16, work)
    return {
        "answers": found,
        "rows": Entry.objects.of(77).count(),
        "fault": journal.first_fault(77),
    }


def send_form():
    """Eight equal sendings of one form."""

    def view(request):
        journal.record("sent", by=BY, at=timezone.now(), organisation_id=78)
        return HttpResponseRedirect(f"/effect/{Entry.objects.of(78).count()}/")

    guarded = view if CONTROL else writes(view)

    def work(_place):
        request = RequestFactory().post("/form/", {FIELD: "one-key"})
        request.actor = Actor(1, "somebody")
        answer = guarded(request)
        return f"{answer.status_code} {answer.url}"

    return {"answers": at_once(8, work), "rows": Entry.objects.of(78).count()}


def make_tables():
    call_command("migrate", verbosity=0)
    return {}


DEEDS = {one.__name__: one for one in (make_tables, write_rows, write_journal, send_form)}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(DEEDS[sys.argv[1]]()))
