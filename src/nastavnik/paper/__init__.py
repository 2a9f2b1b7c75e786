"""Words on paper: official Russian documents as blocks, drawn as .docx and PDF with the same text. No Django.

Write a paper as a `Document` of blocks and give it to a back end:

    order = Document(
        "order.curator", "Приказ о назначении куратора",
        (
            Letterhead(("МБОУ «СОШ № 14»",), requisites="ОГРН …, ИНН/КПП …"),
            Title("ПРИКАЗ"),
            DateAndNumber("29 августа 2026 г.", "14-а", "г. Светлоозёрск"),   # empty → blank to fill in
            Heading("О назначении куратора"),
            Preamble("В целях реализации системы наставничества"),            # then «ПРИКАЗЫВАЮ:»
            Points((
                Point("Назначить:", points=("куратором Орлову М. В.;",), after=(Table(…),)),
                ("Срок – до ", bold("31.05.2027"), "."),                      # plain text is a point too
            )),
            Signature("Директор", "И. П. Петрова"),                         # never parted from its text
            Annex("к приказу от 29.08.2026 № 14-а", (Title("ПОЛОЖЕНИЕ"), …), number="1", stamps=(Stamp(…),)),
        ),
        retention_over_10_years=True,       # left margin 30 mm, else 20 (ГОСТ Р 7.0.97-2025)
        created=signed_at, qr="https://…",  # same document → same bytes
    )
    render_docx(order) -> bytes
    render_pdf(order, fonts_dir) -> bytes   # from nastavnik.paper.pdf_backend
    plain_text(order) -> str                # for golden tests; docx_text(bytes) reads it back
    file_name((3, "Приказ № 14/а"), "docx") -> "003 - Приказ № 14-а.docx"

`Text` is a str, a `Run`, or a tuple of both (`bold("…")`, `italic("…")`); a line feed breaks the line;
control characters are dropped; nothing in it is ever read as markup. Shares of width are scaled.
Blocks:

- standing: Letterhead, Title, DateAndNumber, Heading, ApprovalStamps(Stamp…), Annex, Addressee
- prose: SectionTitle, Paragraph, Preamble, Points(Point…), Bullets, Checklist, Space, PageBreak
- tables and forms: Table(Column…, Span rows), Facts, Field, BlankLines, blank(n)
- signing: Signature, SignaturePair(Party, Party), Acquainted (under the order), AcquaintanceSheet (own page)
- pages: KeepTogether(blocks), Landscape(blocks), Document(landscape=True, frame=True) for diplomas
"""

from nastavnik.paper.blocks import (
    BLANK_DATE,
    BLANK_NUMBER,
    AcquaintanceSheet,
    Acquainted,
    Addressee,
    Align,
    Annex,
    ApprovalStamps,
    BlankLines,
    Block,
    Bullets,
    Checklist,
    Column,
    DateAndNumber,
    Facts,
    Field,
    Heading,
    KeepTogether,
    Landscape,
    Letterhead,
    PageBreak,
    Paragraph,
    Party,
    Point,
    Points,
    Preamble,
    SectionTitle,
    Signature,
    SignaturePair,
    Space,
    Span,
    Stamp,
    Table,
    Title,
)
from nastavnik.paper.document import Document
from nastavnik.paper.docx_backend import render_docx
from nastavnik.paper.inline import Run, Text, blank, bold, italic
from nastavnik.paper.names import file_name
from nastavnik.paper.text import docx_text, plain_text

__all__ = [
    "BLANK_DATE",
    "BLANK_NUMBER",
    "AcquaintanceSheet",
    "Acquainted",
    "Addressee",
    "Align",
    "Annex",
    "ApprovalStamps",
    "BlankLines",
    "Block",
    "Bullets",
    "Checklist",
    "Column",
    "DateAndNumber",
    "Document",
    "Facts",
    "Field",
    "Heading",
    "KeepTogether",
    "Landscape",
    "Letterhead",
    "PageBreak",
    "Paragraph",
    "Party",
    "Point",
    "Points",
    "Preamble",
    "Run",
    "SectionTitle",
    "Signature",
    "SignaturePair",
    "Space",
    "Span",
    "Stamp",
    "Table",
    "Text",
    "Title",
    "blank",
    "bold",
    "docx_text",
    "file_name",
    "italic",
    "plain_text",
    "render_docx",
]
