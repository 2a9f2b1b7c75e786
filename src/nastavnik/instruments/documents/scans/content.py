"""What a scan may be, told by its content, never by its name: PDF, JPEG or PNG."""

import re
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput

from .pictures import rebuilt_jpeg, rebuilt_png

MOST_BYTES = 20 * 1024 * 1024
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToR|GoToE|Movie|Sound|Encrypt)\b"
)
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"/(?:ObjStm|XRef)\b.{0,2000}?stream\r?\n", re.DOTALL)
_MOST_UNPACKED = 30 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Scan:
    """The bytes to keep and what they are."""

    content: bytes
    media_type: str
    extension: str


def checked_scan(data: bytes) -> Scan:
    """The scan as it is kept. BadInput in words where it is none, is too large, or could do something."""
    if len(data) > MOST_BYTES:
        raise BadInput(
            _("The scan is larger than %(n)s MB. Scan it at 300 dpi, in grey.") % {"n": MOST_BYTES // 2**20}
        )
    if data.startswith(b"%PDF-"):
        _check_pdf(data)
        return Scan(data, "application/pdf", "pdf")
    if data.startswith(b"\xff\xd8\xff"):
        return Scan(rebuilt_jpeg(data), "image/jpeg", "jpg")
    if data.startswith(b"\x89PNG"):
        return Scan(rebuilt_png(data), "image/png", "png")
    raise BadInput(_("A scan is a PDF, a JPEG or a PNG; this file is none of them."))


def _check_pdf(data: bytes) -> None:
    """A PDF that only shows pages: nothing that runs, opens, sends or is attached."""
    if b"%%EOF" not in data[-2048:] or b"startxref" not in data[-2048:]:
        raise BadInput(_("The PDF is not whole. Scan or save it anew."))
    left = _MOST_UNPACKED
    texts = [data]
    for found in _STREAM.finditer(data):
        engine = zlib.decompressobj()
        try:
            text = engine.decompress(data[found.end() :], left)
        except zlib.error:
            continue  # not packed: its text stands in `data` itself
        if engine.unconsumed_tail:
            raise BadInput(_("The PDF unfolds into far more than a scan. Scan or save it anew."))
        left -= len(text)
        texts.append(text)
    for text in texts:
        active = _ACTIVE.search(_HEX.sub(lambda code: bytes([int(code[1], 16)]), text))
        if active:
            raise BadInput(
                _("The PDF holds more than pages (%(what)s). Print it to PDF anew or scan the paper.")
                % {"what": active[0].decode()}
            )
