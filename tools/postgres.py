"""A PostgreSQL for the tests: its own cluster in a temporary folder, reached by a socket only.

PostgreSQL refuses to run as root; then `initdb` and the server run as the user `postgres`, and the
Python side stays what it is.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder with `initdb`, newest version first; None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    if found:
        return found[-1].parent
    beside = shutil.which("initdb")
    return Path(beside).parent if beside else None


@contextmanager
def cluster() -> Iterator[str]:
    """A running server; gives its address. fsync is off: the data lives as long as the tests."""
    where = programs()
    if where is None:
        raise RuntimeError("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="nastavnik-pg-"))
    drop: list[str] = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        drop = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    data, log = folder / "data", folder / "log"
    quiet = {"stdout": subprocess.DEVNULL, "cwd": folder}
    options = (
        f"-c listen_addresses= -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    )
    try:
        init = [
            where / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run([*drop, *init], check=True, **quiet)
        start = [where / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start"]
        subprocess.run([*drop, *start], check=True, **quiet)
        try:
            yield f"postgres://postgres@/postgres?host={folder}"
        finally:
            subprocess.run(
                [*drop, where / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, **quiet
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
