"""Many signings at one moment: every number once, none left out; and what happens without the lock."""

import threading

import pytest
from django.db import connection, connections
from django_scopes import scope

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.instruments.documents import actions, numbering
from nastavnik.instruments.documents.models import Document, JournalCounter

THREADS, EACH = 20, 10  # two hundred signings


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """A database that threads share: PostgreSQL as it is; of SQLite in memory a copy in a file.

    In memory SQLite has no lock between connections that a server would have.
    """
    yield from _shared(tmp_path)


def _shared(tmp_path):
    if connection.vendor != "sqlite":
        yield lambda: None
        return
    kept = connections.settings["default"]
    path = tmp_path / "race.sqlite3"

    def copy():
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        connections.settings["default"] = kept | {"NAME": str(path)}

    yield copy
    connections.settings["default"] = kept


@pytest.fixture
def race(shared_database, prepare, program, at, today, settings, tmp_path):
    """`race(sign)` lets every thread sign its drafts by `sign(document)`; gives numbers and refusals."""
    settings.FONTS_DIR = tmp_path / "no fonts"  # numbers are looked at here, not pictures

    def run(sign):
        drafts = [prepare(f"О деле {n}").pk for n in range(THREADS * EACH)]
        school_pk = Document.objects.get(pk=drafts[0]).organisation_id
        shared_database()
        barrier = threading.Barrier(THREADS)
        done, refused = [], []

        def work(mine):
            try:
                with scope(organisation=Organisation.objects.get(pk=school_pk)):
                    documents = list(Document.objects.select_related("organisation").filter(pk__in=mine))
                    barrier.wait()
                    for document in documents:
                        try:
                            done.append(sign(document).number)
                        except Exception as error:
                            refused.append(error)
            finally:
                connections["default"].close()

        threads = [threading.Thread(target=work, args=(drafts[n::THREADS],)) for n in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return done, refused

    return run


@pytest.mark.slow
def test_every_signing_gets_its_own_number(race, program, at, today):
    done, refused = race(lambda document: actions.sign_document(document, date=today, by=program, at=at))
    assert refused == []
    assert sorted(done, key=lambda n: int(n.split("-")[0])) == [
        f"{n}-од" for n in range(1, THREADS * EACH + 1)
    ]


@pytest.mark.slow
def test_control_numbers_looked_up_before_the_lock_are_lost(race, program, at, today):
    """Look first, sign then, as a form would without the counter: all look up the same number."""
    seen = threading.Barrier(THREADS)

    def look_then_sign(document):
        number = numbering.propose_number(document.organisation, "orders", today)
        seen.wait()
        return actions.sign_document(document, date=today, number=number, by=program, at=at)

    done, refused = race(look_then_sign)
    assert len(refused) >= THREADS - 1
    assert all(isinstance(error, DomainError) for error in refused)
    assert len(set(done)) == len(done)


@pytest.mark.slow
def test_control_without_the_rows_lock_postgresql_loses_signings(race, program, at, today, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer: BEGIN IMMEDIATE is the lock, and it can't be taken away here")

    def unlocked(organisation, journal, year):
        key = {"organisation": organisation, "journal": journal, "year": year}
        JournalCounter.objects.bulk_create([JournalCounter(**key)], ignore_conflicts=True)
        return JournalCounter.objects.get(**key)

    monkeypatch.setattr(numbering, "_locked", unlocked)
    done, refused = race(lambda document: actions.sign_document(document, date=today, by=program, at=at))
    assert refused
