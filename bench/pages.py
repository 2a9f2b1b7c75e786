"""Pages: CPU of the cockpit and of the lists, beside the bare driver and string formatting in the same run.

`pages.cockpit` is the visit that finds nothing changed, `pages.cockpit, changed` the one after a deed.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REQUESTS, WARM, ROUNDS = 40, 5, 3
COCKPIT, CHANGED = "pages.cockpit", "pages.cockpit, changed"
PAGES = {
    COCKPIT: "/o/{slug}/",
    CHANGED: "/o/{slug}/",
    "pages.bank": "/o/{slug}/register/mentors/",
    "pages.pairs": "/o/{slug}/pairs/",
    "pages.programmes": "/o/{slug}/programmes/",
    "pages.consents": "/o/{slug}/consents/",
    "pages.documents": "/o/{slug}/documents/",
}


def rows(sizes: str = "") -> list[dict[str, Any]]:
    """A row a page and size, each size in a process of its own; seconds of CPU a request, ratio ours ÷ bare."""
    found = []
    for people in (50,) if sizes == "small" else (50, 500):
        done = subprocess.run(  # noqa: S603 – ourselves
            [sys.executable, __file__, str(people)], cwd=ROOT, check=True, capture_output=True, text=True
        )
        found += json.loads(done.stdout.splitlines()[-1])
    return found


def measure(people: int) -> list[dict[str, Any]]:
    """A school of so many people in a database of its own; each page and its bare counterpart in turn."""
    with tempfile.TemporaryDirectory() as folder:
        slug, key = _school(Path(folder), people)
        from django.db import connection

        from nastavnik.config.wsgi import application

        found = []
        for name, address in PAGES.items():
            page = _asker(application, address.format(slug=slug), key)
            if name == CHANGED:
                page = _after_a_deed(page)
            bare = _bare(connection, name, key)
            turns = [(_cpu(page), _cpu(bare)) for _round in range(ROUNDS)]
            ours, theirs = (min(one[side] for one in turns) for side in (0, 1))
            found.append(
                {
                    "bench": name,
                    "size": people,
                    "ours": ours,
                    "peer": "bare driver and strings",
                    "theirs": theirs,
                    "ratio": ours / theirs,
                    "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                }
            )
        return found


def _school(folder: Path, people: int) -> tuple[str, str]:
    """The main job on an invented list; gives the school's short address and a curator's session."""
    sys.path.insert(0, str(ROOT / "tools"))
    from nastavnik.faces.terminal import ground

    ground.start(folder, database=ground.OWN)
    ground.make_tables()
    ground.gather_static()
    from django.test import Client
    from django.utils import timezone
    from lived_school import YEAR, found_school

    from nastavnik.example import generate
    from nastavnik.faces.terminal.accounts import make_account
    from nastavnik.foundation.accounts.models import Account
    from nastavnik.foundation.organisations.actor import Actor

    example = generate(staff=people, organisations=1, seed=3, mess=0, kind="school")[0]
    at = timezone.localtime()
    by = Actor.program("bench")
    outcome = found_school(example, by=by, at=at, year=YEAR)
    school = outcome.organisation
    _fill(outcome, by=by, at=at)
    make_account("curator", "Куратор", school, "curator")
    browser = Client()
    account = Account.objects.get(login="curator")
    browser.force_login(account, backend="nastavnik.foundation.accounts.backends.ByLogin")
    return school.slug, browser.cookies["sessionid"].value


def _fill(outcome, *, by, at) -> None:
    """Every list has something to show: programmes, consents, an order a pair."""
    from django_scopes import scope
    from lived_school import YEAR

    from nastavnik.instruments.consents.actions import print_consents
    from nastavnik.journey.mentorships.models import Mentorship
    from nastavnik.journey.orders.actions import prepare_pairs_order
    from nastavnik.journey.programmes.actions import draft_programmes

    with scope(organisation=outcome.organisation):
        pairs = list(Mentorship.objects.filter(cycle=outcome.cycle).with_people().in_order())
        draft_programmes(pairs, by=by, at=at)
        people = {person.pk: person for pair in pairs for person in (pair.mentor, *pair.mentees)}
        print_consents(
            outcome.organisation, people.values(), ("processing", "mentoring"), year=YEAR[0], by=by, at=at
        )
        for pair in pairs[:60]:
            prepare_pairs_order(outcome.cycle, [pair], by=by, at=at)


def _after_a_deed(ask: Callable[[], int]) -> Callable[[], int]:
    """The same page when what was kept of it no longer holds."""
    from django.core.cache import cache

    from nastavnik.faces.desk import standing

    def changed() -> int:
        standing._kept.cache_clear()
        cache.delete_many([key for key in list(cache._cache) if "cockpit" in key])
        return ask()

    return changed


def _asker(application: Callable, path: str, key: str) -> Callable[[], int]:
    """One request through the whole program as the server makes it; gives the bytes of the answer."""
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost:8000",
        "HTTP_COOKIE": f"sessionid={key}", "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr,
    }  # fmt: skip

    def ask() -> int:
        told: list[str] = []
        answer = application(environ | {"wsgi.input": BytesIO()}, lambda status, headers: told.append(status))
        size = sum(map(len, answer))
        answer.close()
        if told != ["200 OK"]:
            raise AssertionError(f"{path}: {told}")
        return size

    return ask


SESSION = "SELECT session_data FROM django_session WHERE session_key = ?"
WHO = (  # what any page of somebody signed in has to read
    "SELECT id, login, name, password FROM accounts_account WHERE login = 'curator'",
    "SELECT organisation_id, role FROM organisations_membership WHERE account_id = 1",
    "SELECT id, slug, short_name, full_name FROM organisations_organisation WHERE slug = 'school-1'",
)
ITEMS = "SELECT number, title, stage FROM roadmap_item ORDER BY stage, number"
BANK = (
    "SELECT p.surname, p.first_name, p.patronymic, p.post, p.subjects, p.category, p.service_total, e.state, "
    "e.joined_on, e.id FROM register_mentorentry e JOIN people_person p ON p.id = e.person_id "
    "ORDER BY p.folded_name, e.id"
)
NAMES = "p.surname, p.first_name, p.patronymic"
MEMBERS = f"""SELECT m.mentorship_id, {NAMES} FROM mentorships_member m
    JOIN people_person p ON p.id = m.mentee_id WHERE m.mentorship_id IN (SELECT id FROM (%s))"""
PAIRS = f"""SELECT m.id, {NAMES}, m.kind, m.starts_on, m.ends_on, m.state, m.score FROM mentorships_mentorship m
    JOIN people_person p ON p.id = m.mentor_id ORDER BY p.folded_name, m.id LIMIT 50"""
PROGRAMMES = f"""SELECT m.id, {NAMES}, g.starts_on, g.ends_on, g.state, g.id,
    (SELECT count(*) FROM programmes_planitem i WHERE i.programme_id = g.id) AS lines
    FROM programmes_programme g JOIN mentorships_mentorship m ON m.id = g.mentorship_id
    JOIN people_person p ON p.id = m.mentor_id ORDER BY p.folded_name, m.id LIMIT 50"""
CONSENTS = f"""SELECT {NAMES}, p.post, c.kind, c.state, c.signed_on, c.id FROM people_person p
    JOIN consents_consent c ON c.person_id = p.id ORDER BY p.folded_name, p.id LIMIT 300"""
DOCUMENTS = (
    "SELECT id, title, number, date, kind, state FROM documents_document ORDER BY created_at DESC LIMIT 50"
)
COUNTS = {
    table: f"SELECT count(*) FROM {table}" for table in ("mentorships_mentorship", "documents_document")
}
READ = {  # what the page shows of the data
    COCKPIT: [ITEMS, BANK],
    CHANGED: [ITEMS, BANK],
    "pages.bank": [f"{BANK} LIMIT 50"],
    "pages.pairs": [COUNTS["mentorships_mentorship"], PAIRS, MEMBERS % PAIRS],
    "pages.programmes": [PROGRAMMES, MEMBERS % PROGRAMMES],
    "pages.consents": [CONSENTS],
    "pages.documents": [COUNTS["documents_document"], DOCUMENTS],
}


def _bare(connection, name: str, key: str) -> Callable[[], int]:
    """The same rows by the bare driver, into HTML by string formatting: what no framework can go below."""
    connection.ensure_connection()
    driver = connection.connection
    queries = READ[name]

    def ask() -> int:
        driver.execute(SESSION, (key,)).fetchone()
        parts = [str(driver.execute(query).fetchone()) for query in WHO]
        for query in queries:
            lines = driver.execute(query).fetchall()
            parts += [
                f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in line)}</tr>" for line in lines
            ]
        return len(f"<!doctype html><table>{''.join(parts)}</table>".encode())

    return ask


def _cpu(ask: Callable[[], int]) -> float:
    for _n in range(WARM):
        ask()
    begun = time.process_time()
    for _n in range(REQUESTS):
        ask()
    return (time.process_time() - begun) / REQUESTS


if __name__ == "__main__":
    os.environ.setdefault("NASTAVNIK_LOG", "ERROR")
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))) + "\n")
