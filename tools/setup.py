"""Set up the project in its own folder: locked packages, front-end files, compiled translations.

Standard library only. Each step is skipped when what it was made from has not changed, so a second run
takes a blink. Nothing is written outside the project's folder.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = ROOT / ".tools" / "stamps"


def main() -> None:
    tests = "--tests" in sys.argv
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs on whatever python3 is there
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    step("packages-test" if tests else "packages", ["uv.lock", "pyproject.toml"], lambda: packages(tests))
    run(python(), "-m", "compileall", "-q", "src")
    step("front-end", ["package-lock.json", "tools/frontend.py"], lambda: run(python(), "tools/frontend.py"))
    parts = sorted(
        path.relative_to(ROOT).as_posix() for path in (ROOT / "src/nastavnik/locale").rglob("*.po")
    )
    step("translations", ["tools/translations.py", *parts], lambda: run(python(), "tools/translations.py"))


def step(name: str, made_from: list[str], do) -> None:
    """Do it unless it was done from exactly these files already."""
    content = b"".join((ROOT / path).read_bytes() for path in made_from) + sys.version.encode()
    mark, stamp = hashlib.sha256(content).hexdigest(), STAMPS / name
    if stamp.exists() and stamp.read_text() == mark and Path(python()).exists():
        return
    do()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark)


def packages(tests: bool) -> None:
    uv = subprocess.run(
        [sys.executable, ROOT / "tools/bootstrap.py"], stdout=subprocess.PIPE, text=True, check=False
    )
    if uv.returncode:
        sys.exit("The installer could not be fetched: is the package index reachable?")
    groups = ["--group", "test", "--group", "lint", "--group", "bench", "--all-extras"] if tests else []
    # Compiled once here, so that a command need not compile two thousand files where Python may not write.
    run(
        uv.stdout.strip(),
        "sync",
        "--frozen",
        "--inexact",
        "--quiet",
        "--compile-bytecode",
        "--python",
        sys.executable,
        *groups,
    )


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, env=os.environ | {"PYTHONUTF8": "1"})
    if done.returncode:
        sys.exit(f"This step failed: {' '.join(map(str, command))}")


def python() -> str:
    return str(ROOT / ".venv/bin/python")


if __name__ == "__main__":
    main()
