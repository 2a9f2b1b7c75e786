"""The typst compiler, made once for each folder of fonts and each thread."""

import json
import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import typst

from nastavnik.paper.document import Document
from nastavnik.paper.pdf_backend.data import document_data

_TEMPLATE = Path(__file__).with_name("paper.typ")
_NEEDED = "Tinos"
# Without a moment of its own a document is dated to the first day that ZIP knows, so that bytes repeat.
_NO_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
_made = threading.local()
# One paper is too little work for several threads: waiting for each other cost 7 % of the CPU. The pool of
# threads reads this once, when it starts.
os.environ.setdefault("RAYON_NUM_THREADS", "1")


class FontsMissingError(RuntimeError):
    """The folder of fonts has no Times-metric face."""


def render_pdf(document: Document, fonts_dir: Path) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1: the same document and fonts give the same bytes.

    A character that no font has is drawn as an empty box, and such a file is plain tagged PDF, for both
    standards forbid it. Raises FontsMissingError when `fonts_dir` has no Tinos, ValueError for a
    block that stands where it may not."""
    inputs = {"paper": json.dumps(document_data(document), ensure_ascii=False)}
    compiler = _compiler(Path(fonts_dir))
    try:
        return _compile(compiler, inputs, document, archival=True)
    except typst.TypstError as error:
        if not str(error).startswith("PDF/"):
            raise
        return _compile(compiler, inputs, document, archival=False)


def _compile(
    compiler: typst.Compiler, inputs: dict[str, str], document: Document, *, archival: bool
) -> bytes:
    made = compiler.compile(
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["a-2a", "ua-1"] if archival else [],
        timestamp=_moment(document),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


def _moment(document: Document) -> datetime:
    at = (document.created or _NO_MOMENT).replace(microsecond=0)  # a PDF's dates know whole seconds only
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _compiler(fonts_dir: Path) -> typst.Compiler:
    """One compiler for a thread and a folder: it keeps the fonts and the parsed template."""
    kept: dict[Path, typst.Compiler] = _made.__dict__.setdefault("compilers", {})
    if fonts_dir not in kept:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts_dir)])
        if _NEEDED not in fonts.families():
            raise FontsMissingError(
                f"No {_NEEDED} font in {fonts_dir}: run the project's set-up, which fetches it."
            )
        kept[fonts_dir] = typst.Compiler(
            str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=fonts, ignore_system_fonts=True
        )
    return kept[fonts_dir]
