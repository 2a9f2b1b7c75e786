"""A whole paper: its blocks, and what it says of itself."""

from dataclasses import dataclass
from datetime import datetime

from nastavnik.paper.blocks import Block


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `kind` is the caller's code («order.pairs»), `title` the name shown in file properties.

    `retention_over_10_years` widens the left margin from 20 to 30 mm. `created` is written into the file's
    properties: the same document gives the same bytes. `qr` is the text of a code on the first sheet.
    `size` is the size of running text, `line` its line spacing in single lines. No author is ever written."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    retention_over_10_years: bool = False
    language: str = "ru"
    created: datetime | None = None
    qr: str = ""
    size: float = 14
    line: float = 1.0
    landscape: bool = False
    frame: bool = False
