"""A square code on paper that leads to a page confirming the document."""

import zlib
from functools import lru_cache
from struct import pack

import segno

from nastavnik.paper.inline import clean

QR_SIZE = 22.0  # mm: read by a phone at arm's length with up to about 120 letters of address
_QUIET = 4  # modules of white around, as scanners need
_DARK, _LIGHT = b"\x00", b"\xff"


def qr_png(text: str) -> bytes:
    """The code as PNG, one bit a pixel and eight pixels a module: a module is a byte of each line."""
    rows = list(_code(text).matrix_iter(border=_QUIET))
    line = b"".join((b"\x00" + b"".join(_DARK if dark else _LIGHT for dark in row)) * 8 for row in rows)
    side = len(rows) * 8
    header = pack(">2I5B", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(line)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def qr_svg(text: str) -> str:
    """The code as SVG, for the PDF."""
    return _code(text).svg_inline(border=_QUIET, omitsize=True)


@lru_cache(maxsize=64)
def _code(text: str) -> segno.QRCode:
    """The code with room for a tenth and a half of damage. Kept: both back ends draw the same one."""
    return segno.make(clean(text), error="m", micro=False)
