"""Every check that needs no running program, one line each; exit 1 where one failed."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CHECKS = {
    "style": [BIN / "ruff", "check", "-q", "."],
    "format": [BIN / "ruff", "format", "--check", "-q", "."],
    "types": [BIN / "mypy"],
    "imports": [BIN / "lint-imports"],
    "security": [BIN / "bandit", "-q", "-r", "src", "-c", "pyproject.toml"],
    "templates": [BIN / "djlint", "src", "--lint", "--quiet"],
    "translations": [BIN / "python", "tools/translations.py", "--check"],
    "migrations": [BIN / "python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "system": [BIN / "python", "manage.py", "check", "--database", "default", "--fail-level", "WARNING"],
    "lock": [BIN / "python", "tools/lock_is_fresh.py"],
}


def main() -> int:
    failed = []
    (ROOT / "var").mkdir(exist_ok=True)
    for name, command in CHECKS.items():
        begun = time.monotonic()
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        print(
            f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name:<14}{time.monotonic() - begun:6.1f} s",
            flush=True,
        )
        if done.returncode:
            failed.append(name)
            print(done.stdout)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
