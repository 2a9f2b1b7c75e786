"""What both back ends draw: sheets of paragraphs and grids, every length settled. mm across, points down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from nastavnik.paper.blocks import Align
from nastavnik.paper.inline import Run

PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
# ГОСТ Р 7.0.97-2025: right 10, top and bottom 20; left 20, or 30 for papers kept over ten years.
MARGIN_RIGHT = 10.0
MARGIN_TOP = 20.0
MARGIN_BOTTOM = 20.0
MARGIN_LEFT = 20.0
MARGIN_LEFT_KEPT = 30.0
MARGIN_FRAMED = 20.0  # right, within a frame: a diploma is even on both sides
FIRST_LINE = 12.5


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph stands: indents in mm, space before and after in points, what it is kept with."""

    size: float
    line: float = 1.0
    align: Align = "left"
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    level: int = 0  # 0 running text, 1–3 a heading of that level
    rule: bool = False  # a line below
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: runs in one look."""

    runs: tuple[Run, ...]
    look: Look


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: paragraphs, columns it spans, a line below it, its text at the bottom."""

    paras: tuple[Para, ...]
    span: int = 1
    rule: bool = False
    bottom: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `height` is its least height in mm."""

    cells: tuple[Cell, ...]
    height: float = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows in columns of given widths (mm). `ruled` draws all lines; `header` rows recur on each page.

    `keep` holds all rows on one page, `keep_next` holds the last row with what follows; `follows` says that
    the rows go on from a grid above, so that the heading is drawn only at the top of a page."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    ruled: bool = False
    header: int = 0
    keep: bool = False
    keep_next: bool = False
    new_page: bool = False
    follows: bool = False
    before: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Items that stay on one page where a page can hold them."""

    items: tuple["Item", ...]
    keep_next: bool = False


Item: TypeAlias = Para | Grid | Group


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages of one orientation, beginning on a new page. `left` and `right` are margins in mm."""

    items: Sequence[Item]
    landscape: bool
    left: float
    right: float

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the page in mm."""
        return (PAGE_HEIGHT, PAGE_WIDTH) if self.landscape else (PAGE_WIDTH, PAGE_HEIGHT)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a block is set: width of the text column in mm, size and line spacing of running text."""

    width: float
    size: float
    line: float
