"""The text of a paper: from its blocks, or read back from a .docx, line for line the same."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from nastavnik.paper.document import Document
from nastavnik.paper.inline import text_of
from nastavnik.paper.layout import Grid, Group, Item, Para, sheets

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BETWEEN_CELLS, _WITHIN_CELL = " | ", " / "


def plain_text(document: Document) -> str:
    """The text as it stands on paper: a line for a paragraph; a line for a table's row, with « | » between
    cells and « / » between the lines of a cell. Empty lines, page numbers and the code are left out."""
    return _joined(line for sheet in sheets(document) for line in _lines(sheet.items))


def docx_text(data: bytes) -> str:
    """The text of a .docx that `render_docx` wrote, in the form of `plain_text`.

    Raises zipfile.BadZipFile or KeyError when the bytes are no .docx. Only for files of our own making:
    an uploaded one is checked elsewhere before it is opened."""
    with ZipFile(BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314
    body = root.find(f"{_W}body")
    return _joined(_docx_lines(body)) if body is not None else ""


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line.strip())


def _lines(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Para):
            yield from text_of(item.runs).split("\n")
        elif isinstance(item, Grid):
            for row in item.rows:
                yield _row([[text_of(para.runs) for para in cell.paras] for cell in row.cells])
        elif isinstance(item, Group):
            yield from _lines(item.items)


def _docx_lines(body: ElementTree.Element) -> Iterator[str]:
    for child in body:
        if child.tag == f"{_W}p":
            yield from _docx_para(child).split("\n")
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                cells = row.iter(f"{_W}tc")
                yield _row([[_docx_para(para) for para in cell.iter(f"{_W}p")] for cell in cells])


def _docx_para(para: ElementTree.Element) -> str:
    return "".join(
        "\n" if node.tag == f"{_W}br" else node.text or ""
        for node in para.iter()
        if node.tag in (f"{_W}t", f"{_W}br")
    )


def _row(cells: list[list[str]]) -> str:
    """A row's line; a row without any text has none."""
    texts = [_WITHIN_CELL.join("\n".join(paras).split("\n")).strip() for paras in cells]
    return _BETWEEN_CELLS.join(texts) if any(texts) else ""
