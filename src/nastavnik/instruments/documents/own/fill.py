"""Fields of a template found and filled: names in double braces and rows that repeat, no expressions at all.

    {{ organisation.full_name_gen }}
    {% for row in readers %} … {{ row.name }} … {% endfor %}   within one row of a table, or on lines of their own

Word may split a field into several runs: the text of a paragraph is joined before it is looked at. A value
is set as text, so nothing in it is ever read as markup or as another field.
"""

import copy
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext_lazy as _
from lxml import etree

from nastavnik.paper.inline import clean

from .code import CODE, add_code, code_run
from .guard import TYPES, Refused, guarded, tree_of

BLANK = "________"
MOST_FIELDS = 2_000
MOST_COPIES = 100_000  # elements that repeated rows may give
FILLED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOKEN = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_OPENING = re.compile(r"\{\{|\{%|\}\}|%\}|\{#")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*)?")
_FOR = re.compile(r"for\s+([a-z]{1,20})\s+in\s+([a-z]{1,20})")

Values = Mapping[str, str]
Rows = Mapping[str, Sequence[Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Loop:
    """Elements that repeat for each row of a list, under a name of their own."""

    variable: str
    rows: str
    body: tuple
    marks: tuple  # elements that hold nothing but the marks, to be taken away


def fields_in(data: bytes) -> tuple[list[str], list[str]]:
    """Names of the fields and of the lists of a template, each once, in the order of the text. Refused where
    something else than a name stands in braces."""
    names: dict[str, None] = {}
    lists: dict[str, None] = {}
    for tree in _templates(guarded(data)).values():
        loops = list(_loops(tree))
        variables = {loop.variable: loop.rows for loop in loops}
        lists.update(dict.fromkeys(variables.values()))
        for paragraph in tree.iter(f"{_W}p"):
            for name in _names(paragraph):
                first, _dot, rest = name.partition(".")
                names[f"{variables[first]}.{rest}" if first in variables and rest else name] = None
    if len(names) > MOST_FIELDS:
        raise Refused(_("There are more fields than a document needs."))
    return list(names), list(lists)


def filled(data: bytes, values: Values, rows: Rows) -> bytes:
    """The template with its fields filled; what has no value becomes a blank to be seen by the check."""
    parts = dict(guarded(data))
    for name, tree in _templates(parts).items():
        for paragraph in tree.iter(f"{_W}p"):
            for _checked in _names(paragraph):
                pass
        for loop in list(_loops(tree)):
            _repeat(loop, rows.get(loop.rows, ()), values)
        for paragraph in list(tree.iter(f"{_W}p")):
            _draw_code(paragraph, values)
            _fill(paragraph, values)
        if any(True for _drawing in tree.iter(f"{_W}drawing")) and values.get(CODE):
            add_code(parts, name, values[CODE])
        parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _packed(parts)


def _templates(parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """Trees of the parts that have text; a field anywhere else is refused."""
    trees = {}
    for name, part in parts.items():
        if FILLED.fullmatch(name):
            trees[name] = tree_of(name, part)
            _refuse_strays(name, trees[name])
        elif name.endswith((".xml", ".rels")) and re.search(rb"\{\{|\{%", part):
            _refuse_stray(name)
    return trees


def _refuse_strays(name: str, tree) -> None:
    for node in tree.iter():
        texts = [*node.attrib.values(), node.tail or ""]
        if node.tag != f"{_W}t":
            texts.append(node.text or "")
        if any("{{" in text or "{%" in text for text in texts):
            _refuse_stray(name)


def _refuse_stray(name: str):
    words = _(
        "A field stands where it can't be filled (%(name)s). Move it into the text, a header or a footer."
    )
    raise Refused(words % {"name": name})


def _texts(paragraph) -> list:
    """The text nodes of this paragraph itself, without those of a text box inside it."""
    return [node for node in paragraph.iter(f"{_W}t") if next(node.iterancestors(f"{_W}p")) is paragraph]


def _text(paragraph) -> str:
    return "".join(node.text or "" for node in _texts(paragraph))


def _names(paragraph) -> Iterator[str]:
    text = _text(paragraph)
    for token in _TOKEN.finditer(text):
        if token[1] is not None:
            yield _name(token[1])
        else:
            _mark(token[2])
    if _OPENING.search(_TOKEN.sub("", text)):
        raise Refused(_("Braces are not closed in the line: %(line)s") % {"line": text.strip()[:80]})


def _name(inner: str) -> str:
    name = clean(inner).replace("\u00a0", " ").strip()
    if not _NAME.fullmatch(name) or len(name) > 80:
        raise Refused(
            _("Only the name of a field may stand in braces, no expression: {{ %(what)s }}")
            % {"what": name[:60]}
        )
    return name


def _mark(inner: str) -> re.Match[str] | None:
    """The parts of «for row in readers», None for «endfor»; Refused for anything else."""
    mark = clean(inner).replace("\u00a0", " ").strip()
    found = _FOR.fullmatch(mark)
    if found is None and mark != "endfor":
        raise Refused(
            _("Only «for row in list» and «endfor» may stand in {%% %%}: %(what)s") % {"what": mark[:60]}
        )
    return found


def _marks(element) -> list:
    """Marks of loops in the text of an element: matches of «for», None for «endfor». A row's own ones only,
    not those of a table inside it."""
    paragraphs = [
        p
        for p in element.iter(f"{_W}p")
        if element.tag != f"{_W}tr" or next(p.iterancestors(f"{_W}tr")) is element
    ]
    return [
        _mark(token[2]) for p in paragraphs for token in _TOKEN.finditer(_text(p)) if token[2] is not None
    ]


def _loops(tree) -> Iterator[Loop]:
    """The loops of a part, none inside another. Refused where a mark has no fellow."""
    seen: set = set()
    for row in tree.iter(f"{_W}tr"):
        marks = _marks(row)
        if len(marks) == 2 and marks[0] is not None and marks[1] is None:
            seen.update(row.iter(f"{_W}p"))
            yield Loop(marks[0][1], marks[0][2], (row,), ())
    for paragraph in list(tree.iter(f"{_W}p")):
        if paragraph in seen:
            continue
        marks = _marks(paragraph)
        if marks:
            yield _loop_of_lines(paragraph, marks, seen)


def _loop_of_lines(paragraph, marks, seen) -> Loop:
    row = next(paragraph.iterancestors(f"{_W}tr"), None)
    start = row if row is not None else paragraph
    if len(marks) != 1 or marks[0] is None or not _is_bare(start):
        raise Refused(
            _(
                "Put both marks of a repeated part into one row of a table, or each on a line of its own: %(line)s"
            )
            % {"line": _text(paragraph).strip()[:80]}
        )
    body = []
    for element in start.itersiblings():
        inner = _marks(element)
        if not inner:
            body.append(element)
        elif inner == [None] and _is_bare(element):
            for one in (start, *body, element):
                seen.update(one.iter(f"{_W}p"))
            return Loop(marks[0][1], marks[0][2], tuple(body), (start, element))
        else:
            break
    raise Refused(_("A repeated part has no end: add {% endfor %} on a line of its own."))


def _is_bare(element) -> bool:
    return not _TOKEN.sub("", "".join(_text(p) for p in element.iter(f"{_W}p"))).strip()


def _repeat(loop: Loop, rows: Sequence[Mapping[str, str]], values: Values) -> None:
    size = sum(1 for element in loop.body for _node in element.iter())
    if size * len(rows) > MOST_COPIES:
        raise Refused(_("A repeated part would give too many lines."))
    for row in rows:
        inside = dict(values) | {f"{loop.variable}.{name}": value for name, value in row.items()}
        for element in loop.body:
            made = copy.deepcopy(element)
            made.tail = None
            for node in made.iter():
                for attribute in [name for name in node.attrib if name.endswith(("}paraId", "}textId"))]:
                    del node.attrib[attribute]
            loop.body[0].addprevious(made)
            for paragraph in list(made.iter(f"{_W}p")):
                _draw_code(paragraph, values)
                _fill(paragraph, inside, empty="")
    for element in (*loop.body, *loop.marks):
        element.getparent().remove(element)


def _fill(paragraph, values: Values, empty: str = BLANK) -> None:
    nodes = _texts(paragraph)
    text = "".join(node.text or "" for node in nodes)
    tokens = list(_TOKEN.finditer(text))
    if not tokens:
        return
    starts, at = [], 0
    for node in nodes:
        starts.append(at)
        at += len(node.text or "")
    pieces = [list(node.text or "") for node in nodes]
    for token in tokens:
        value = "" if token[1] is None else _value(_name(token[1]), values, empty)
        for place in range(token.start(), token.end()):
            index = bisect_right(starts, place) - 1  # of nodes that begin here the last one has the letter
            pieces[index][place - starts[index]] = value if place == token.start() else ""
    for node, letters in zip(nodes, pieces, strict=True):
        _set(node, "".join(letters))


def _value(name: str, values: Values, empty: str) -> str:
    return "" if name == CODE else clean(values.get(name, "")) or empty


def _draw_code(paragraph, values: Values) -> None:
    """Put the square code after each run that asks for it; a paper without a public page gets none."""
    if not values.get(CODE):
        return
    nodes, at = _texts(paragraph), 0
    places = [
        token.start() for token in _TOKEN.finditer(_text(paragraph)) if token[1] and _name(token[1]) == CODE
    ]
    for node in nodes:
        end = at + len(node.text or "")
        for _place in (place for place in places if at <= place < end):
            node.getparent().addnext(code_run(values[CODE]))
        at = end


def _set(node, text: str) -> None:
    """The text into a text node; line feeds become breaks of the line."""
    first, *others = text.split("\n")
    node.text = first
    node.set(_SPACE, "preserve")
    after = node
    for line in others:
        for tag, words in ((f"{_W}br", None), (f"{_W}t", line)):
            new = etree.Element(tag)
            new.text = words
            after.addnext(new)
            after = new
        after.set(_SPACE, "preserve")


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a .docx: the same parts give the same bytes."""
    out = BytesIO()
    kind = rb"wordprocessingml.template.main+xml"
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda one: (one != TYPES, one)):
            part = (
                parts[name].replace(kind, kind.replace(b"template", b"document"))
                if name == TYPES
                else parts[name]
            )
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, ZIP_DEFLATED)
    return out.getvalue()
