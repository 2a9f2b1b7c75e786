"""How running text is set: titles, headings, paragraphs, points, lists."""

from collections.abc import Iterator
from dataclasses import replace

from nastavnik.paper.blocks import (
    Addressee,
    Bullets,
    Checklist,
    Heading,
    Paragraph,
    Point,
    Points,
    Preamble,
    SectionTitle,
    Space,
    Title,
)
from nastavnik.paper.inline import Run, Text, runs
from nastavnik.paper.layout.model import FIRST_LINE, Item, Look, Para, Setting

TICKED, UNTICKED = "☒", "☐"
_ADDRESSEE_SHARE = 0.52
_HEADING_SHARE = 0.62


def title(block: Title, at: Setting) -> list[Item]:
    """The kind of paper in bold, a size larger if asked, with its subtitle."""
    size = block.size or at.size
    look = Look(
        size,
        1.0,
        "center",
        before=8,
        after=2 if block.subtitle else 8,
        level=1,
        keep_next=True,
        keep_lines=True,
    )
    items: list[Item] = [Para(runs(block.text, bold=True), look)]
    if block.subtitle:
        items.append(Para(runs(block.subtitle), replace(look, size=at.size, before=0, after=8, level=0)))
    return items


def heading(block: Heading, at: Setting) -> list[Item]:
    """«Об утверждении …»: bold; at the left it keeps to the left part of the page."""
    right = at.width * (1 - _HEADING_SHARE) if block.align == "left" else 0
    look = Look(
        at.size, 1.0, block.align, right=right, before=10, after=12, level=2, keep_next=True, keep_lines=True
    )
    return [Para(runs(block.text, bold=True), look)]


def section_title(block: SectionTitle, at: Setting) -> list[Item]:
    """A section's title in bold, kept with what follows."""
    first = 0 if block.align == "center" else FIRST_LINE
    look = Look(
        at.size,
        1.0,
        block.align,
        first,
        before=10,
        after=6,
        level=block.level,
        keep_next=True,
        keep_lines=True,
    )
    return [Para(runs(block.text, bold=True), look)]


def paragraph(block: Paragraph, at: Setting) -> list[Item]:
    """Running text; a first-line indent only where the text is set from the left."""
    first = FIRST_LINE if block.indent and block.align in ("left", "justify") else 0
    look = Look(
        block.size or at.size, at.line, block.align, first, after=block.space, keep_next=block.keep_next
    )
    return [Para(runs(block.text), look)]


def preamble(block: Preamble, at: Setting) -> list[Item]:
    """The grounds, then the commanding word on a line of its own from the margin."""
    look = Look(at.size, at.line, "justify", FIRST_LINE, after=4, keep_next=bool(block.command))
    items: list[Item] = [Para(runs(block.text), look)]
    if block.command:
        items.append(
            Para(
                runs(block.command, bold=True),
                replace(look, align="left", first=0, before=4, after=6, keep_next=True),
            )
        )
    return items


def space(block: Space, at: Setting) -> list[Item]:
    """Empty room: an empty paragraph of 1 point with the height below it."""
    return [Para((), Look(1, 1.0, after=block.height * 72 / 25.4))]


def addressee(block: Addressee, at: Setting) -> list[Item]:
    """The right half of the page, set from its left edge."""
    left = at.width * (1 - _ADDRESSEE_SHARE)
    last = len(block.lines) - 1
    return [
        Para(
            runs(line),
            Look(at.size, 1.0, "left", left=left, after=14 if number == last else 0, keep_next=True),
        )
        for number, line in enumerate(block.lines)
    ]


def bullets(block: Bullets, at: Setting) -> list[Item]:
    """Each item after its mark, indented as a paragraph."""
    return [_listed(f"{block.mark} ", text, at) for text in block.items]


def checklist(block: Checklist, at: Setting) -> list[Item]:
    """Each item after a box, ticked or empty."""
    return [
        Para(
            (Run(f"{TICKED if state else UNTICKED} "), *runs(text)),
            Look(at.size, 1.0, "left", first=-7, left=7, after=3, keep_lines=True),
        )
        for text, state in block.items
    ]


def numbered(block: Points) -> Iterator[tuple[str, Point]]:
    """The points of all depths in order, each with its number: («1.», …), («1.1.», …)."""
    stem = block.prefix.rstrip(".")
    for count, item in enumerate(block.items, block.start):
        number = f"{stem}.{count}" if stem else f"{count}"
        point = item if isinstance(item, Point) else Point(item)
        yield f"{number}.", replace(point, points=())
        if point.points:
            yield from numbered(Points(point.points, prefix=number))


def point(number: str, text: Text, at: Setting, *, leads: bool) -> Para:
    """One numbered point; `leads` keeps it with the table that belongs to it."""
    para = _listed(f"{number} ", text, at)
    return replace(para, look=replace(para.look, keep_next=True)) if leads else para


def _listed(mark: str, text: Text, at: Setting) -> Para:
    return Para((Run(mark), *runs(text)), Look(at.size, at.line, "justify", FIRST_LINE, after=4))
