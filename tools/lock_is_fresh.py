"""Whether uv.lock still fits pyproject.toml (a vulnerability service can't be asked from a closed network)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

uv = subprocess.run(
    [sys.executable, ROOT / "tools/bootstrap.py"], stdout=subprocess.PIPE, text=True, check=True
)
sys.exit(
    subprocess.run(
        [uv.stdout.strip(), "lock", "--check", "--offline", "--quiet"], cwd=ROOT, check=False
    ).returncode
)
