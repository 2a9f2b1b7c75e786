"""Papers as Office files: well-formed whatever the text, the same bytes each time, opened by others."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.paper import (
    Annex,
    ApprovalStamps,
    BlankLines,
    Column,
    DateAndNumber,
    Document,
    Facts,
    KeepTogether,
    Letterhead,
    Paragraph,
    Point,
    Points,
    Signature,
    Stamp,
    Table,
    Title,
    docx_text,
    plain_text,
    render_docx,
)
from nastavnik.paper.inline import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = st.text(min_size=1, max_size=60)


def _body(document: Document) -> ElementTree.Element:
    with ZipFile(BytesIO(render_docx(document))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def test_every_part_is_well_formed_and_the_archive_whole(papers):
    for name, paper in papers.items():
        with ZipFile(BytesIO(render_docx(paper))) as archive:
            assert archive.testzip() is None
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    assert ElementTree.fromstring(archive.read(part)) is not None, (name, part)


def test_python_docx_opens_each_and_reads_the_same_tables(papers):
    for paper in papers.values():
        opened = docx.Document(BytesIO(render_docx(paper)))
        rows = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
        assert all(text in plain_text(paper).replace(" / ", "\n") for text in rows if "\n" not in text)
        assert opened.core_properties.author == ""
        assert opened.core_properties.title == paper.title


def test_the_text_read_back_is_the_text_of_the_paper(papers):
    for name, paper in papers.items():
        assert docx_text(render_docx(paper)) == plain_text(paper), name


def test_same_document_same_bytes_and_another_one_others(papers):
    paper = papers["order_on_pairs"]
    assert render_docx(paper) == render_docx(paper)
    changed = Document(paper.kind, paper.title, (*paper.blocks, Paragraph("ещё")), created=paper.created)
    assert render_docx(paper) != render_docx(changed)


def test_hostile_text_stays_text(papers, hostile_text):
    text = docx_text(render_docx(papers["hostile"]))
    assert text.count(hostile_text) > 20
    assert "вг" in text and "\x07" not in text


def test_margins_follow_how_long_the_paper_is_kept():
    def left(*, kept: bool) -> str | None:
        body = _body(Document("k", "t", (Paragraph("x"),), retention_over_10_years=kept))
        margins = body.find(f".//{W}pgMar")
        assert margins is not None
        assert {margins.get(f"{W}{side}") for side in ("top", "bottom")} == {"1134"}
        assert margins.get(f"{W}right") == "567"
        return margins.get(f"{W}left")

    assert (left(kept=True), left(kept=False)) == ("1701", "1134")


def test_page_numbers_start_on_the_second_page_also_across_landscape_sheets(papers):
    body = _body(papers["order_with_annexes"])
    sections = list(body.iter(f"{W}sectPr"))
    assert [section.find(f"{W}titlePg") is not None for section in sections] == [True, False, False]
    orientations = [section.find(f"{W}pgSz").get(f"{W}orient") for section in sections]
    assert orientations == [None, "landscape", None]


def test_a_signature_holds_on_to_the_text_before_it():
    body = _body(
        Document(
            "k", "t", (Paragraph("первый"), Paragraph("последний"), Signature("Директор", "И. П. Петрова"))
        )
    )
    kept = {
        "".join(para.itertext()): para.find(f"{W}pPr/{W}keepNext") is not None
        for para in body.findall(f"{W}p")
    }
    assert kept["первый"] is False
    assert kept["последний"] is True


def test_a_table_repeats_its_heading_and_splits_no_row(papers):
    body = _body(papers["order_on_many_pairs"])
    table = max(body.findall(f"{W}tbl"), key=lambda found: len(found.findall(f"{W}tr")))
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 28
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_block_out_of_place_is_refused():
    inner = KeepTogether((Annex("к приказу", (Paragraph("x"),)),))
    with pytest.raises(ValueError, match="Annex stands only at the top level"):
        render_docx(Document("k", "t", (inner,)))
    with pytest.raises(ValueError, match="row 1: 1 cells for 2 columns"):
        Table((Column("а"), Column("б")), (("одна",),))
    with pytest.raises(ValueError, match="at least one column"):
        Table((), ())


def test_blocks_with_nothing_in_them_leave_no_trace():
    empty = (Facts(()), BlankLines(0), Points(()), KeepTogether(()), Letterhead(()), ApprovalStamps(()))
    body = _body(Document("k", "t", (*empty, Table((Column("а"),), ()), Signature("Директор"))))
    assert [len(table.findall(f"{W}tr")) for table in body.findall(f"{W}tbl")] == [1, 1]
    assert docx_text(render_docx(Document("k", "", ()))) == ""


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
def test_any_text_survives(first, second):
    paper = Document(
        "k",
        first,
        (
            Title(first, second),
            DateAndNumber(first, second, first),
            Points((Point(first, (second,), (Table((Column(first),), ((second,),)),)),)),
            Facts(((first, second),)),
            Signature(first, second),
            Annex(first, (Paragraph((first, second)),), number=second, stamps=(Stamp(first, second),)),
        ),
        qr=first,
    )
    data = render_docx(paper)
    text = docx_text(data)
    assert text == plain_text(paper)
    for given_text in (first, second):
        for line in clean(given_text).split("\n"):
            assert line.strip() in text
