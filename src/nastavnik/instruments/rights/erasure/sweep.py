"""Where a person's name stands: every row with words of one organisation, and inside the kept files."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from nastavnik.foundation.core.personal import Rule, rules, text_columns
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.models import StoredFile

from .traces import Traces, cleaned

_MOST_UNPACKED = 50 * 1024 * 1024
_TAG = re.compile(r"<[^>]*>")


def rows_of(rule: Rule, organisation) -> models.QuerySet:
    """All rows of the rule's model within the organisation (its scope is set)."""
    found = rule.model_class._default_manager.all()
    try:
        field = rule.model_class._meta.get_field("organisation_id")
    except FieldDoesNotExist:
        return found
    return found.filter(organisation_id=organisation.pk) if not field.is_relation else found


def scrub(rule: Rule, organisation, traces: Traces, *, spare: set[int] = frozenset()) -> int:
    """Take the name out of the words of every row of the model but the spared; returns how many rows changed."""
    model, changed, count = rule.model_class, [], 0
    folded = () if rule.refold else rule.folded
    columns = [name for name in text_columns(model) if name in rule.fields or name in folded]
    written = [*columns, *(rule.folded if rule.refold else ())]
    for row in rows_of(rule, organisation).iterator(chunk_size=500):
        if row.pk in spare or not _clean_row(row, columns, rule, traces):
            continue
        if rule.refold:
            rule.refold(row)
        changed.append(row)
        count += 1
        if len(changed) == 200:
            models.QuerySet(model).bulk_update(changed, written)
            changed = []
    if changed:
        models.QuerySet(model).bulk_update(changed, written)
    return count


def _clean_row(row, columns, rule, traces) -> bool:
    touched = False
    for name in columns:
        before = getattr(row, name)
        after = cleaned(before, traces.folded if name in rule.folded else traces.plain)
        if after != before:
            most = getattr(row._meta.get_field(name), "max_length", None)
            setattr(row, name, after[:most] if most and isinstance(after, str) else after)
            touched = True
    return touched


def mentioned_in(row, columns, traces: Traces, folded=()) -> bool:
    return any(
        cleaned(getattr(row, name), traces.folded if name in folded else traces.plain) != getattr(row, name)
        for name in columns
    )


def standing(organisation, traces: Traces) -> Iterator[tuple[Rule, models.Model]]:
    """Every row in whose words the person still stands, rule by rule."""
    for rule in rules():
        columns = text_columns(rule.model_class) if rule.has_people else ()
        if not columns:
            continue
        for row in rows_of(rule, organisation).iterator(chunk_size=500):
            if mentioned_in(row, columns, traces, rule.folded):
                yield rule, row


def files_with(organisation, traces: Traces) -> Iterator[StoredFile]:
    """Kept files in whose readable words or name the person stands. Pictures and scans can't be read so."""
    for kept in StoredFile.objects.filter(organisation=organisation).order_by("pk").iterator():
        if traces.plain.search(kept.name) or any(traces.plain.search(text) for text in _texts(kept)):
            yield kept


def _texts(kept) -> Iterator[str]:
    try:
        content = read_file(kept)
    except FileNotFoundError:
        return
    if content.startswith(b"%PDF-"):
        yield from _pdf(content)
    elif content.startswith(b"PK"):
        yield from _zip(content)
    elif b"\0" not in content[:4096]:
        for encoding in ("utf-8", "cp1251"):
            yield content.decode(encoding, errors="ignore")


def _pdf(content: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as paper:
            for page in paper:
                yield page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return


def _zip(content: bytes, depth: int = 0) -> Iterator[str]:
    """Words of an Office file, or of an archive of such files."""
    left = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for part in packed.infolist():
                left -= part.file_size
                if left < 0:
                    return
                data = packed.read(part)
                yield part.filename
                if data.startswith(b"PK") and depth < 2:
                    yield from _zip(data, depth + 1)
                elif part.filename.endswith((".xml", ".txt", ".csv", ".json", ".html")):
                    text = data.decode("utf-8", errors="ignore")
                    yield unescape(_TAG.sub("", text.replace("</w:t></w:r>", "").replace("</w:p>", " ")))
                    yield unescape(_TAG.sub(" ", text))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return
