"""The layout as plain data for typst: nothing but numbers, flags and strings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeAlias

from nastavnik.paper.document import Document
from nastavnik.paper.inline import Run, clean
from nastavnik.paper.layout import Cell, Grid, Group, Item, Look, Para, Row, Sheet, sheets
from nastavnik.paper.qr import QR_SIZE, qr_svg

Data: TypeAlias = dict[str, Any]

_CELL_PADDING = 3.0  # mm, both sides of a ruled cell
# A small letter of a Times-metric face, rather wide, in mm for each point of size; a capital is wider still.
# A word longer than its line may be broken anywhere, as office programs do; typst would let it overrun.
_LETTER, _CAPITAL = 0.2, 1.35
_BREAK_HERE = "\u200b"
_SELDOM = ("first", "left", "right", "level", "rule", "keep_next", "keep_lines")
_WORD = re.compile(r"[^\s\u00ad-]+")


def document_data(document: Document) -> Data:
    """The whole document, ready for JSON."""
    pages = [_sheet(sheet) for sheet in sheets(document)]
    _settle_levels(pages)
    return {
        "title": clean(document.title).replace("\n", " ").strip() or document.kind,
        "language": document.language,
        "frame": document.frame,
        "qr": {"svg": qr_svg(document.qr), "text": clean(document.qr), "side": QR_SIZE}
        if document.qr
        else None,
        "sheets": pages,
    }


def _settle_levels(pages: list[Data]) -> None:
    """Headings go down one level at a time from the first, as PDF/UA demands of what readers listen to."""
    above = 0
    waiting = [item for page in reversed(pages) for item in reversed(page["items"])]
    while waiting:
        item = waiting.pop()
        if item["is"] == "group":
            waiting += reversed(item["items"])
        elif item["is"] == "para" and "level" in item:
            above = item["level"] = min(item["level"], above + 1)


def _sheet(sheet: Sheet) -> Data:
    width, height = sheet.page
    return {
        "width": width,
        "height": height,
        "left": sheet.left,
        "right": sheet.right,
        "items": _items(sheet.items, width - sheet.left - sheet.right),
    }


def _items(items: Iterable[Item], width: float) -> list[Data]:
    """Items with the room above each, as office programs have it: between two paragraphs the larger of what
    one leaves below and the next asks above; beside a grid both, for there the room is a line of its own."""
    found: list[Data] = []
    below = 0.0
    prose = False
    for number, item in enumerate(_bound(items)):
        data, before, after = _item(item, width)
        if not number:
            data["new_page"] = False  # a sheet begins a page of its own
        joined = prose and isinstance(item, Para)
        data["above"] = max(below, before) if joined else below + before
        found.append(data)
        below, prose = after, isinstance(item, Para)
    return found


def _bound(items: Iterable[Item]) -> list[Item]:
    """The items with the last row of a held table bound to what follows it: typst holds on to a whole block,
    so that a table longer than a page would let go of its signature."""
    found: list[Item] = []
    for item in items:
        table = found[-1] if found else None
        if isinstance(table, Grid) and table.keep_next and not table.keep:
            *body, last = table.rows
            tail = replace(table, rows=(*table.rows[: table.header], last), before=0, keep=True, follows=True)
            found.pop()
            if len(body) > table.header:
                found.append(replace(table, rows=tuple(body), keep_next=False, after=0))
            else:
                tail = replace(table, keep=True)
            found.append(Group((tail, item), keep_next=_held(item)))
        else:
            found.append(item)
    return found


def _held(item: Item) -> bool:
    return item.look.keep_next if isinstance(item, Para) else item.keep_next


def _item(item: Item, width: float) -> tuple[Data, float, float]:
    if isinstance(item, Para):
        look = item.look
        return {"is": "para", "new_page": look.new_page, **_para(item, width)}, look.before, look.after
    if isinstance(item, Grid):
        return _grid(item), item.before, item.after
    return _group(item, width)


def _group(group: Group, width: float) -> tuple[Data, float, float]:
    inner = _items(group.items, width)
    before, after = inner[0]["above"], _after(group.items[-1])
    new_page = inner[0]["new_page"]
    inner[0] |= {"above": 0, "new_page": False}
    return {"is": "group", "new_page": new_page, "keep_next": group.keep_next, "items": inner}, before, after


def _after(item: Item) -> float:
    if isinstance(item, Group):
        return _after(item.items[-1])
    return item.look.after if isinstance(item, Para) else item.after


def _grid(grid: Grid) -> Data:
    padding = _CELL_PADDING if grid.ruled else 0
    plain = _plain_look(grid)
    return {
        "is": "grid",
        "widths": grid.widths,
        "aligns": [align or "left" for align in plain.aligns],
        "size": plain.size,
        "line": plain.line,
        "ruled": grid.ruled,
        "header": grid.header,
        "keep": grid.keep,
        "keep_next": grid.keep_next,
        "new_page": grid.new_page,
        "follows": grid.follows,
        "rows": [_row(row, grid.widths, padding, plain) for row in grid.rows],
    }


@dataclass(frozen=True, slots=True)
class _PlainLook:
    """What most cells of a grid share, said once for all of them; a cell that differs says so itself."""

    size: float
    line: float
    aligns: tuple[str, ...]


def _plain_look(grid: Grid) -> _PlainLook:
    """The look of the last row, for the first may be a heading."""
    cells = grid.rows[-1].cells if grid.rows else ()
    looks = [cell.paras[0].look for cell in cells if cell.paras]
    if len(looks) != len(grid.widths):
        return _PlainLook(12, 1.0, ("left",) * len(grid.widths))
    aligns = tuple("left" if look.align == "justify" else look.align for look in looks)
    return _PlainLook(looks[0].size, looks[0].line, aligns)


def _row(row: Row, widths: tuple[float, ...], padding: float, plain: _PlainLook) -> list[Any]:
    found, column = [], 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span]) - padding
        found.append(_plain_cell(cell, width, column, plain) or _cell(cell, width, row.height))
        column += cell.span
    return found


def _plain_cell(cell: Cell, width: float, column: int, plain: _PlainLook) -> str | list[Any] | None:
    """Only the text or the runs of a cell that is one paragraph in the grid's own look; None for any other."""
    if len(cell.paras) != 1 or cell.span > 1 or cell.rule or cell.bottom or not _is_plain(cell.paras[0]):
        return None
    look = cell.paras[0].look
    if (look.size, look.line, look.align) != (plain.size, plain.line, plain.aligns[column]):
        return None
    pieces = _runs(cell.paras[0], width)
    return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], str) else pieces


