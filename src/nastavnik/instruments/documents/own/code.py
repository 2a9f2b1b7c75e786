"""The square code of the public page as a picture within a school's own template: {{ document.qr }}."""

import posixpath

from lxml import etree

from nastavnik.paper.docx_backend.parts import R, W, picture_run
from nastavnik.paper.qr import qr_png

from .guard import TYPES

CODE = "document.qr"
_PICTURE = "word/media/nastavnik-qr.png"
_RELATION = "rIdNastavnikQr"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def code_run(address: str) -> etree._Element:
    """The run that draws the code; the part needs `add_code`."""
    return etree.fromstring(f'<w:p xmlns:w="{W}" xmlns:r="{R}">{picture_run(_RELATION, address)}</w:p>')[0]


def add_code(parts: dict[str, bytes], part: str, address: str) -> None:
    """Put the picture into the package and tie this part to it, once."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    empty = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
    parts[_PICTURE] = qr_png(address)
    parts[relations] = _with(
        parts.get(relations, empty),
        f"{{{_PACKAGE}/relationships}}Relationship",
        {"Id": _RELATION, "Type": f"{R}/image", "Target": "media/nastavnik-qr.png"},
    )
    parts[TYPES] = _with(
        parts[TYPES],
        f"{{{_PACKAGE}/content-types}}Default",
        {"Extension": "png", "ContentType": "image/png"},
        first=True,
    )


def _with(data: bytes, tag: str, values: dict[str, str], *, first: bool = False) -> bytes:
    """The part with one more element, unless one with the same key stands there."""
    tree, (key, value) = etree.fromstring(data), next(iter(values.items()))
    if all((node.get(key) or "").casefold() != value.casefold() for node in tree.iter(tag)):
        tree.insert(0 if first else len(tree), etree.Element(tag, values))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
