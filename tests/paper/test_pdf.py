"""Papers as PDF: the text of the .docx, archival and tagged, nothing taken for markup, no orphans."""

import re
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import nastavnik
from nastavnik.paper import (
    Column,
    Document,
    Facts,
    Paragraph,
    Points,
    SectionTitle,
    Signature,
    Table,
    Title,
    docx_text,
    plain_text,
    render_docx,
)
from nastavnik.paper.pdf_backend import FontsMissingError, render_pdf

FONTS = Path(nastavnik.__file__).parent / "static_vendor" / "fonts"
PAIRS = "№ Наставник Наставляемый Форма, вид Срок"
# Headings of tables that go on over pages: how often each is drawn again.
RECURRING = {
    "order_on_many_pairs": (2, PAIRS),
    "order_with_annexes": (1, "№ Содержание Сроки Ответственный Ожидаемый результат"),
    "programme": (2, PAIRS),
}
CYRILLIC = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x45F, categories=("L", "N", "P")), min_size=1
)


def _pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def _bare(text: str) -> str:
    """The letters alone: where lines break, spaces fall and cells are parted is the back end's affair."""
    return re.sub(r"[\s|/\u200b\u00ad]+", "", text)


def _text(data: bytes) -> str:
    """The text of all pages without the page numbers on top."""
    return _bare("".join(re.sub(rf"\A{number}\n", "", page) for number, page in enumerate(_pages(data), 1)))


def _metadata(document: Document) -> bytes:
    root = PdfReader(BytesIO(render_pdf(document, FONTS))).trailer["/Root"]
    return root["/Metadata"].get_data()


def test_the_text_is_that_of_the_docx(papers):
    for name, paper in papers.items():
        drawn, written = (
            Counter(_text(render_pdf(paper, FONTS))),
            Counter(_bare(docx_text(render_docx(paper)))),
        )
        assert written - drawn == Counter(), name
        times, heading = RECURRING.get(name, (0, ""))
        assert drawn - written == Counter(_bare(heading) * times), name


def test_the_order_of_the_text_is_that_of_the_paper(papers):
    paper = papers["order_on_pairs"]
    assert _text(render_pdf(paper, FONTS)) == _bare(plain_text(paper))


def test_it_is_tagged_archival_russian_and_nobody_s(papers):
    reader = PdfReader(BytesIO(render_pdf(papers["order_on_pairs"], FONTS)))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "ru"
    assert root["/MarkInfo"]["/Marked"]
    about = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in about and "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert reader.metadata is not None
    assert reader.metadata.title == "Приказ об утверждении пар"
    assert not reader.metadata.author
    fonts = {font["/BaseFont"].split("+")[1] for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert fonts == {"Tinos-Regular", "Tinos-Bold"}


def test_same_document_same_bytes_and_another_one_others(papers):
    paper = papers["order_on_pairs"]
    assert render_pdf(paper, FONTS) == render_pdf(paper, FONTS)
    assert render_pdf(paper, FONTS) != render_pdf(papers["consent"], FONTS)


def test_pages_are_a4_in_the_orientation_of_each_sheet(papers):
    pages = PdfReader(BytesIO(render_pdf(papers["order_with_annexes"], FONTS))).pages
    shapes = ["wide" if page.mediabox.width > page.mediabox.height else "tall" for page in pages]
    assert shapes == ["tall"] * 4 + ["wide"] * 2 + ["tall"]
    assert {round(float(max(page.mediabox.width, page.mediabox.height))) for page in pages} == {842}
    numbers = [page.extract_text().split("\n")[0] for page in pages]
    assert numbers[1:] == ["2", "3", "4", "5", "6", "7"] and numbers[0] != "1"


def test_a_letter_that_no_font_has_is_drawn_all_the_same():
    strange, plain = (Document("k", "t", (Paragraph(text),)) for text in ("до 𓀀 после", "до после"))
    assert "после" in _pages(render_pdf(strange, FONTS))[0]
    assert b"pdfuaid" in _metadata(plain)
    assert b"pdfuaid" not in _metadata(strange)


def test_a_table_without_rows_and_a_paper_without_blocks_are_drawn():
    bare = Document("k", "", (Table((Column("а"),), ()), Signature("Директор")))
    assert "Директор" in _pages(render_pdf(bare, FONTS))[0]
    assert _pages(render_pdf(Document("k", "", ()), FONTS)) == [""]


def test_headings_never_skip_a_level():
    """PDF/UA would refuse a file whose first heading is of the third level."""
    deep = Document("k", "", (SectionTitle("глубоко", 3), Title("мелко"), SectionTitle("снова глубоко", 3)))
    assert b"pdfuaid" in _metadata(deep)


def test_a_folder_without_the_font_is_named(tmp_path):
    with pytest.raises(FontsMissingError, match=re.escape(str(tmp_path))):
        render_pdf(Document("k", "t", (Paragraph("x"),)), tmp_path)


def test_a_long_word_stays_within_its_cell():
    word = "Ж" * 60
    table = Table((Column("а", 1), Column("б", 5)), ((word, "рядом"),))
    places: list[float] = []

    def note(text, _matrix, matrix, _font, _size):
        if "Ж" in text:
            places.append(matrix[4])

    PdfReader(BytesIO(render_pdf(Document("k", "t", (table,)), FONTS))).pages[0].extract_text(
        visitor_text=note
    )
    lines = "".join(_pages(render_pdf(Document("k", "t", (table,)), FONTS))).count("\n")
    assert lines > 7
    assert places and max(places) < 90  # the second column begins 30 mm (85 points) from the margin at 57


@pytest.mark.parametrize("count", [36, 38, 41, 43, 44])
@pytest.mark.parametrize("kind", ["table", "facts", "points", "paragraphs"])
def test_a_signature_is_never_alone_on_a_page(kind, count):
    rows = tuple((f"строка {n}", "текст") for n in range(count))
    body = {
        "table": (Table((Column("№"), Column("б", 3)), rows),),
        "facts": (Facts(rows),),
        "points": (Points(tuple(name for name, _ in rows)),),
        "paragraphs": tuple(Paragraph(name) for name, _ in rows),
    }[kind]
    pages = _pages(
        render_pdf(Document("k", "t", (*body, Signature("Директор\nшколы", "И. П. Петрова"))), FONTS)
    )
    signed = [page for page in pages if "Директор" in page]
    assert len(signed) == 1
    assert "строка" in signed[0] and "школы" in signed[0]


@settings(max_examples=12, deadline=None)
@given(CYRILLIC, CYRILLIC)
def test_any_russian_text_survives(first, second):
    paper = Document(
        "k", first, (Paragraph((first, second)), Facts(((second, first),)), Signature(first, second))
    )
    assert sorted(_text(render_pdf(paper, FONTS))) == sorted(_bare(plain_text(paper)))


def test_a_moment_with_fractions_of_a_second_is_dated_by_the_second():
    at = datetime(2026, 9, 7, 9, 0, 12, 345678, tzinfo=UTC)
    made = render_pdf(Document("order", "Приказ", (Title("ПРИКАЗ"),), created=at), FONTS)
    assert PdfReader(BytesIO(made)).metadata.creation_date == at.replace(microsecond=0)
