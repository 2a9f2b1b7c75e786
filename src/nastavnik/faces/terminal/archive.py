"""A backup: one ZIP with the database, the kept files, the secret key, and a list of what must be in it.

SQLite is copied by VACUUM INTO, which is whole even under writes (a plain copy was torn in 28 of 30 tries).
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from nastavnik import __version__

DATABASE, DUMP, LIST = "database.sqlite3", "database.dump", "list.json"
KEPT = ("secret.key", "accounts.txt")
PIECE = 2**20
# What a file that is no backup, or a torn one, makes the reading of a ZIP raise.
FOREIGN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    RuntimeError,
    OSError,
)


class Unusable(Exception):
    """The backup can't be made or used; the text says why and what to do."""


def _data() -> Path:
    return Path(settings.DATA_DIR)


def _sqlite() -> Path | None:
    database = settings.DATABASES["default"]
    return Path(str(database["NAME"])) if database["ENGINE"].endswith("sqlite") else None


def save(target: Path) -> int:
    """Write the backup beside the target and put it in place when it is whole; returns how many files it holds."""
    database = _sqlite()
    if database is not None and not database.exists():
        raise Unusable(f"{database}: базы данных нет, сохранять нечего.")
    if target.is_dir():
        raise Unusable(f"{target}: это папка, а нужно имя файла, например {target / 'nastavnik.zip'}.")
    try:
        handle, name = tempfile.mkstemp(dir=target.resolve().parent, prefix=f".{target.name}.")
    except OSError as error:
        raise Unusable(f"{target}: сюда нельзя писать ({error.strerror}).") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out, tempfile.TemporaryDirectory() as scratch:
            copy = _copy_of_database(database, Path(scratch))
            listed: dict[str, str] = {}
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                _add(archive, listed, copy.name, copy)
                for path in sorted(Path(settings.STORAGES["default"]["OPTIONS"]["location"]).rglob("*")):
                    if path.is_file() and path.suffix != ".part":
                        _add(archive, listed, f"files/{path.relative_to(_data() / 'files').as_posix()}", path)
                for kept in KEPT:
                    if (_data() / kept).exists():
                        _add(archive, listed, kept, _data() / kept)
                archive.writestr(LIST, json.dumps({"version": __version__, "sha256": listed}, indent=1))
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return len(listed)


def _copy_of_database(database: Path | None, scratch: Path) -> Path:
    if database is not None:
        copy = scratch / DATABASE
        with closing(sqlite3.connect(database, timeout=30)) as source:
            source.execute("VACUUM INTO ?", (str(copy),))
        return copy
    copy = scratch / DUMP
    _postgres("pg_dump", "-Fc", "-f", str(copy))
    return copy


def _postgres(program: str, *rest: str) -> None:
    values = connection.settings_dict
    options = {
        "-h": values["HOST"] or values["OPTIONS"].get("host"),
        "-p": values["PORT"],
        "-U": values["USER"],
    }
    where = [word for key, value in options.items() if value for word in (key, str(value))]
    environment = os.environ | ({"PGPASSWORD": values["PASSWORD"]} if values["PASSWORD"] else {})
    command = [program, *where, "-d", str(values["NAME"]), *rest]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Unusable(f"Нет программы {program}: установите postgresql-client.") from error
    if done.returncode:
        raise Unusable(f"{program}: {done.stderr.strip().splitlines()[-1]}")


def _add(archive: zipfile.ZipFile, listed: dict[str, str], name: str, path: Path) -> None:
    archive.write(path, name)
    with path.open("rb") as file:
        listed[name] = hashlib.file_digest(file, "sha256").hexdigest()


def bring_back(source: Path, *, replace: bool, empty: bool) -> Path | None:
    """Check the whole backup first, then put it in place; returns where the former data were laid aside.

    `empty` tells that the data folder held nothing before this command began.
    """
    data, postgres = _data(), _sqlite() is None
    occupied = not empty or (postgres and bool(connection.introspection.table_names()))
    if occupied and not replace:
        raise Unusable(f"{data}: здесь уже есть данные. Добавьте --replace: они будут отложены в сторону.")
    data.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data.parent, prefix=".restore-") as scratch:
        folder = Path(scratch) / "data"
        names = _unpack(source, folder)
        if (DUMP if postgres else DATABASE) not in names:
            raise Unusable(f"{source}: копия сделана для другой базы данных (SQLite или PostgreSQL).")
        connection.close()
        if postgres:
            if occupied:
                _postgres("pg_dump", "-Fc", "-f", str(data / DUMP))  # laid aside with the rest
            restore = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
            _postgres("pg_restore", *restore, str(folder / DUMP))
            (folder / DUMP).unlink()
        else:
            (folder / DATABASE).rename(folder / _sqlite().name)
        aside = _lay_aside(data) if occupied else None
        shutil.rmtree(data, ignore_errors=True)
        shutil.move(folder, data)
    return aside


def _unpack(source: Path, folder: Path) -> set[str]:
    """Every file of the backup in the folder, each found to be what the list says; their names."""
    if not source.is_file():
        raise Unusable(f"{source}: такого файла нет.")
    folder.mkdir(mode=0o700)
    try:
        with zipfile.ZipFile(source) as archive:
            listed = _list_of(archive, source)
            needed = sum(entry.file_size for entry in archive.infolist())
            if needed > shutil.disk_usage(folder).free:
                raise Unusable(f"{source}: на диске нет {needed // 2**20} МБ, нужных для этой копии.")
            for name, digest in listed.items():
                _unpack_one(archive, name, digest, folder, source)
    except FOREIGN as error:
        raise Unusable(f"{source}: это не копия, сделанная командой backup, или она повреждена.") from error
    return set(listed)


def _list_of(archive: zipfile.ZipFile, source: Path) -> dict[str, str]:
    listed = dict(json.loads(archive.read(LIST))["sha256"])
    if sorted(archive.namelist()) != sorted({*listed, LIST}):
        raise Unusable(f"{source}: в копии не те файлы, что в её списке. Возьмите другую копию.")
    return listed


def _unpack_one(archive: zipfile.ZipFile, name: str, digest: str, folder: Path, source: Path) -> None:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()) or "\\" in name:
        raise Unusable(f"{source}: недопустимое имя файла «{name}».")
    target.parent.mkdir(parents=True, exist_ok=True)
    found = hashlib.sha256()
    with archive.open(name) as packed, target.open("wb") as out:
        while piece := packed.read(PIECE):
            found.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    if found.hexdigest() != digest:
        raise Unusable(f"{source}: файл «{name}» повреждён. Возьмите другую копию.")
    target.chmod(0o600)


def _lay_aside(data: Path) -> Path:
    number = next(n for n in range(1, 10_000) if not data.with_name(f"{data.name}.{n}").exists())
    return data.rename(data.with_name(f"{data.name}.{number}"))
