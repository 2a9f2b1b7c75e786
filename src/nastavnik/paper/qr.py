"""A square code on paper that leads to a page confirming the document."""

from io import BytesIO

import segno

from nastavnik.paper.inline import clean

QR_SIZE = 22.0  # mm: read by a phone at arm's length with up to about 120 letters of address


def qr_png(text: str) -> bytes:
    """The code as PNG, black on white, with the quiet zone that scanners need."""
    out = BytesIO()
    _code(text).save(out, kind="png", scale=8, border=4)
    return out.getvalue()


def qr_svg(text: str) -> str:
    """The code as SVG, for the PDF."""
    return _code(text).svg_inline(border=4, omitsize=True)


def _code(text: str) -> segno.QRCode:
    return segno.make(clean(text), error="m", micro=False)
