"""Keeping a file: the bytes are safe on the disk before the row says so."""

import hashlib
import os
import secrets
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

from nastavnik.foundation.audit.journal import record

from .models import StoredFile

DESTROYED = "application/x-destroyed"


@transaction.atomic
def keep_file(organisation, content: bytes, *, name: str, media_type: str, by, at) -> StoredFile:
    """Write the bytes (temporary name, fsync, rename), then the row. An orphan of a crash is swept away later."""
    place = _write(content, at)
    kept = StoredFile.objects.create(
        organisation=organisation,
        name=name[-255:],
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        place=place,
        account_id_by=by.account_id,
        created_at=at,
    )
    record("file.keep", on=kept, by=by, at=at, organisation_id=organisation.pk, after={"size": kept.size})
    return kept


def _write(content: bytes, at) -> str:
    place = f"{at:%Y/%m}/{secrets.token_hex(16)}"
    path = Path(default_storage.path(place))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with open(part, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.chmod(0o600)
    part.rename(path)
    return place


def read_file(kept: StoredFile) -> bytes:
    """The bytes of a kept file. Raises FileNotFoundError where the disk has lost it."""
    return Path(default_storage.path(kept.place)).read_bytes()


def sweep_orphans(*, older_than) -> int:
    """Remove files that no row speaks of and that are older than this moment; returns how many."""
    root = Path(default_storage.path("."))
    known = set(StoredFile.objects.with_scopes_disabled().values_list("place", flat=True))
    swept = 0
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.stat().st_mtime >= older_than.timestamp():
            continue
        if path.relative_to(root).as_posix() not in known:
            path.unlink()
            swept += 1
    return swept


@transaction.atomic
def destroy_file(kept: StoredFile, *, by, at) -> None:
    """Put a note in the place of the file's bytes; the bytes are gone from the disk when this is committed.

    The row stays, since other rows lean on it. A crash in between leaves an orphan, which is swept away.
    """
    if kept.media_type == DESTROYED:
        return
    former, note = kept.place, f"Файл уничтожен {at:%d.%m.%Y}.\n".encode()
    place = _write(note, at)
    kept.place, kept.name, kept.media_type = place, "уничтожен.txt", DESTROYED
    kept.size, kept.sha256 = len(note), hashlib.sha256(note).hexdigest()
    kept.save(update_fields=["place", "name", "media_type", "size", "sha256"])
    record("file.destroy", on=kept, by=by, at=at, organisation_id=kept.organisation_id)
    transaction.on_commit(lambda: Path(default_storage.path(former)).unlink(missing_ok=True))
