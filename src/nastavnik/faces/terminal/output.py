"""The folder that a run writes: nothing half-done is left in it, and nothing of an earlier run is lost."""

import json
import os
import shutil
from pathlib import Path

DATA, REPORT = "data", "report.json"
EARLIER = "earlier"
OURS = ("banks.xlsx", "pairs.xlsx", "rejected.xlsx", "roadmap.docx", "documents")


class UnusableFolder(Exception):
    """The folder can't be written to; the text says why."""


class Folder:
    """Used as a context: files are gathered in a draft and put in place at the end.

    Into a new folder by one renaming. In a folder that is there already `report.json` goes first and comes
    back last, so it stands for a run that was finished. The data of an earlier run (somebody may have gone on
    in the browser) move aside as `data.1`, `data.2`…, its files that differ (somebody may have written in
    them) as `earlier.1`, `earlier.2`….
    """

    def __init__(self, path: Path, *, several: bool):
        self.path, self.several = path, several
        if path.exists() and not path.is_dir():
            raise UnusableFolder(f"{path}: это файл, а нужна папка.")
        self._whole = path.resolve()
        # In a folder that is there: it may be writable where what it lies in is not, or be another disk.
        self._new = not path.exists()
        place = self._whole.parent if self._new else self._whole
        start = f".{self._whole.name}.part-"
        _sweep(place, start)
        self.draft = place / f"{start}{os.getpid()}"
        try:
            self.draft.mkdir(parents=True)
            self.data.mkdir(mode=0o700)  # people's data: for the owner alone
        except OSError as error:
            raise UnusableFolder(f"{path}: сюда нельзя писать ({error.strerror}).") from error
        self.ready = False

    @property
    def data(self) -> Path:
        return self.draft / DATA

    def write(self, name: str, content: bytes | str, *, organisation: str = "") -> str:
        """Put a file into the folder (of several organisations: into the organisation's own); its name there.

        Two people of one name give two files: the second is called «… (2)».
        """
        place = Path(organisation, name) if self.several and organisation else Path(name)
        target = _free(self.draft / place)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target.relative_to(self.draft).as_posix()

    def forget(self, organisation: str) -> None:
        """Remove what was written for an organisation whose papers could not be finished."""
        if self.several:
            shutil.rmtree(self.draft / organisation, ignore_errors=True)

    def __enter__(self) -> "Folder":
        return self

    def __exit__(self, kind, error, trace) -> None:
        try:
            if kind is None and self.ready:
                self._put_in_place()
        finally:
            shutil.rmtree(self.draft, ignore_errors=True)

    def _put_in_place(self) -> None:
        if self._new:
            self.draft.rename(self._whole)
            return
        self._lay_aside()
        self.data.rename(self._whole / DATA)
        made = sorted(path for path in self.draft.rglob("*") if path.is_file())
        for path in sorted(made, key=lambda path: path == self.draft / REPORT):
            target = self._whole / path.relative_to(self.draft)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)

    def _lay_aside(self) -> None:
        """Move away what an earlier run has left: its data always, its files where they are not the same now."""
        aside = _numbered(self._whole / EARLIER)
        for before in self._of_earlier_run():
            now = self.draft / before.relative_to(self._whole)
            if now.is_file() and now.read_bytes() == before.read_bytes():
                before.unlink()
                continue
            target = aside / before.relative_to(self._whole)
            target.parent.mkdir(parents=True, exist_ok=True)
            before.rename(target)
        if (self._whole / DATA).exists():
            (self._whole / DATA).rename(_numbered(self._whole / DATA))

    def _of_earlier_run(self) -> list[Path]:
        """The files that stand where a run writes: its report first, then all below its names."""
        names = {path.name for path in self.draft.iterdir()} | {*OURS, *_folders(self._whole / REPORT)}
        found = [self._whole / REPORT]
        for path in (self._whole / name for name in sorted(names - {DATA, REPORT})):
            found += sorted(path.rglob("*")) if path.is_dir() else [path]
        return [path for path in found if path.is_file()]


def _folders(report: Path) -> list[str]:
    """The organisations' folders of an earlier run, as its report names them."""
    try:
        parts = json.loads(report.read_text(encoding="utf-8"))["organisations"]
        names = [part.get("folder") for part in parts]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    return [name for name in names if isinstance(name, str) and name and Path(name).name == name]


def _sweep(place: Path, start: str) -> None:
    """Remove the drafts of runs that were killed."""
    for left in place.iterdir() if place.is_dir() else ():
        number = left.name.removeprefix(start) if left.name.startswith(start) else ""
        if number.isdecimal() and not _alive(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    if process == os.getpid():  # a number used again: the one before us is gone
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _free(path: Path) -> Path:
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem} ({number})")
    return found


def _numbered(path: Path) -> Path:
    return next(found for n in range(1, 10_000) if not (found := path.with_name(f"{path.name}.{n}")).exists())
