"""Writing the archive to the disk, file by file, with the list of hashes; the pages in it need no program."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.tables import csv_bytes, xlsx_bytes
from nastavnik.instruments.documents.batches.pack import bytes_of
from nastavnik.journey.roadmap.queries import stages_of
from nastavnik.paper import file_name

from ..queries import ending
from .span import Span
from .tables import sheets

CSS = Path(__file__).with_name("style.css")
HASHES = "sha256.txt"
PAPERS, TABLES, FILES = "Документы", "Реестры", "Файлы"
PACKED = (".docx", ".xlsx", ".zip", ".jpg", ".jpeg", ".png", ".pdf")


@dataclass
class Written:
    """The open ZIP, what is in it by its hash, and what could not be put in."""

    zip: ZipFile
    moment: tuple[int, int, int, int, int, int]
    hashes: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def put(self, name: str, content: bytes) -> str:
        """Add a file; a name taken already gets a number. Gives the name in the archive."""
        path, number = PurePosixPath(name), 1
        while str(path) in self.hashes:
            number += 1
            path = PurePosixPath(name).with_stem(f"{PurePosixPath(name).stem} ({number})")
        entry = ZipInfo(str(path), self.moment)
        entry.compress_type = ZIP_STORED if path.suffix.lower() in PACKED else ZIP_DEFLATED
        self.zip.writestr(entry, content)
        self.hashes[str(path)] = hashlib.sha256(content).hexdigest()
        return str(path)


def write_archive(place: Path, span: Span, *, who: str, at, tell: Callable[[int, str, int], None]) -> dict:
    """Write the year to `place`; gives how many files are in it, and the hash of its list of hashes.

    `tell(done, words, total)` hears of every step.
    """
    kept, tables = list(span.files()), sheets(span)
    total, done = len(span.documents) + len(kept) + len(tables) + 1, 0
    mark = _("Taken by %(who)s, %(at)s. Holds personal data: for use inside the school only.") % {
        "who": who, "at": timezone.localtime(at).strftime("%d.%m.%Y %H:%M"),
    }  # fmt: skip
    with ZipFile(place, "w") as archive:
        out = Written(archive, timezone.localtime(at).timetuple()[:6])
        papers, made, others = [], [], []
        for number, row in enumerate(span.documents, 1):
            papers.append((row, _put_paper(out, number, row)))
            tell(done := done + 1, row.title, total)
        for number, sheet in enumerate(tables, 1):
            made.append((sheet.title, *_put_table(out, number, sheet, mark)))
            tell(done := done + 1, sheet.title, total)
        for row in kept:
            others.append((row, _put_file(out, row)))
            tell(done := done + 1, _("Files of the year"), total)
        _put_pages(out, span, mark, {"papers": papers, "tables": made, "files": [o for o in others if o[1]]})
        lines = [f"{digest}  {name}" for name, digest in out.hashes.items()]
        proof = ("\n".join(lines) + "\n").encode()
        archive.writestr(ZipInfo(HASHES, out.moment), proof)
    return {
        "files": len(out.hashes), "lost": len(out.lost), "list_sha256": hashlib.sha256(proof).hexdigest(),
    }  # fmt: skip


def _put_paper(out: Written, number: int, row) -> dict[str, str]:
    """The paper as it was signed, or as it would be printed now, and its scan."""
    found, name = {}, (number, row.title, f"№ {row.number}" if row.number else "")
    for extension in ("docx", "pdf"):
        content = _safely(out, row.title, lambda row=row, extension=extension: bytes_of(row, extension))
        if content:
            found[extension] = out.put(f"{PAPERS}/{file_name(name, extension)}", content)
    if row.scan_id:
        content = _safely(out, row.title, lambda: read_file(row.scan))
        if content:
            suffix = PurePosixPath(row.scan.name).suffix.lstrip(".") or "pdf"
            found["scan"] = out.put(f"{PAPERS}/{file_name((*name, 'скан'), suffix)}", content)
    return found


def _put_table(out: Written, number: int, sheet, mark: str) -> tuple[str, str, int]:
    rows = [list(row) for row in sheet.rows()]
    above = [sheet.title, mark]
    name = f"{TABLES}/{file_name((f'{number:02d}', sheet.title), 'xlsx')}"
    xlsx = out.put(name, xlsx_bytes(above, sheet.headings, rows))
    csv = out.put(str(PurePosixPath(name).with_suffix(".csv")), csv_bytes(above, sheet.headings, rows))
    return xlsx, csv, len(rows)


def _put_file(out: Written, row) -> str:
    content = _safely(out, row.name, lambda: read_file(row))
    if content is None:
        return ""
    path = PurePosixPath(row.name)
    day = timezone.localtime(row.created_at).strftime("%Y-%m-%d")
    return out.put(f"{FILES}/{file_name((day, path.stem), path.suffix.lstrip('.'))}", content)


def _safely(out: Written, name: str, read: Callable[[], bytes | None]) -> bytes | None:
    """The bytes, or None with a note where the disk has lost them: one lost file must not cost the whole year."""
    try:
        return read()
    except FileNotFoundError:
        out.lost.append(name)
        return None


def _put_pages(out: Written, span: Span, mark: str, found: dict) -> None:
    context = found | {
        "cycle": span.cycle,
        "organisation": span.organisation,
        "mark": mark,
        "stages": stages_of(span.cycle, span.today),
        "ending": None if span.cycle.is_open else ending(span.cycle),
        "lost": out.lost,
        "hashes": HASHES,
    }
    out.put("style.css", CSS.read_bytes())
    for name, template in (("index.html", "index.html"), ("roadmap.html", "roadmap.html")):
        page = render_to_string(f"year_end/archive/{template}", context)
        out.put(name, page.encode())
    out.put("ПРОЧТИ МЕНЯ.txt", render_to_string("year_end/archive/readme.txt", context).encode("utf-8-sig"))
