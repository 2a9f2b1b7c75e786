"""Markdown of the library: as a page (cleaned), and as blocks of a paper."""

from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from nastavnik.paper import (
    Bullets,
    Checklist,
    Column,
    Paragraph,
    Point,
    Points,
    SectionTitle,
    Table,
    bold,
    italic,
)

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "blockquote", "a", "br", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "code",
}  # fmt: skip
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ "}


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def page_html(text: str) -> str:
    """The text as HTML for the page: only plain tags are left, no styles, no scripts, links only to the web."""
    made = _reader().render(_lowered(text))
    for mark, box in _BOXES.items():
        made = made.replace(f"<li>{mark}", f"<li>{box}")
    return nh3.clean(
        made, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )  # fmt: skip


def _lowered(text: str) -> str:
    """Headings one step down: the page's own title is the only first one."""
    return "\n".join(f"#{line}" if line.startswith("# ") else line for line in text.splitlines())


def paper_blocks(text: str) -> tuple:
    """The same text as blocks of a paper, in the same order."""
    tree = SyntaxTreeNode(_reader().parse(text))
    return tuple(block for node in tree.children for block in _blocks(node))


def _blocks(node):
    if node.type == "heading":
        level = 2 if node.tag in ("h1", "h2") else 3
        yield SectionTitle(_text(node), level, "left")
    elif node.type == "bullet_list":
        yield _bullets(node)
    elif node.type == "ordered_list":
        yield Points(tuple(Point(_text(item)) for item in node.children))
    elif node.type == "table":
        yield _table(node)
    elif node.type == "blockquote":
        for one in node.children:
            yield Paragraph(_text(one), indent=False)
    elif node.type == "paragraph":
        yield Paragraph(_text(node), "left", indent=False)


def _bullets(node):
    items = [_text(item) for item in node.children]
    ticks = [_box(item) for item in items]
    if all(tick is not None for tick in ticks):
        return Checklist(tuple(ticks))
    return Bullets(tuple(items))


def _box(item):
    """(text, ticked) of an item that begins with a box; None of any other."""
    first = item[0] if item else ""
    if not isinstance(first, str) or first[:4] not in _BOXES:
        return None
    return (first[4:], *item[1:]), first[:4] == "[x] "


def _table(node):
    head, *body = node.children
    titles = ["".join(_plain(cell)) for cell in head.children[0].children]
    rows = [tuple(_text(cell) for cell in row.children) for part in body for row in part.children]
    longest = [
        max([len(title), *(len("".join(map(str, row[n]))) for row in rows)]) for n, title in enumerate(titles)
    ]
    shares = [min(max(length, 6), 40) for length in longest]
    return Table(
        tuple(Column(title, share) for title, share in zip(titles, shares, strict=True)), tuple(rows), size=11
    )


def _text(node) -> tuple:
    """The runs of a block: bold and italic stay, everything else becomes words."""
    return tuple(_runs(node))


def _runs(node):
    if node.type == "text" or node.type == "code_inline":
        yield node.content
    elif node.type == "softbreak":
        yield " "
    elif node.type == "hardbreak":
        yield "\n"
    elif node.type in ("strong", "em"):
        yield (bold if node.type == "strong" else italic)("".join(_plain(node)))
    elif node.type == "link":
        words, href = "".join(_plain(node)), node.attrs.get("href", "")
        yield words if words == href else f"{words} ({href})"
    else:
        for number, one in enumerate(node.children):
            if number and one.type in ("paragraph", "bullet_list", "ordered_list", "list_item"):
                yield "\n"
            yield from _runs(one)


def _plain(node):
    for one in node.children or ():
        if one.type in ("text", "code_inline"):
            yield one.content
        elif one.type in ("softbreak", "hardbreak"):
            yield " "
        else:
            yield from _plain(one)
