"""What a file of the library may be, told by its content: PDF, picture, or a document without macros."""

import io
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.documents.scans.content import MOST_BYTES, checked_scan

_OOXML = "application/vnd.openxmlformats-officedocument."
_KINDS = {  # the main part → extension and media type
    "word/document.xml": ("docx", _OOXML + "wordprocessingml.document"),
    "ppt/presentation.xml": ("pptx", _OOXML + "presentationml.presentation"),
    "xl/workbook.xml": ("xlsx", _OOXML + "spreadsheetml.sheet"),
}
_ACTIVE = ("vbaproject", "activex", "embeddings/", "externallinks/", "macrosheets/")
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_PARTS = 5_000


@dataclass(frozen=True, slots=True)
class Brought:
    """The bytes to keep and what they are."""

    content: bytes
    media_type: str
    extension: str


def checked_material(data: bytes) -> Brought:
    """The file as it is kept. BadInput in words where it is of another kind, too large, or could do something."""
    if len(data) > MOST_BYTES:
        raise BadInput(_("The file is larger than %(n)s MB.") % {"n": MOST_BYTES // 2**20})
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    if data.startswith((b"%PDF-", b"\xff\xd8\xff", b"\x89PNG")):
        scan = checked_scan(data)
        return Brought(scan.content, scan.media_type, scan.extension)
    raise BadInput(_("The library takes PDF, JPEG, PNG, .docx, .pptx and .xlsx; this file is none of them."))


def _office(data: bytes) -> Brought:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = [part.filename.lower() for part in parts]
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise BadInput(_("The file unfolds into far more than a document. Save it anew."))
            if any(active in name for name in names for active in _ACTIVE):
                raise BadInput(_("The file holds macros or other files. Save it without them, or as PDF."))
            if archive.testzip() is not None:
                raise BadInput(_("The file is not whole. Save it anew."))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise BadInput(_("The file is not whole. Save it anew.")) from error
    for main, (extension, media_type) in _KINDS.items():
        if main in names:
            return Brought(data, media_type, extension)
    raise BadInput(_("The library takes PDF, JPEG, PNG, .docx, .pptx and .xlsx; this file is none of them."))
