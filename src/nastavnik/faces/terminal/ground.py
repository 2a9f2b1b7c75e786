"""Django and a database under a command: started for a data folder, its tables made or brought up to date."""

import hashlib
import os
import shutil
import sys
import tempfile
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent.parent
OTHERS = ("django", "django-axes", "django-tasks-db")


OWN = ""  # the SQLite file in the data folder, whatever database the environment names


class NoData(Exception):
    """The data folder is not there; the text says so."""


def start(data: Path | None = None, database: str | None = None, *, existing: bool = False) -> None:
    """Start Django for this data folder and database (None: as the environment says).

    Raises NoData where the folder must be there (`existing`) and is not: starting would make it.
    """
    if data is not None:
        os.environ["NASTAVNIK_DATA"] = str(data)
    if existing and not data_folder().is_dir():
        raise NoData(f"{data_folder()}: такой папки данных нет. Назовите её: --data ПАПКА.")
    if database is not None:
        os.environ["NASTAVNIK_DATABASE_URL"] = database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.config.settings")
    import django

    django.setup()


def data_folder() -> Path:
    """The data folder that the environment names."""
    from nastavnik.config.env import data_dir

    return data_dir()


def make_tables() -> None:
    """Bring the database's tables up to date; a new SQLite file starts as a copy of an empty one made before.

    Making the tables step by step takes longer than the whole main job, and is the same every time.
    """
    from django.conf import settings
    from django.core.management import call_command

    database = settings.DATABASES["default"]
    target = Path(str(database["NAME"]))
    if not database["ENGINE"].endswith("sqlite"):
        call_command("migrate", verbosity=0, interactive=False)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    empty = _empty_file()
    if not target.exists() and empty is not None and empty.exists():
        shutil.copyfile(empty, target)
        return
    fresh = not target.exists()
    call_command("migrate", verbosity=0, interactive=False)
    if fresh and empty is not None:
        _keep_copy(target, empty)


def _empty_file() -> Path | None:
    """Where the empty file of exactly these migrations lies or would lie; None where no cache can be kept."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "nastavnik"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    mark = hashlib.sha256("".join(version(name) for name in OTHERS).encode())
    for path in sorted(PACKAGE.glob("*/*/migrations/*.py")):
        mark.update(path.read_bytes())
    return folder / f"empty-{mark.hexdigest()[:20]}.sqlite3"


def _keep_copy(source: Path, target: Path) -> None:
    from django.db import connection  # puts a mended SQLite in the place of the system's

    connection.close()
    import sqlite3

    handle, name = tempfile.mkstemp(dir=target.parent)
    os.close(handle)
    os.unlink(name)
    with closing(sqlite3.connect(source)) as database:
        database.execute("VACUUM INTO ?", (name,))
    os.replace(name, target)
    for old in target.parent.glob("empty-*.sqlite3"):
        if old != target:
            old.unlink(missing_ok=True)


def gather_static() -> None:
    """Put styles, fonts and scripts in place under names with their hash, unless they are there already."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    sources = [
        p for folder in ("static", "static_vendor") for p in PACKAGE.rglob(f"{folder}/**/*") if p.is_file()
    ]
    lines = sorted(f"{p.relative_to(PACKAGE)} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in sources)
    mark, stamp = hashlib.sha256("\n".join(lines).encode()).hexdigest(), root / ".made-from"
    if stamp.exists() and stamp.read_text() == mark:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(mark)


def is_safe() -> bool:
    """Whether the data may be kept here; what speaks against it is said on stderr. Files are the owner's alone."""
    from django.core.checks import ERROR, Tags, run_checks

    os.umask(0o077)
    faults = [
        found for found in run_checks(tags=[Tags.database], databases=["default"]) if found.level >= ERROR
    ]
    for fault in faults:
        print(f"{fault.msg} {fault.hint or ''}".strip(), file=sys.stderr)
    return not faults
