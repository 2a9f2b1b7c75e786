"""The bench's order as a web page printed by WeasyPrint, as its manual shows: HTML in, PDF out."""

from html import escape
from pathlib import Path
from typing import Any

import nastavnik
from nastavnik.paper import Document, Heading, Letterhead, Points, Preamble, Signature, Table
from nastavnik.paper.inline import runs, text_of
from nastavnik.paper.layout.prose import numbered

FONTS = Path(nastavnik.__file__).parent / "static_vendor" / "fonts"
STYLE = """
@font-face { font-family: Tinos; src: url(Tinos-Regular.ttf) }
@font-face { font-family: Tinos; font-weight: bold; src: url(Tinos-Bold.ttf) }
@page { size: A4; margin: 20mm 10mm 20mm 30mm }
body { font: 14pt/1.15 Tinos; margin: 0 }
h1, .middle { text-align: center } h1, h2 { font-size: 14pt }
p { margin: 0 0 4pt; text-indent: 12.5mm; text-align: justify }
.middle, .bold { text-indent: 0 } .bold { font-weight: bold }
table { width: 100%; border-collapse: collapse; font-size: 11pt }
.rule { border-bottom: 0.5pt solid }
.ruled td, .ruled th { border: 0.5pt solid; padding: 0.5mm 1.5mm; vertical-align: top }
"""


def pdf_of(order: Document) -> bytes:
    """The order as PDF, its parts in the same sequence as on our paper."""
    from weasyprint import HTML

    page = f'<!doctype html><html lang="ru"><title>{escape(order.title)}</title><style>{STYLE}</style>'
    body = "".join(_block(block) for block in order.blocks)
    made: bytes = HTML(string=page + body, base_url=FONTS.as_uri() + "/").write_pdf()
    return made


def _block(block: Any) -> str:
    if isinstance(block, Letterhead):
        lines = "".join(f'<p class="middle bold">{_text(line)}</p>' for line in block.organisation)
        return f'{lines}<p class="middle">{_text(block.requisites)}</p><hr>'
    if isinstance(block, Heading):
        return f"<h2>{_text(block.text)}</h2>"
    if isinstance(block, Preamble):
        return f'<p>{_text(block.text)}</p><p class="bold">{_text(block.command)}</p>'
    if isinstance(block, Points):
        return "".join(_point(number, point) for number, point in numbered(block))
    if isinstance(block, Signature):
        return f'<table><tr><td>{_text(block.post)}<td class="rule"><td>{_text(block.name)}</table>'
    if hasattr(block, "number"):
        return (
            f"<table><tr><td>{_text(block.date)}<td>{_text(block.place)}<td>№ {_text(block.number)}</table>"
        )
    return f"<h1>{_text(block.text)}</h1>"


def _point(number: str, point: Any) -> str:
    return f"<p>{number} {_text(point.text)}</p>" + "".join(_table(table) for table in point.after)


def _table(block: Table) -> str:
    head = "".join(f"<th>{_text(column.title)}" for column in block.columns)
    rows = "".join("<tr>" + "".join(f"<td>{_text(cell)}" for cell in row) for row in block.rows)
    return f'<table class="ruled"><thead><tr>{head}<tbody>{rows}</table>'


def _text(text: Any) -> str:
    return escape(text_of(runs(text)))
