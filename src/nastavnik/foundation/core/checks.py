"""Refusals at the start: a database that could lose a school's orders is not used."""

import os
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, register

MENDED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs"}


def mended(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the WAL-reset bug mended: 3.51.3 and later, or a back-port in its series."""
    return version >= MENDED[-1] or any(version[:2] == good[:2] and version >= good for good in MENDED)


def file_system(path: Path, mounts: str) -> str:
    """The kind of file system that `path` lies on, by the text of /proc/mounts."""
    best = ("", "")
    for line in mounts.splitlines():
        _device, mount, kind, *_rest = line.split()
        inside = mount == "/" or str(path) == mount or str(path).startswith(mount + "/")
        if inside and len(mount) > len(best[0]):
            best = (mount, kind)
    return best[1]


@register(Tags.database)
def sqlite_is_safe(app_configs, **kwargs):
    """Refuse an affected SQLite, a network file system, and a folder without write right."""
    database = settings.DATABASES["default"]
    if "sqlite" not in database["ENGINE"]:
        return []
    import sqlite3

    found = []
    if not mended(sqlite3.sqlite_version_info):
        found.append(
            Error(
                f"SQLite {sqlite3.sqlite_version} can lose data (the WAL-reset bug).",
                hint="Install the package pysqlite3, which brings a mended one.",
                id="nastavnik.E001",
            )
        )
    if ":memory:" in str(database["NAME"]):
        return found
    folder = Path(database["NAME"]).resolve().parent
    mounts = Path("/proc/mounts")
    if mounts.exists() and file_system(folder, mounts.read_text()) in NETWORK:
        found.append(
            Error(
                f"{folder} lies on a network drive, where SQLite's locks do not hold.",
                hint="Move the data folder (NASTAVNIK_DATA) to a local disk, or use PostgreSQL.",
                id="nastavnik.E002",
            )
        )
    if folder.exists() and not os.access(folder, os.W_OK):
        found.append(
            Error(
                f"{folder} can't be written to.",
                hint="Give the program's user the right.",
                id="nastavnik.E003",
            )
        )
    return found
