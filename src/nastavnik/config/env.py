"""What the machine tells the program: one place that reads the environment and the data folder."""

import os
import secrets
from pathlib import Path

import environ

env = environ.Env()

PACKAGE = Path(__file__).resolve().parent.parent


def data_dir() -> Path:
    """The folder of everything that belongs to this installation: database, files, secret key.

    `NASTAVNIK_DATA` names it; without it, `var/` of the folder the program was started in.
    """
    return Path(env.str("NASTAVNIK_DATA", default="var")).expanduser().resolve()


def secret_key(folder: Path) -> str:
    """The key that signs sessions: from the environment, or made once and kept readable by its owner only."""
    given = env.str("NASTAVNIK_SECRET_KEY", default="")
    if given:
        return given
    path = folder / "secret.key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process of the first start was quicker
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii").strip()
