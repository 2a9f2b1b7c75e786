"""Many documents as one ZIP, written to the disk piece by piece so that memory stays flat."""

import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from nastavnik.foundation.files.actions import read_file
from nastavnik.paper import file_name

from ..own.convert import pdf_of
from ..printing import draw_pdf, printed

_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
_PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of our own making has."""
    count = len(_PAGE.findall(pdf))
    for found in _PACKED.finditer(pdf):
        try:
            count += len(_PAGE.findall(zlib.decompressobj().decompress(pdf[found.end() :], 10**7)))
        except zlib.error:
            continue
    return count


def bytes_of(document, extension: str) -> bytes | None:
    """The document as it would be downloaded alone; None where its PDF can't be made here: without fonts, or
    without LibreOffice for a paper by the school's own template."""
    if document.file_id:
        if extension == "docx":
            return read_file(document.file)
        return read_file(document.pdf) if document.pdf_id else pdf_of(read_file(document.file))
    made = printed(document)
    if extension == "docx":
        return made.docx
    return pdf_of(made.docx) if made.own else draw_pdf(made.paper)


def write_zip(
    place: Path, documents: Iterable, extensions: Sequence[str], tell: Callable[[int, str], None]
) -> dict[str, int]:
    """Write the archive; gives how many files and pages are in it and how many had no PDF."""
    told = {"files": 0, "pages": 0, "missing": 0}
    with ZipFile(place, "w", ZIP_STORED) as archive:  # .docx and PDF are packed already
        for number, document in enumerate(documents, 1):
            for extension in extensions:
                content = bytes_of(document, extension)
                if content is None:
                    told["missing"] += 1
                    continue
                parts = (number, document.title, f"№ {document.number}" if document.number else "")
                entry = ZipInfo(file_name(parts, extension), _moment(document.created_at))
                archive.writestr(entry, content)
                told["files"] += 1
                told["pages"] += pages_of(content) if extension == "pdf" else 0
            tell(number, document.title)
    return told


def write_print(
    place: Path, documents: Iterable, tell: Callable[[int, str], None], *, new_sheet: bool
) -> dict[str, int]:
    """Write one PDF of all documents in their order, to be printed at once; gives the same figures as an archive.

    `new_sheet`: a document with an odd number of pages gets an empty one, so that printed on both sides each
    begins on a sheet of its own."""
    import pypdfium2  # takes memory: only where a PDF is asked for

    told = {"files": 0, "pages": 0, "missing": 0}
    with closing(pypdfium2.PdfDocument.new()) as pile:
        for number, document in enumerate(documents, 1):
            content = bytes_of(document, "pdf")
            if content is None:
                told["missing"] += 1
            else:
                with closing(pypdfium2.PdfDocument(content)) as paper:
                    pile.import_pages(paper)
                    if new_sheet and len(paper) % 2:
                        pile.new_page(*paper.get_page_size(len(paper) - 1))
                told["files"] += 1
            tell(number, document.title)
        told["pages"] = len(pile)
        pile.save(place)
    return told


def _moment(at) -> tuple[int, int, int, int, int, int]:
    return (max(at.year, 1980), at.month, at.day, at.hour, at.minute, at.second)
