"""A paper on the screen: the same lines and tables as on the sheet, for a template to draw."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nastavnik.foundation.files.actions import read_file
from nastavnik.paper import docx_text
from nastavnik.paper.layout import Grid, Group, Item, Para, sheets

from .printing import printed


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its runs, and the class that aligns it."""

    runs: tuple
    css: str
    is_table = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: rows of cells, each (lines, span); the first `header` rows are its heading."""

    heading: tuple
    rows: tuple
    ruled: bool
    is_table = True


def preview_of(document) -> list:
    """Pieces of the document to be shown: of the frozen bytes once it is signed, of the live rows before."""
    if document.file_id:
        return _plain(read_file(document.file))
    made = printed(document)
    return _plain(made.docx) if made.own else pieces(made.paper)


def _plain(docx: bytes) -> list:
    """The lines of a .docx without their look."""
    return [Line(((text, False),), "left") for text in docx_text(docx).splitlines()]


def pieces(paper) -> list:
    """Lines and tables of a paper in the order of its sheets."""
    return [piece for sheet in sheets(paper) for piece in _drawn(sheet.items)]


def _drawn(items: Iterable[Item]) -> Iterator:
    for item in items:
        if isinstance(item, Para):
            yield _line(item)
        elif isinstance(item, Grid):
            rows = tuple(_row(row) for row in item.rows)
            yield Ruled(rows[: item.header], rows[item.header :], item.ruled)
        elif isinstance(item, Group):
            yield from _drawn(item.items)


def _line(para: Para) -> Line:
    look = para.look
    css = f"{look.align} level-{look.level}" if look.level else look.align
    if look.first:
        css += " first"
    if look.left > 60:  # stamps and the heading of an annex stand at the right of the sheet
        css += " aside"
    return Line(tuple((run.text, run.bold) for run in para.runs), css)


def _row(row) -> tuple:
    return tuple((tuple(_line(para) for para in cell.paras), cell.span) for cell in row.cells)
