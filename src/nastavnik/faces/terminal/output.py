"""The folder that a run writes: nothing half-done is left in it, and nothing of an earlier run is lost."""

import os
import shutil
from pathlib import Path

DATA = "data"


class UnusableFolder(Exception):
    """The folder can't be written to; the text says why."""


class Folder:
    """Used as a context: files are gathered beside the folder and put in place at the end, all at once.

    The data of an earlier run (somebody may have gone on in the browser) move aside as `data.1`, `data.2`…
    """

    def __init__(self, path: Path, *, several: bool):
        self.path, self.several = path, several
        if path.exists() and not path.is_dir():
            raise UnusableFolder(f"{path}: это файл, а нужна папка.")
        self.draft = path.parent / f".{path.name}.part-{os.getpid()}"
        try:
            self.draft.mkdir(parents=True)
        except OSError as error:
            raise UnusableFolder(f"{path}: сюда нельзя писать ({error.strerror}).") from error
        self.ready = False

    @property
    def data(self) -> Path:
        return (self.draft / DATA).resolve()

    def write(self, name: str, content: bytes | str, *, organisation: str = "") -> str:
        """Put a file into the folder (of several organisations: into the organisation's own); its name there."""
        place = Path(organisation, name) if self.several and organisation else Path(name)
        target = self.draft / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return place.as_posix()

    def __enter__(self) -> "Folder":
        return self

    def __exit__(self, kind, error, trace) -> None:
        try:
            if kind is None and self.ready:
                self._put_in_place()
        finally:
            shutil.rmtree(self.draft, ignore_errors=True)

    def _put_in_place(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        before = self.path / DATA
        if before.exists():
            number = next(n for n in range(1, 10_000) if not (self.path / f"{DATA}.{n}").exists())
            before.rename(self.path / f"{DATA}.{number}")
        for made in sorted(self.draft.iterdir()):
            target = self.path / made.name
            if target.is_dir() and made.is_dir():
                shutil.rmtree(target)
            made.replace(target)
