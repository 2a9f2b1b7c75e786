"""A school's own order on pairs: a row for each pair, and the code of the public page as a picture."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.own.fields import values_of
from nastavnik.instruments.documents.own.fill import filled
from nastavnik.instruments.documents.own.models import OwnTemplate
from nastavnik.instruments.documents.printing import printed
from nastavnik.instruments.documents.scans.reading import read_codes
from nastavnik.journey.orders.actions import prepare_pairs_order
from nastavnik.paper import Column, Document, Paragraph, Table, docx_text, render_docx

TEMPLATE = render_docx(
    Document(
        "x", "x",
        (
            Paragraph("Приказ {{ document.number }} {{ document.qr }}"),
            Table(
                (Column("№"), Column("Наставник"), Column("Наставляемые"), Column("До")),
                (("{% for pair in pairs %}{{ pair.number }}", "{{ pair.mentor }}, {{ pair.mentor_post }}",
                  "{{ pair.mentees }}", "{{ pair.ends_on }}{% endfor %}"),),
            ),
        ),
    )
)  # fmt: skip


def test_every_pair_has_its_row_and_the_code_can_be_read(pairs_order, enter, curator, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://nastavnik.example.org"]
    browser = enter(curator)
    file = SimpleUploadedFile("наш приказ.docx", TEMPLATE)
    browser.post("/o/school-7/documents/templates/", {"kind": "order.pairs", "file": file, "_once": "1"})
    row = OwnTemplate.objects.get()
    assert row.fields_unknown == [] and "pairs.mentor" in row.fields_known
    assert "ФИО наставника" in browser.get(f"/o/school-7/documents/templates/{row.pk}/").content.decode()
    pairs_order.token = "abc123"
    paper = printed(pairs_order).paper
    values, rows = values_of(pairs_order, paper)
    made = filled(TEMPLATE, values, rows)
    text = docx_text(made)
    assert len(rows["pairs"]) == len(pairs_order.about["mentorships"]) > 0
    for pair in rows["pairs"]:
        assert f"{pair['mentor']}, {pair['mentor_post']}" in text and pair["ends_on"] in text
    assert "document.qr" not in text and "{" not in text
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        picture = package.read("word/media/nastavnik-qr.png")
        assert b"rIdNastavnikQr" in package.read("word/_rels/document.xml.rels")
        assert package.read("word/document.xml").count(b"rIdNastavnikQr") == 1
        assert package.read("[Content_Types].xml").count(b'Extension="png"') == 1
    assert read_codes(picture)[0].codes == ("https://nastavnik.example.org/d/abc123/",)


def test_without_a_public_page_there_is_no_picture_and_no_blank(pairs_order, settings):
    settings.CSRF_TRUSTED_ORIGINS = []
    values, rows = values_of(pairs_order, printed(pairs_order).paper)
    made = filled(TEMPLATE, values, rows)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert "word/media/nastavnik-qr.png" not in package.namelist()
        assert b"rIdNastavnikQr" not in package.read("word/document.xml")


@pytest.fixture
def pairs_order(cycle, make_pair, program, at):
    one = make_pair("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", ready=True)
    two = make_pair("Сорока Ольга Петровна", "Ли Анна Викторовна", "Белых Глеб Юрьевич", ready=True)
    order = prepare_pairs_order(cycle, [one, two], by=program, at=at)
    return Row.objects.select_related("organisation").get(pk=order.pk)
