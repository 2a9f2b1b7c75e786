"""From blocks to sheets: the order of things on paper, and what must not be parted."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from nastavnik.paper.blocks import (
    AcquaintanceSheet,
    Acquainted,
    Addressee,
    Annex,
    ApprovalStamps,
    BlankLines,
    Block,
    Bullets,
    Checklist,
    DateAndNumber,
    Facts,
    Field,
    Heading,
    KeepTogether,
    Landscape,
    Letterhead,
    PageBreak,
    Paragraph,
    Points,
    Preamble,
    SectionTitle,
    Signature,
    SignaturePair,
    Space,
    Table,
    Title,
)
from nastavnik.paper.document import Document
from nastavnik.paper.layout import marks, prose, signing, tables
from nastavnik.paper.layout.model import (
    MARGIN_FRAMED,
    MARGIN_LEFT,
    MARGIN_LEFT_KEPT,
    MARGIN_RIGHT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Grid,
    Group,
    Item,
    Para,
    Setting,
    Sheet,
)

_SETTERS: dict[type, Callable[[Any, Setting], list[Item]]] = {
    AcquaintanceSheet: signing.acquaintance_sheet,
    Acquainted: signing.acquainted,
    Addressee: prose.addressee,
    ApprovalStamps: marks.approval_stamps,
    BlankLines: tables.blank_lines,
    Bullets: prose.bullets,
    Checklist: prose.checklist,
    DateAndNumber: marks.date_and_number,
    Facts: tables.facts,
    Field: tables.field,
    Heading: prose.heading,
    Letterhead: marks.letterhead,
    Paragraph: prose.paragraph,
    Preamble: prose.preamble,
    SectionTitle: prose.section_title,
    Signature: signing.signature,
    SignaturePair: signing.signature_pair,
    Space: prose.space,
    Table: tables.table,
    Title: prose.title,
}
_FEW_NAMES = 5  # a short list of those acquainted stays under the signature


def sheets(document: Document) -> list[Sheet]:
    """The document as sheets: an annex begins on a new page, a change of orientation makes a new sheet.

    Raises ValueError when an annex or landscape pages stand inside another block."""
    margins = _margins(document)
    found: list[Sheet] = []
    for landscape, new_page, items in _parts(document):
        if not items:
            continue
        if found and found[-1].landscape == landscape:
            first = _on_new_page(items[0]) if new_page else items[0]
            found[-1] = replace(found[-1], items=[*found[-1].items, first, *items[1:]])
        else:
            found.append(Sheet(items, landscape, *margins))
    return found or [Sheet((), document.landscape, *margins)]


def _parts(document: Document) -> Iterable[tuple[bool, bool, list[Item]]]:
    """Runs of blocks as (landscape, begins on a new page, items)."""
    upright = _setting(document, document.landscape)
    waiting: list[Block] = []
    after_part = False
    for block in document.blocks:
        if not isinstance(block, Annex | Landscape):
            waiting.append(block)
            continue
        yield document.landscape, after_part, flow(waiting, upright)
        waiting, after_part = [], True
        yield from (_annex(block, document) if isinstance(block, Annex) else [_wide(block, document)])
    yield document.landscape, after_part, flow(waiting, upright)


def _annex(block: Annex, document: Document) -> Iterable[tuple[bool, bool, list[Item]]]:
    landscape = block.landscape or document.landscape
    at = _setting(document, landscape)
    begins = marks.annex_mark(block, at)
    waiting: list[Block] = []
    new_page = True
    for inner in block.blocks:
        if not isinstance(inner, Landscape):
            waiting.append(inner)
            continue
        yield landscape, new_page, [*begins, *flow(waiting, at)]
        begins, waiting, new_page = [], [], True
        yield _wide(inner, document)
    yield landscape, new_page, [*begins, *flow(waiting, at)]


def _wide(block: Landscape, document: Document) -> tuple[bool, bool, list[Item]]:
    return True, True, flow(block.blocks, _setting(document, True))


def _setting(document: Document, landscape: bool) -> Setting:
    page = PAGE_HEIGHT if landscape else PAGE_WIDTH
    return Setting(page - sum(_margins(document)), document.size, document.line)


def _margins(document: Document) -> tuple[float, float]:
    """Left and right."""
    left = MARGIN_LEFT_KEPT if document.retention_over_10_years else MARGIN_LEFT
    return left, MARGIN_FRAMED if document.frame else MARGIN_RIGHT


def flow(blocks: Iterable[Block], at: Setting) -> list[Item]:
    """The items of blocks in order; a signature holds on to what stands before it."""
    items: list[Item] = []
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        made = _set(block, at)
        if not made:
            continue
        if new_page:
            made[0] = _on_new_page(made[0])
            new_page = False
        elif items and _never_alone(block):
            items[-1] = _with_next(items[-1])
        items += made
    return items


def _set(block: Block, at: Setting) -> list[Item]:
    if isinstance(block, Points):
        return _points(block, at)
    if isinstance(block, KeepTogether):
        inner = flow(block.blocks, at)
        return [Group(tuple(inner))] if inner else []
    if isinstance(block, Annex | Landscape):
        raise ValueError(f"{type(block).__name__} stands only at the top level of a document")
    return _SETTERS[type(block)](block, at)


def _never_alone(block: Block) -> bool:
    if isinstance(block, Acquainted):
        return len(block.names) <= _FEW_NAMES
    return isinstance(block, Signature | SignaturePair)


def _points(block: Points, at: Setting) -> list[Item]:
    items: list[Item] = []
    for number, point in prose.numbered(block):
        items.append(prose.point(number, point.text, at, leads=bool(point.after)))
        items += flow(point.after, at)
    return items


def _with_next(item: Item) -> Item:
    if isinstance(item, Para):
        return replace(item, look=replace(item.look, keep_next=True))
    return replace(item, keep_next=True)


def _on_new_page(item: Item) -> Item:
    if isinstance(item, Para):
        return replace(item, look=replace(item.look, new_page=True))
    if isinstance(item, Grid):
        return replace(item, new_page=True)
    return replace(item, items=(_on_new_page(item.items[0]), *item.items[1:]))
