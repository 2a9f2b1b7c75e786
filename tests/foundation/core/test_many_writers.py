"""Many at once: nobody is told «locked», the journal's chain stays whole, a form sent eight times acts once."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

CROWD = Path(__file__).with_name("crowd.py")


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A data folder whose SQLite file has all tables and no rows."""
    data = tmp_path_factory.mktemp("empty") / "data"
    environment = {k: v for k, v in os.environ.items() if k != "NASTAVNIK_DATABASE_URL"}
    made = [sys.executable, CROWD, "make_tables"]
    subprocess.run(made, env=environment | {"NASTAVNIK_DATA": str(data)}, check=True, capture_output=True)
    return data


@pytest.fixture
def crowd(tmp_path, transactional_db, empty):
    """crowd("write_rows", control=True) → what came of it, on SQLite in a file and on PostgreSQL."""

    def run(deed, control=False):
        data = shutil.copytree(empty, tmp_path / "data")
        environment = os.environ | {"NASTAVNIK_DATA": str(data)}
        if connection.vendor == "postgresql":
            here = connection.settings_dict
            host = here["HOST"] or here["OPTIONS"].get("host", "")
            environment["NASTAVNIK_DATABASE_URL"] = (
                f"postgres://{here['USER']}:{quote(here['PASSWORD'] or '')}@/{here['NAME']}?host={host}"
            )
        done = subprocess.run(
            [sys.executable, CROWD, deed, *(["control"] if control else [])],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def test_sixteen_writers_wait_for_each_other(crowd):
    found = crowd("write_rows")
    assert (set(found["answers"]), found["rows"]) == ({"done"}, 160)


def test_without_the_queue_some_are_locked_out(crowd):
    """The control: Django's own settings for SQLite."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL needs no queue, so there is nothing to take away")
    found = crowd("write_rows", control=True)
    assert any("locked" in answer for answer in found["answers"])
    assert found["rows"] < 160


def test_the_journal_of_sixteen_writers_is_whole(crowd):
    found = crowd("write_journal")
    assert (set(found["answers"]), found["rows"], found["fault"]) == ({"done"}, 161, None)


def test_without_the_lock_the_journal_is_not_whole(crowd):
    found = crowd("write_journal", control=True)
    assert found["rows"] < 161 or found["fault"] is not None


def test_eight_equal_sendings_have_one_effect(crowd):
    found = crowd("send_form")
    assert (set(found["answers"]), found["rows"]) == ({"302 /effect/1/"}, 1)


def test_without_the_key_each_sending_acts(crowd):
    found = crowd("send_form", control=True)
    assert found["rows"] > 1
