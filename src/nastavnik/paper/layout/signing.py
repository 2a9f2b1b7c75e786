"""How a paper is signed: signature lines, two parties, those who have read it."""

from dataclasses import replace

from nastavnik.paper.blocks import (
    AcquaintanceSheet,
    Acquainted,
    Column,
    Party,
    Signature,
    SignaturePair,
    Table,
    Title,
)
from nastavnik.paper.inline import runs
from nastavnik.paper.layout.model import Cell, Grid, Item, Look, Para, Row, Setting
from nastavnik.paper.layout.prose import title
from nastavnik.paper.layout.tables import table

_SEAL = "М. П."
_ON_SIGNATURE, _ON_NAME, _ON_DATE = "(подпись)", "(И. О. Фамилия)", "(дата)"
_DATE_BLANK = "«____» ____________ 20____ г."
_GAP = 3.0
_ROOM_ABOVE = 18.0  # points: room for a hand and a seal


def signature(block: Signature, at: Setting) -> list[Item]:
    """Post at the left, a rule to sign on, the name at the right, all on the last line of the post.

    Without a post, as a person signs for themselves, the rule comes first."""
    look = Look(at.size, 1.0, "left", keep_lines=True)
    name = Cell((Para(runs(block.name), look),), rule=not block.name, bottom=True)
    columns = [(_rule(at), _ON_SIGNATURE, 0.24), (name, _ON_NAME if not block.name else "", 0.34)]
    if block.post:
        columns.insert(0, (Cell((Para(runs(block.post), look),), bottom=True), "", 0.42))
    if block.dated:
        columns.append((_rule(at), _ON_DATE, 0.24))
    elif not block.post:
        columns.append((_gap(at), "", 0.42))
    small = Look(9, 1.0, "center", keep_lines=True)
    rows = [_parted([cell for cell, _, _ in columns], at)]
    if block.labels:
        rows.append(_parted([Cell((Para(runs(hint), small),)) for _, hint, _ in columns], at))
    if block.seal:
        seal = Cell((Para(runs(_SEAL), look),))
        rows.append(_parted([seal, *(_gap(at) for _ in columns[1:])], at))
    free = (at.width - _GAP * (len(columns) - 1)) / sum(share for _, _, share in columns)
    widths = [width for _, _, share in columns for width in (share * free, _GAP)][:-1]
    return [Grid(tuple(widths), tuple(rows), keep=True, before=_ROOM_ABOVE, after=6)]


def signature_pair(block: SignaturePair, at: Setting) -> list[Item]:
    """Two columns: titles, details, then both signatures on one line."""
    gap = 8.0
    half = (at.width - gap) / 2
    look = Look(min(at.size, 12), 1.0, "left", keep_lines=True)
    between = Cell((Para((), look),))
    rows = [
        Row((_party_details(block.left, look), between, _party_details(block.right, look))),
        Row((_party_signs(block.left, look), between, _party_signs(block.right, look))),
    ]
    if block.left.seal or block.right.seal:
        rows.append(Row((_party_seal(block.left, look), between, _party_seal(block.right, look))))
    return [Grid((half, gap, half), tuple(rows), keep=True, before=8, after=6)]


def acquainted(block: Acquainted, at: Setting) -> list[Item]:
    """A line for each person: signature, name, date."""
    if not block.names:
        return []
    look = Look(min(at.size, 12), 1.0, "left", before=6, keep_lines=True)
    share = at.width - 2 * _GAP
    widths = (share * 0.24, _GAP, share * 0.4, _GAP, share * 0.36)
    rows = tuple(
        Row(
            (
                _rule(at),
                _gap(at),
                Cell((Para(runs(name), look),), bottom=True),
                _gap(at),
                Cell((Para(runs(_DATE_BLANK), replace(look, align="right")),), bottom=True),
            )
        )
        for name in block.names
    )
    intro = Para(runs(block.intro), replace(look, before=14, keep_next=True))
    return [intro, Grid(widths, rows, keep=len(rows) <= 3, after=6)]


def acquaintance_sheet(block: AcquaintanceSheet, at: Setting) -> list[Item]:
    """The title and a table with room to sign."""
    first, *others = block.headings
    shares = zip(others, (36, 27, 15, 17), strict=True)
    columns = (Column(first, 5, "center"), *(Column(*column) for column in shares))
    rows = tuple((f"{number}", name, post, "", "") for number, (name, post) in enumerate(block.people, 1))
    head = title(Title(block.title), at)
    if block.new_page and isinstance(head[0], Para):
        head[0] = replace(head[0], look=replace(head[0].look, new_page=True, before=0))
    return [*head, *table(Table(columns, rows, empty_rows=block.empty_rows, row_height=9), at)]


def _party_details(party: Party, look: Look) -> Cell:
    lines = [Para(runs(party.title, bold=True), replace(look, after=3))]
    return Cell((*lines, *(Para(runs(line), look) for line in party.lines if line)))


def _party_signs(party: Party, look: Look) -> Cell:
    paras = [Para(runs(party.post), replace(look, before=8))] if party.post else []
    name = party.name or "____________________"
    paras.append(Para(runs(f"_______________ {name}"), replace(look, before=12)))
    return Cell(tuple(paras), bottom=True)


def _party_seal(party: Party, look: Look) -> Cell:
    return Cell((Para(runs(_SEAL if party.seal else ""), replace(look, before=4)),))


def _parted(cells: list[Cell], at: Setting) -> Row:
    """The cells with a gap between each two."""
    return Row(tuple(part for cell in cells for part in (cell, _gap(at)))[:-1])


def _gap(at: Setting) -> Cell:
    return Cell((Para((), Look(at.size)),))


def _rule(at: Setting) -> Cell:
    return Cell((Para((), Look(at.size)),), rule=True)
