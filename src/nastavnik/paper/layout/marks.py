"""How a paper shows its standing: letterhead, registration line, approvals, whose annex it is."""

from dataclasses import replace

from nastavnik.paper.blocks import (
    BLANK_DATE,
    BLANK_NUMBER,
    Annex,
    ApprovalStamps,
    DateAndNumber,
    Letterhead,
    Stamp,
)
from nastavnik.paper.inline import Run, runs
from nastavnik.paper.layout.model import Cell, Grid, Item, Look, Para, Row, Setting

_STAMPS_IN_ROW = 3
_GAP = 6.0  # mm between stamps
_MARK_SHARE = 0.46


def letterhead(block: Letterhead, at: Setting) -> list[Item]:
    """Centred: bodies above small, the organisation's name bold, the rest small, a rule below."""
    small = Look(min(at.size, 11), 1.0, "center", keep_next=True, keep_lines=True)
    name = replace(small, size=at.size)
    paras = [Para(runs(line), small) for line in block.superior if line]
    paras += [Para(runs(line, bold=True), name) for line in block.organisation if line]
    below = [Para(runs(line), small) for line in (block.address, block.requisites) if line]
    if below:
        below[0] = replace(below[0], look=replace(small, before=3))
    paras += below
    if not paras:
        return []
    last = paras[-1]
    paras[-1] = replace(last, look=replace(last.look, rule=True, after=6))
    return list(paras)


def date_and_number(block: DateAndNumber, at: Setting) -> list[Item]:
    """Date at the left, number at the right; the place between them if it fits, else below. Without a number:
    place at the left, date at the right."""
    look = Look(at.size, 1.0, "left", keep_next=True, keep_lines=True)
    number = f"№ {block.number or BLANK_NUMBER}"
    date = Cell((Para(runs(block.date or BLANK_DATE), look),))
    right = Cell((Para(runs(number), replace(look, align="right")),))
    place = Para(runs(block.place), replace(look, align="center"))
    if not block.numbered:
        widths: tuple[float, ...] = (at.width / 2, at.width / 2)
        when = Para(date.paras[0].runs, replace(look, align="right"))
        rows = [Row((Cell((Para(place.runs, look),)), Cell((when,))))]
    elif len(number) > 16 or len(block.place) > 24:
        widths = (at.width * 0.55, at.width * 0.45)
        rows = [Row((date, right))]
        if block.place:
            rows.append(Row((Cell((place,), span=2),)))
    else:
        widths = (at.width * 0.42, at.width * 0.33, at.width * 0.25)
        rows = [Row((date, Cell((place,)), right))]
    return [Grid(widths, tuple(rows), keep=True, keep_next=True, before=6, after=4)]


def approval_stamps(block: ApprovalStamps, at: Setting) -> list[Item]:
    """Up to three stamps in a row; one alone stands at the right."""
    if not block.stamps:
        return []
    count = min(len(block.stamps), _STAMPS_IN_ROW)
    lone = count == 1
    count = 2 if lone else count
    width = (at.width - _GAP * (count - 1)) / count
    widths = [width]
    for _ in range(count - 1):
        widths += [_GAP, width]
    size = min(at.size, 12 if count < 3 else 11)
    rows = []
    for start in range(0, len(block.stamps), count):
        cells = [_stamp(stamp, size) for stamp in block.stamps[start : start + count]]
        cells = [_empty(size), *cells] if lone else cells
        cells += [_empty(size)] * (count - len(cells))
        spaced = [cells[0]]
        for cell in cells[1:]:
            spaced += [_empty(size), cell]
        rows.append(Row(tuple(spaced)))
    return [Grid(tuple(widths), tuple(rows), keep=True, after=10)]


def annex_mark(block: Annex, at: Setting) -> list[Item]:
    """«Приложение № 1» and what it belongs to at the upper right, from its left edge; then its stamps."""
    left = at.width * (1 - _MARK_SHARE)
    look = Look(min(at.size, 12), 1.0, "left", left=left, keep_next=True, keep_lines=True)
    label = f"{block.word} № {block.number}" if block.number else block.word
    items: list[Item] = [
        Para(runs(label), look),
        Para(runs(block.to), replace(look, after=10)),
    ]
    return [*items, *approval_stamps(ApprovalStamps(block.stamps), at)]


def _stamp(stamp: Stamp, size: float) -> Cell:
    look = Look(size, 1.0, "left", keep_lines=True)
    lines = [runs(stamp.kind, bold=True), runs(stamp.body), runs(stamp.basis), runs(stamp.post)]
    if stamp.post:
        lines.append((Run(f"______________ {stamp.name or '____________________'}"),))
    elif stamp.name:
        lines.append(runs(stamp.name))
    lines.append(runs(stamp.date))
    last = Look(size, 1.0, "left", after=6, keep_lines=True)
    kept = [line for line in lines if line]
    return Cell(tuple(Para(line, last if line is kept[-1] else look) for line in kept) or (Para((), look),))


def _empty(size: float) -> Cell:
    return Cell((Para((), Look(size)),))
