"""Backup and restore on the database of this test run: PostgreSQL in its pass, SQLite in the other."""

import os
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from nastavnik.example import example_school

SCRIPT = """
import sys
from pathlib import Path
from nastavnik.faces.terminal import ground
ground.start(Path(sys.argv[1]))
from django.db import connection
if sys.argv[2] == "fill":
    from django.utils import timezone
    from django_scopes import scope
    from nastavnik.foundation.files.actions import keep_file
    from nastavnik.foundation.organisations.actor import Actor
    from nastavnik.foundation.organisations.models import Organisation
    from nastavnik.foundation.people.actions import enter_people
    deed = {"by": Actor.program(), "at": timezone.localtime()}
    school = Organisation.objects.get(level="organisation")
    with scope(organisation=school):
        keep_file(school, "Протокол № 1".encode(), name="протокол.txt", media_type="text/plain", **deed)
        for name in ("Ёлкина", "Орлов"):
            enter_people(school, [{"surname": name, "first_name": "Анна", "post": "учитель"}], **deed)
elif sys.argv[2] == "wipe":
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
else:
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names()):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in sorted(map(repr, cursor.fetchall())):
                sys.stdout.write(f"{table} {row}\\n")
"""


@pytest.fixture
def place(tmp_path):
    """The surroundings that name a database of the test's own, on the server of this run."""
    address = os.environ.get("NASTAVNIK_DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield {}
        return
    import psycopg

    name = f"backup_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield {"NASTAVNIK_DATABASE_URL": urlsplit(address)._replace(path=f"/{name}").geturl()}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_rows_files_and_journal_come_back_after_everything_is_gone(command, environment, place, tmp_path):
    data, card = tmp_path / "данные", tmp_path / "школа.toml"
    card.write_text(example_school().toml, encoding="utf-8")

    def inside(what):
        words = [sys.executable, "-c", SCRIPT, str(data), what]
        done = subprocess.run(words, env=environment | place, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def files():
        kept = data / "files"
        return {path.relative_to(kept): path.read_bytes() for path in kept.rglob("*") if path.is_file()}

    assert command("found", card, "--data", data, env=place).status == 0
    inside("fill")
    before, kept = inside("rows"), files()
    assert "Ёлкина" in before and before.count("audit_entry") >= 4 and len(kept) == 1
    assert command("backup", tmp_path / "копия.zip", "--data", data, env=place).status == 0
    inside("wipe")
    shutil.rmtree(data)
    done = command("restore", tmp_path / "копия.zip", "--data", data, "--replace", env=place)
    assert (done.status, done.err) == (0, "")
    assert inside("rows") == before
    assert files() == kept
    assert "Журнал" not in command("check", "--data", data, env=place).out
