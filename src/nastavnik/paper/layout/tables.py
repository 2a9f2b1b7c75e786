"""How tables and forms are set: ruled tables, facts, fields and empty lines to write on."""

from dataclasses import replace

from nastavnik.paper.blocks import BlankLines, Facts, Field, Span, Table
from nastavnik.paper.inline import Text, runs, text_of
from nastavnik.paper.layout.model import Cell, Grid, Item, Look, Para, Row, Setting

_HAND_HEIGHT = 8.0  # mm: a line that a person can write on
_LETTER_WIDTH = (
    0.19  # mm for each point of size: a mean Cyrillic letter of a Times-metric face, a little wide
)


def table(block: Table, at: Setting) -> list[Item]:
    """A ruled table over the whole width; shares are scaled, so it never leaves the margins."""
    total = sum(column.share for column in block.columns)
    widths = tuple(at.width * column.share / total for column in block.columns)
    top = Look(block.size, 1.0, "center", keep_lines=True)
    looks = [Look(block.size, 1.0, column.align, keep_lines=True) for column in block.columns]
    head = Row(tuple(Cell((Para(runs(column.title, bold=True), top),)) for column in block.columns))
    rows = [head]
    for row in block.rows:
        if isinstance(row, Span):
            look = replace(top, align="left", keep_next=True)
            rows.append(Row((Cell((Para(runs(row.text, bold=True), look),), span=len(widths)),)))
        else:
            rows.append(Row(tuple(map(_cell, row, looks)), block.row_height))
    empty = Row(tuple(Cell((Para((), look),)) for look in looks), block.row_height or _HAND_HEIGHT)
    rows += [empty] * block.empty_rows
    return [Grid(widths, tuple(rows), ruled=True, header=1, before=4, after=8)]


def facts(block: Facts, at: Setting) -> list[Item]:
    """Labels in bold beside their values."""
    if not block.rows:
        return []
    size = block.size or at.size
    look = Look(size, 1.0, "left", after=0 if block.ruled else 4, keep_lines=True)
    rows = tuple(
        Row((Cell((Para(runs(label, bold=True), look),)), _cell(value, look))) for label, value in block.rows
    )
    widths = (at.width * block.label_share, at.width * (1 - block.label_share))
    return [Grid(widths, rows, ruled=block.ruled, before=4, after=6)]


def field(block: Field, at: Setting) -> list[Item]:
    """The label takes the room of its letters, at most six tenths of the line; the rest is ruled."""
    label = runs(block.label)
    longest = max((len(line) for line in text_of(label).split("\n")), default=0)
    width = min(longest * at.size * _LETTER_WIDTH + 2, at.width * 0.6)
    look = Look(at.size, 1.0, "left", keep_lines=True)
    rows = [
        Row(
            (
                Cell((Para(label, look),), bottom=True),
                Cell((Para(runs(block.value), look),), rule=True, bottom=True),
            )
        )
    ]
    if block.hint:
        small = Look(9, 1.0, "center", keep_lines=True)
        rows.append(Row((Cell((Para((), small),)), Cell((Para(runs(block.hint), small),)))))
    return [Grid((width, at.width - width), tuple(rows), keep=True, after=4)]


def blank_lines(block: BlankLines, at: Setting) -> list[Item]:
    """Ruled lines at the height of handwriting."""
    if block.count < 1:
        return []
    row = Row((Cell((Para((), Look(at.size, 1.0)),), rule=True),), _HAND_HEIGHT)
    return [Grid((at.width,), (row,) * block.count, keep=block.count <= 8, after=6)]


def _cell(text: Text, look: Look) -> Cell:
    return Cell((Para(runs(text), look),))
