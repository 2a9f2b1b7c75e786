"""`backup`, `restore`, `check`: nothing is lost on the way, and what was touched is found."""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import threading
import zipfile
from contextlib import closing

import pytest

pytestmark = pytest.mark.pure


def contents(data):
    """Every row of the database as SQL, and every kept file with its bytes."""
    with closing(sqlite3.connect(data / "nastavnik.sqlite3")) as database:
        tables = database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        rows = [
            (name, sql, database.execute(f'SELECT * FROM "{name}"').fetchall())
            for name, sql in tables
            if (sql or "").startswith("CREATE TABLE")
        ]
    files = {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in sorted(data.rglob("*"))
        if path.is_file() and not path.name.startswith("nastavnik.sqlite3")
    }
    return rows, files


@pytest.fixture
def data(school_run, tmp_path):
    """A copy of the data of the example school."""
    shutil.copytree(school_run.folder / "data", tmp_path / "данные")
    return tmp_path / "данные"


@pytest.fixture
def backup(command, data, tmp_path):
    done = command("backup", "копия.zip", "--data", data, cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    return tmp_path / "копия.zip"


def test_what_comes_back_is_what_was_saved(command, data, backup, tmp_path):
    before = contents(data)
    assert sum(len(rows) for _name, _sql, rows in before[0]) > 500
    assert "secret.key" in before[1]
    shutil.rmtree(data)
    done = command("restore", backup, "--data", data, cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert contents(data) == before
    assert oct(backup.stat().st_mode & 0o777) == "0o600"
    assert command("check", "--data", data).out == "Всё в порядке.\n"


def test_data_that_are_there_are_not_overwritten_unasked(command, data, backup, tmp_path, query):
    before = contents(data)
    query(data, "UPDATE organisations_organisation SET town = 'г. Новый'")
    changed = contents(data)
    done = command("restore", backup, "--data", data)
    assert done.status == 2
    assert "здесь уже есть данные" in done.err
    assert contents(data) == changed
    done = command("restore", backup, "--data", data, "--replace")
    assert done.status == 0
    assert contents(data) == before
    assert contents(tmp_path / "данные.1") == changed
    assert "данные.1" in done.out


def test_a_backup_under_writes_is_whole(command, data, tmp_path):
    stop, failures = threading.Event(), []

    def write():
        with closing(sqlite3.connect(data / "nastavnik.sqlite3", timeout=20)) as database:
            while not stop.is_set():
                database.execute("UPDATE people_person SET post = post || '.'")
                database.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            done = command("backup", f"{number}.zip", "--data", data, cwd=tmp_path)
            with zipfile.ZipFile(tmp_path / f"{number}.zip") as archive:
                archive.extract("database.sqlite3", tmp_path / str(number))
            with closing(sqlite3.connect(tmp_path / str(number) / "database.sqlite3")) as database:
                said = database.execute("PRAGMA integrity_check").fetchone()[0]
                posts = database.execute("SELECT post FROM people_person").fetchall()
            lengths = {len(re.search(r"\.*$", post)[0]) for (post,) in posts}
            if done.status or said != "ok" or len(lengths) > 2:
                failures.append((number, said, lengths))
    finally:
        stop.set()
        writer.join()
    assert failures == []


def packed(tmp_path, files, listed=None):
    """A ZIP with a list as our backup has it (or with the list given)."""
    path = tmp_path / "чужая.zip"
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr("list.json", json.dumps({"sha256": sums} if listed is None else listed))
    return path


def damaged(backup):
    """The same backup with one byte of the database turned round."""
    content = bytearray(backup.read_bytes())
    content[5000] ^= 0xFF
    backup.write_bytes(bytes(content))
    return backup


FOREIGN = {
    "no file": lambda tmp, backup: tmp / "нет.zip",
    "a folder": lambda tmp, backup: tmp,
    "a text": lambda tmp, backup: [(tmp / "a.zip").write_text("x"), tmp / "a.zip"][1],
    "cut off": lambda tmp, backup: [backup.write_bytes(backup.read_bytes()[:-3000]), backup][1],
    "damaged": lambda tmp, backup: damaged(backup),
    "no list": lambda tmp, backup: [zipfile.ZipFile(tmp / "a.zip", "w").close(), tmp / "a.zip"][1],
    "list of a list": lambda tmp, backup: packed(tmp, {"database.sqlite3": b"x"}, ["database.sqlite3"]),
    "list of numbers": lambda tmp, backup: packed(tmp, {"database.sqlite3": b"x"}, {"sha256": 7}),
    "another sum": lambda tmp, backup: packed(
        tmp, {"database.sqlite3": b"x"}, {"sha256": {"database.sqlite3": "0" * 64}}
    ),
    "one file too many": lambda tmp, backup: packed(
        tmp, {"database.sqlite3": b"x", "more": b"y"}, {"sha256": {"database.sqlite3": "0" * 64}}
    ),
    "one file too few": lambda tmp, backup: packed(tmp, {}, {"sha256": {"database.sqlite3": "0" * 64}}),
    "no database": lambda tmp, backup: packed(tmp, {"secret.key": b"x"}),
    "of PostgreSQL": lambda tmp, backup: packed(tmp, {"database.dump": b"x"}),
    "upwards": lambda tmp, backup: packed(tmp, {"database.sqlite3": b"x", "../../зло.txt": b"y"}),
    "from the root": lambda tmp, backup: packed(tmp, {"database.sqlite3": b"x", f"{tmp}/зло.txt": b"y"}),
    "backslashes": lambda tmp, backup: packed(tmp, {"database.sqlite3": b"x", "..\\зло.txt": b"y"}),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_foreign_or_damaged_backup_changes_nothing(command, data, backup, tmp_path, kind):
    before = contents(data)
    source = FOREIGN[kind](tmp_path, backup)
    done = command("restore", source, "--data", data, "--replace")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"{source}: ")
    assert contents(data) == before
    assert not list(tmp_path.rglob("*зло*"))
    assert {path.name for path in tmp_path.iterdir()} <= {"данные", "копия.zip", "чужая.zip", "a.zip"}


def test_a_backup_that_cannot_be_written_is_said(command, data, tmp_path):
    for target in (tmp_path, "/proc/нельзя.zip", tmp_path / "нет" / "копия.zip"):
        done = command("backup", target, "--data", data)
        assert (done.status, done.out) == (2, "")
        assert str(target) in done.err
    for name in ("backup", "check"):
        words = (name, *(["копия.zip"] if name == "backup" else []), "--data", tmp_path / "нет такой")
        done = command(*words, cwd=tmp_path)
        assert done.status == 2
        assert "такой папки данных нет" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["данные"]


def test_all_is_well(command, data):
    done = command("check", "--data", data)
    assert (done.status, done.out, done.err) == (0, "Всё в порядке.\n", "")


TAMPERED = {
    "UPDATE audit_entry SET after = '{}' WHERE number = 3": "Журнал организации 3 изменён мимо программы: "
    "запись 3.",
    "UPDATE audit_entry SET deed = 'x' WHERE number = 5": "запись 5.",
    "UPDATE audit_entry SET at = '2020-01-01 00:00:00' WHERE number = 2": "запись 2.",
    "UPDATE audit_entry SET account_id = 7 WHERE number = 4": "запись 4.",
    "DELETE FROM audit_entry WHERE number = 6 AND organisation_id = 3": "запись 6.",
    "DELETE FROM audit_entry WHERE organisation_id = 3": "Журнал организации 3 изменён",
    "DELETE FROM audit_chain": "Журнал организации 3 изменён",
    "DELETE FROM audit_entry WHERE organisation_id = 3; DELETE FROM audit_chain": "организации 3 изменён",
    "DELETE FROM audit_entry WHERE organisation_id = 3 AND number = "
    "(SELECT max(number) FROM audit_entry WHERE organisation_id = 3)": "Журнал организации 3 изменён",
    "UPDATE audit_chain SET length = length - 1 WHERE organisation_id = 3": "Журнал организации 3 изменён",
}


@pytest.mark.parametrize("statement", TAMPERED)
def test_a_tampered_journal_is_found(command, data, query, statement):
    [(last,)] = query(data, "SELECT max(id) FROM organisations_organisation")
    assert last == 3  # region, municipality, school
    for one in statement.split("; "):
        query(data, one)
    done = command("check", "--data", data)
    assert done.status == 1
    assert TAMPERED[statement] in done.err


def test_changed_and_missing_files_are_found(command, data, query):
    [(place, name)] = query(data, "SELECT place, name FROM files_storedfile")
    path = data / "files" / place
    path.write_bytes(path.read_bytes() + b" ")
    done = command("check", "--data", data)
    assert (done.status, done.err) == (1, f"– Файл «{name}» (№ 1) изменён мимо программы.\n")
    path.unlink()
    done = command("check", "--data", data)
    assert (done.status, done.err) == (1, f"– Файл «{name}» (№ 1) пропал с диска.\n")


def test_a_damaged_or_missing_database_is_said(command, data):
    path = data / "nastavnik.sqlite3"
    content = bytearray(path.read_bytes())
    content[8192:40960] = os.urandom(32768)
    path.write_bytes(bytes(content))
    done = command("check", "--data", data)
    assert done.status == 1
    assert "Верните последнюю копию" in done.err
    path.write_bytes(b"not a database at all" * 100)
    assert command("check", "--data", data).status == 1
    path.unlink()
    done = command("check", "--data", data)
    assert (done.status, "Базы данных нет" in done.err) == (1, True)
    assert not path.exists()


def test_an_older_database_is_brought_up_to_date_on_restore(command, data, backup, tmp_path, query):
    query(data, "DELETE FROM django_migrations WHERE app = 'axes' AND name LIKE '0010%'")
    done = command("check", "--data", data)
    assert (done.status, "от другой версии" in done.err) == (1, True)
