"""A region of 1,000 schools: CPU of the coordinator's dashboard (p95), its queries, and of both exports."""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REQUESTS, WARM, MONTHS = 60, 3, 3
STATES = ("done", "doing", "late", "none", "attention")
PAGES = {"region.dashboard, p95": "", "region.export xlsx": "all.xlsx", "region.export csv": "all.csv"}


def rows(sizes: str = "") -> list[dict[str, Any]]:
    """A row a page and size; seconds of CPU; the limit is 0.1 s for the dashboard, 20 s for an export."""
    found = []
    for schools in (100,) if sizes == "small" else (100, 1000):
        done = subprocess.run(  # noqa: S603 – ourselves
            [sys.executable, __file__, str(schools)], cwd=ROOT, check=True, capture_output=True, text=True
        )
        found += json.loads(done.stdout.splitlines()[-1])
    return found


def measure(schools: int) -> list[dict[str, Any]]:
    """A region in a database of its own, asked through Django's own client."""
    with tempfile.TemporaryDirectory() as folder:
        browser, slug = _region(Path(folder), schools)
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        found = []
        for name, path in PAGES.items():
            address = f"/o/{slug}/figures/{path}"
            times = [_cpu(browser, address) for _n in range(WARM + (REQUESTS if not path else 3))][WARM:]
            times.sort()
            with CaptureQueriesContext(connection) as asked:
                _cpu(browser, address)
            found.append(
                {
                    "bench": name, "size": schools, "ours": times[int(len(times) * 0.95)], "peer": "–",
                    "theirs": None, "ratio": None, "queries": len(asked),
                    "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                }
            )  # fmt: skip
        return found


def _cpu(browser, address: str) -> float:
    begun = time.process_time()
    answer = browser.get(address)
    size = len(b"".join(answer)) if answer.streaming else len(answer.content)
    if answer.status_code != 200 or not size:
        raise AssertionError(f"{address}: {answer.status_code}")
    return time.process_time() - begun


def _region(folder: Path, schools: int):
    """A region with municipalities of forty schools, and cards of some months with invented numbers."""
    from nastavnik.faces.terminal import ground

    ground.start(folder, database=ground.OWN)
    ground.make_tables()
    ground.gather_static()
    import datetime as dt

    from django.test import Client
    from django.utils import timezone

    from nastavnik.faces.terminal.accounts import make_account
    from nastavnik.foundation.accounts.models import Account
    from nastavnik.foundation.organisations.actions import found_organisation
    from nastavnik.foundation.organisations.actor import Actor
    from nastavnik.foundation.organisations.models import Organisation
    from nastavnik.journey.reporting.honesty import shown
    from nastavnik.journey.reporting.models import Card

    deed, rng = {"by": Actor.program("bench"), "at": timezone.localtime()}, random.Random(5)  # noqa: S311

    def place(slug, level, parent=None):
        return found_organisation(
            slug=slug, parent=parent, level=level, kind="authority", full_name=slug, short_name=slug, **deed
        )

    region = place("oblast", "region")
    areas = [place(f"rayon-{n}", "municipality", region) for n in range(-(-schools // 40))]
    made = Organisation.objects.bulk_create(
        [
            Organisation(
                slug=f"s-{n}", parent=areas[n // 40], path="-", full_name="Школа", short_name=f"Школа № {n}"
            )
            for n in range(schools)
        ]
    )
    for one in made:
        one.path = f"{one.parent.path}{one.pk}/"
    Organisation.objects.bulk_update(made, ["path"], batch_size=500)
    cards = []
    for one in made:
        teachers = rng.randint(8, 90)
        mentors, mentees = rng.randint(0, teachers // 4), rng.randint(0, teachers // 3)
        raw = {"teachers": teachers, "mentors": mentors, "mentees": mentees, "covered": mentors + mentees,
               "pairs": mentees, "groups": 0, "active_pairs": mentees}  # fmt: skip
        for month in range(MONTHS):
            cards.append(
                Card(
                    organisation=one, month=dt.date(2026, 9 + month, 1), current=month == MONTHS - 1,
                    year="2026/2027", states=[rng.choice(STATES) for _n in range(7)], late=rng.randint(0, 4),
                    cells=shown(raw, 3), papers={"order.regulation": ["14-а", "02.09.2026"]}, at=deed["at"],
                )
            )  # fmt: skip
    Card.objects.with_scopes_disabled().bulk_create(cards, batch_size=500)
    make_account("coordinator", "Координатор", region, "regional_coordinator")
    browser = Client(headers={"host": "localhost"})
    browser.force_login(
        Account.objects.get(login="coordinator"), backend="nastavnik.foundation.accounts.backends.ByLogin"
    )
    return browser, region.slug


if __name__ == "__main__":
    os.environ.setdefault("NASTAVNIK_LOG", "ERROR")
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))) + "\n")