def _cell(cell: Cell, width: float, height: float) -> Data:
    paras, below = [], 0.0
    for para in cell.paras:
        paras.append(_para(para, width) | {"above": max(below, para.look.before)})
        below = para.look.after
    told = {"span": cell.span, "rule": cell.rule, "bottom": cell.bottom, "height": height, "below": below}
    plain = len(cell.paras) == 1 and _is_plain(cell.paras[0])
    return {"plain": plain, "paras": paras, **{key: value for key, value in told.items() if value}}


def _para(para: Para, width: float) -> Data:
    look = para.look
    return {"runs": _runs(para, width - look.left - look.right), **_look(look)}


def _runs(para: Para, width: float) -> list[Any]:
    longest = max(width / (para.look.size * _LETTER), 1)
    return [piece for run in para.runs for piece in _run(run, longest)]


def _is_plain(para: Para) -> bool:
    """Whether the paragraph is text and an alignment, nothing more."""
    look = para.look
    offsets = (look.first, look.left, look.right, look.before, look.after, look.level)
    return bool(para.runs) and not any(offsets) and not look.rule and look.align != "justify"


@lru_cache(maxsize=512)
def _look(look: Look) -> Data:
    """Size, spacing and side; of the rest only what is not nothing."""
    told = {name: getattr(look, name) for name in _SELDOM}
    return {
        "size": look.size,
        "line": look.line,
        "align": look.align,
        **{key: value for key, value in told.items() if value},
    }


def _run(run: Run, longest: float) -> list[Any]:
    """A run as pieces of one line each, with a break («x») between them; plain ones are bare strings."""
    look = {key: True for key, on in (("b", run.bold), ("i", run.italic), ("u", run.underline)) if on}
    pieces: list[Any] = []
    for number, line in enumerate(run.text.split("\n")):
        if number:
            pieces.append({"x": True})
        if line:
            text = _breakable(line, longest)
            pieces.append({"t": text, **look} if look else text)
    return pieces


def _breakable(line: str, longest: float) -> str:
    """The line with break marks between the letters of each word that is too long for it."""
    if len(line) * _CAPITAL <= longest:
        return line
    return _WORD.sub(lambda word: _BREAK_HERE.join(word[0]) if _length(word[0]) > longest else word[0], line)


def _length(word: str) -> float:
    return sum(_CAPITAL if letter.isupper() else 1 for letter in word)
