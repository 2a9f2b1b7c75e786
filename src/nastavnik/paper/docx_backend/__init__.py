"""Paper as an Office file: WordprocessingML written directly, the same bytes for the same document."""

from nastavnik.paper.document import Document
from nastavnik.paper.docx_backend.body import document_xml
from nastavnik.paper.docx_backend.package import pack
from nastavnik.paper.docx_backend.parts import core_xml, footer_parts, static_parts
from nastavnik.paper.layout import sheets


def render_docx(document: Document) -> bytes:
    """The document as a .docx file (A4). Raises ValueError for a block that stands where it may not."""
    parts = dict(static_parts(document.size, document.language, bool(document.qr)))
    parts["docProps/core.xml"] = core_xml(document)
    parts["word/document.xml"] = document_xml(sheets(document), frame=document.frame, qr=bool(document.qr))
    if document.qr:
        parts |= footer_parts(document.qr)
    return pack(parts)


__all__ = ["render_docx"]
