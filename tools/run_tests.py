"""All checks, then all tests on SQLite and again on PostgreSQL.

Chromium and PostgreSQL come from Debian where this machine lets us install them. What could not be had is
said at the end, and then the run has not passed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check
import postgres

ROOT = check.ROOT
WANTED = {"chromium": "chromium", "postgresql-15": "postgresql", "libreoffice-writer-nogui": "soffice"}


def there(package: str) -> bool:
    if package.startswith("postgresql"):
        return postgres.programs() is not None
    return shutil.which(WANTED[package]) is not None


def install() -> list[str]:
    """Install what is missing if this is Debian and we may; returns what is missing still."""
    missing = [package for package in WANTED if not there(package)]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        print("installing from Debian:", ", ".join(missing), flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=False, **quiet
        )
    return [package for package in missing if not there(package)]


def pytest(title: str, *extra: str, **environment: str) -> int:
    print(f"\n=== tests on {title}", flush=True)
    command = [
        check.BIN / "python",
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        *extra,
        *sys.argv[1:],
    ]
    return subprocess.run(command, cwd=ROOT, check=False, env=os.environ | environment).returncode


def main() -> int:
    missing = install()
    failed = ["checks"] if check.main() else []
    if pytest("SQLite"):
        failed.append("tests on SQLite")
    if postgres.programs():
        with postgres.cluster() as address:
            if pytest("PostgreSQL", "-m", "not pure", NASTAVNIK_DATABASE_URL=address):
                failed.append("tests on PostgreSQL")
    if missing:
        failed.append(f"not run, for want of {', '.join(missing)} (install them and run again)")
    print(
        "\nnot passed: " + "; ".join(failed)
        if failed
        else "\nall passed: checks, SQLite, PostgreSQL, Chromium"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
