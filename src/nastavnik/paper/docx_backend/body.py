"""The body of the file: sheets, paragraphs and grids as document.xml. Lengths become twips (1/20 point)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from nastavnik.paper.docx_backend.parts import XML, R, W, escape
from nastavnik.paper.inline import Run
from nastavnik.paper.layout.model import (
    MARGIN_BOTTOM,
    MARGIN_TOP,
    Cell,
    Grid,
    Group,
    Item,
    Look,
    Para,
    Row,
    Sheet,
)

_HEAD = f'{XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
_TAIL = "</w:body></w:document>"
_LINE = '<w:{} w:val="single" w:sz="4" w:space="{}" w:color="auto"/>'
_MARGINS = (
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{0}" w:type="dxa"/>'
    '<w:left w:w="{1}" w:type="dxa"/>'
    '<w:bottom w:w="{0}" w:type="dxa"/><w:right w:w="{1}" w:type="dxa"/></w:tblCellMar>'
)
_RULED = "<w:tblBorders>{}</w:tblBorders>{}".format(
    "".join(_LINE.format(side, 0) for side in ("top", "left", "bottom", "right", "insideH", "insideV")),
    _MARGINS.format(28, 85),  # 0.5 and 1.5 mm
)
_OPEN = _MARGINS.format(0, 0)
_HEADER_DISTANCE = 567  # 10 mm


def document_xml(sheets: Sequence[Sheet], *, frame: bool, qr: bool) -> bytes:
    """All sheets; each but the last closes with its section in a paragraph of one point."""
    out = [_HEAD]
    for number, sheet in enumerate(sheets):
        _items(_flush(sheet.items), out, keep=False, keep_last=False)
        section = _section(sheet, first=number == 0, frame=frame, qr=qr)
        if number == len(sheets) - 1:
            out.append(section)
            continue
        if _ends_with_table(sheet.items):
            out.pop()  # the paragraph after a table closes the section too: two would be a point too much
        out.append(_spacer(1, section=section))
    out.append(_TAIL)
    return "".join(out).encode()


def _flush(items: Iterable[Item]) -> list[Item]:
    """Without room below a page's last table: where it fills the page, that room would be an empty page."""
    listed = list(items)
    for number, item in enumerate(listed):
        if number == len(listed) - 1 or _on_new_page(listed[number + 1]):
            listed[number] = _bare(item)
    return listed


def _bare(item: Item) -> Item:
    """The item without room below its last table."""
    if isinstance(item, Grid):
        return replace(item, after=0)
    if isinstance(item, Group) and item.items:
        return replace(item, items=(*item.items[:-1], _bare(item.items[-1])))
    return item


def _on_new_page(item: Item) -> bool:
    if isinstance(item, Group):
        return bool(item.items) and _on_new_page(item.items[0])
    return item.look.new_page if isinstance(item, Para) else item.new_page


def _ends_with_table(items: Sequence[Item]) -> bool:
    last = items[-1] if items else None
    return isinstance(last, Grid) or (isinstance(last, Group) and _ends_with_table(last.items))


def twips(mm: float) -> int:
    """Millimetres as twips."""
    return round(mm * 1440 / 25.4)


def _section(sheet: Sheet, *, first: bool, frame: bool, qr: bool) -> str:
    width, height = sheet.page
    orient = ' w:orient="landscape"' if sheet.landscape else ""
    header = '<w:headerReference w:type="default" r:id="rId3"/>' if first else ""
    footer = '<w:footerReference w:type="first" r:id="rId4"/>' if first and qr else ""
    border = "".join(
        f'<w:{side} w:val="double" w:sz="6" w:space="20" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:sectPr>{header}{footer}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orient}/>'
        f'<w:pgMar w:top="{twips(MARGIN_TOP)}" w:right="{twips(sheet.right)}"'
        f' w:bottom="{twips(MARGIN_BOTTOM)}" w:left="{twips(sheet.left)}"'
        f' w:header="{_HEADER_DISTANCE}" w:footer="{_HEADER_DISTANCE}" w:gutter="0"/>'
        + (f'<w:pgBorders w:offsetFrom="page">{border}</w:pgBorders>' if frame else "")
        + ("<w:titlePg/>" if first else "")
        + "</w:sectPr>"
    )


def _items(items: Iterable[Item], out: list[str], *, keep: bool, keep_last: bool) -> None:
    """Writes items; `keep` holds each with the next, `keep_last` the last one with what follows."""
    listed = _room_below(list(items))
    for number, item in enumerate(listed):
        last = number == len(listed) - 1
        held = keep_last if last else keep
        if isinstance(item, Para):
            _para(item, out, keep_next=held, keep_lines=keep)
        elif isinstance(item, Grid):
            _grid(item, out, keep=keep or item.keep, keep_last=held or item.keep_next)
        elif isinstance(item, Group):
            _items(item.items, out, keep=True, keep_last=held or item.keep_next)


