"""The program on the command line, started as a stranger starts it."""

import io
import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlsxwriter

from nastavnik.example import example_school

ONE_SCHOOL = example_school()


@dataclass
class Done:
    """What a command left: exit status, both outputs, the folder it was to write."""

    status: int
    out: str
    err: str
    folder: Path

    @property
    def report(self):
        return json.loads((self.folder / "report.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def environment(tmp_path_factory):
    """The environment of a fresh machine: nothing of ours in it, a cache of its own."""
    cache = tmp_path_factory.mktemp("cache")
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("NASTAVNIK_", "DJANGO_"))}
    return ours | {"XDG_CACHE_HOME": str(cache)}


@pytest.fixture(scope="session")
def command(environment):
    """command("run", "a.xlsx", cwd=…) → Done; no command may ever show a traceback."""

    def start(*words, cwd=None, out="nastavnik-out", wait=120, **more):
        done = subprocess.run(
            [sys.executable, "-m", "nastavnik.faces.terminal.main", *map(str, words)],
            cwd=cwd,
            env=environment | more.pop("env", {}),
            capture_output=True,
            timeout=wait,
            check=False,
            **more,
        )
        out_text, err_text = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err_text + out_text, err_text
        return Done(done.returncode, out_text, err_text, Path(cwd or ".") / out)

    return start


@pytest.fixture(scope="session")
def lists(tmp_path_factory):
    """A folder with the list of the example school and its card, names with spaces and Cyrillic letters."""
    folder = tmp_path_factory.mktemp("списки школы")
    (folder / "Список сотрудников.xlsx").write_bytes(ONE_SCHOOL.workbook)
    (folder / "Список сотрудников.toml").write_text(ONE_SCHOOL.toml, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def school(lists):
    return lists / "Список сотрудников.xlsx"


@pytest.fixture(scope="session")
def school_run(command, school, tmp_path_factory):
    """The main job on the example school, done once."""
    return command("run", school, cwd=tmp_path_factory.mktemp("первый запуск"))


@pytest.fixture(scope="session")
def xlsx():
    """xlsx(rows) or xlsx({sheet: rows}) → bytes; a text of a `Formula` is a computed cell."""

    def make(rows):
        made = io.BytesIO()
        with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
            day = book.add_format({"num_format": "dd.mm.yyyy"})
            for name, grid in (rows if isinstance(rows, dict) else {"Лист1": rows}).items():
                page = book.add_worksheet(name)
                for number, row in enumerate(grid):
                    for column, value in enumerate(row):
                        if isinstance(value, str) and value.startswith("⨍"):
                            page.write_formula(number, column, "=" + value[1:], None, "Сидоров Пётр")
                        elif isinstance(value, str):
                            page.write_string(number, column, value) if value else None
                        elif hasattr(value, "year"):
                            page.write_datetime(number, column, value, day)
                        elif value is not None:
                            page.write(number, column, value)
        return made.getvalue()

    return make


@pytest.fixture(scope="session")
def query():
    """query(data folder, "SELECT …", …) → rows, read past the program."""
    import sqlite3

    def ask(data, text, *values):
        with closing(sqlite3.connect(data / "nastavnik.sqlite3")) as database:
            rows = database.execute(text, values).fetchall()
            database.commit()
        return rows

    return ask