def _room_below(items: list[Item]) -> list[Item]:
    """Put the room above a table into the paragraph before it: LibreOffice loses «keep with next» at a spacer."""
    for number in range(1, len(items)):
        above, grid = items[number - 1], items[number]
        if isinstance(above, Para) and isinstance(grid, Grid) and grid.before and not grid.new_page:
            look = replace(above.look, after=above.look.after + grid.before)
            items[number - 1], items[number] = replace(above, look=look), replace(grid, before=0)
    return items


def _para(para: Para, out: list[str], *, keep_next: bool = False, keep_lines: bool = False) -> None:
    out.append(_opening(para.look, keep_next, keep_lines))
    for run in para.runs:
        _run(run, para.look.size, out)
    out.append("</w:p>")


def _run(run: Run, size: float, out: list[str]) -> None:
    look = _run_look(run.bold, run.italic, run.underline, size)
    text = escape(run.text)
    if "\n" in text:
        text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    out.append(f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>')


@lru_cache(maxsize=256)
def _run_look(bold: bool, italic: bool, underline: bool, size: float) -> str:
    half = round(size * 2)
    return (
        "<w:rPr>"
        + ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        + ('<w:u w:val="single"/>' if underline else "")
        + "</w:rPr>"
    )


@lru_cache(maxsize=1024)
def _opening(look: Look, keep_next: bool, keep_lines: bool) -> str:
    """The start of a paragraph with its properties, in the order that the schema demands."""
    first = f' w:firstLine="{twips(look.first)}"' if look.first > 0 else ""
    first = f' w:hanging="{twips(-look.first)}"' if look.first < 0 else first
    return (
        "<w:p><w:pPr>"
        + (f'<w:pStyle w:val="Heading{look.level}"/>' if look.level else "")
        + ("<w:keepNext/>" if look.keep_next or keep_next else "")
        + ("<w:keepLines/>" if look.keep_lines or keep_lines else "")
        + ("<w:pageBreakBefore/>" if look.new_page else "")
        + (f"<w:pBdr>{_LINE.format('bottom', 4)}</w:pBdr>" if look.rule else "")
        + f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}"'
        + f' w:line="{round(look.line * 240)}" w:lineRule="auto"/>'
        + f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}"{first}/>'
        + f'<w:jc w:val="{"both" if look.align == "justify" else look.align}"/>'
        + f'<w:rPr><w:sz w:val="{round(look.size * 2)}"/></w:rPr></w:pPr>'
    )


def _spacer(points: float, *, keep_next: bool = False, new_page: bool = False, section: str = "") -> str:
    """An empty paragraph of exact height: Word knows no room around a table, and joins two that touch."""
    return (
        "<w:p><w:pPr>"
        + ("<w:keepNext/>" if keep_next else "")
        + ("<w:pageBreakBefore/>" if new_page else "")
        + f'<w:spacing w:before="0" w:after="0" w:line="{max(round(points * 20), 20)}" w:lineRule="exact"/>'
        + f'<w:rPr><w:sz w:val="2"/></w:rPr>{section}</w:pPr></w:p>'
    )


def _grid(grid: Grid, out: list[str], *, keep: bool, keep_last: bool) -> None:
    if grid.before or grid.new_page:
        out.append(_spacer(grid.before, keep_next=True, new_page=grid.new_page))
    widths = [twips(width) for width in grid.widths]
    out.append(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_RULED if grid.ruled else _OPEN}</w:tblPr><w:tblGrid>"
    )
    out += [f'<w:gridCol w:w="{width}"/>' for width in widths]
    out.append("</w:tblGrid>")
    for number, row in enumerate(grid.rows):
        header = number < grid.header
        held = keep_last if number == len(grid.rows) - 1 else keep or header
        _row(row, widths, out, header=header, keep_next=held)
    out.append("</w:tbl>")
    out.append(_spacer(grid.after, keep_next=keep_last))


def _row(row: Row, widths: list[int], out: list[str], *, header: bool, keep_next: bool) -> None:
    height = f'<w:trHeight w:val="{twips(row.height)}" w:hRule="atLeast"/>' if row.height else ""
    out.append(f"<w:tr><w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' if header else ''}</w:trPr>")
    column = 0
    for cell in row.cells:
        _cell(cell, sum(widths[column : column + cell.span]), out, keep_next=keep_next)
        column += cell.span
    out.append("</w:tr>")


def _cell(cell: Cell, width: int, out: list[str], *, keep_next: bool) -> None:
    out.append(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else "")
        + (f"<w:tcBorders>{_LINE.format('bottom', 0)}</w:tcBorders>" if cell.rule else "")
        + ('<w:vAlign w:val="bottom"/>' if cell.bottom else "")
        + "</w:tcPr>"
    )
    for para in cell.paras:
        _para(para, out, keep_next=keep_next)
    out.append("</w:tc>")
