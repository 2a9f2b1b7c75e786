"""Fields of a template found and filled, however Word has cut them into runs."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.documents.own import fill
from nastavnik.instruments.documents.own.fill import BLANK, fields_in, filled
from nastavnik.paper import Document, Paragraph, docx_text, render_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FRAME = render_docx(Document("test", "Проба", (Paragraph("x"),)))


def docx(*blocks, header=""):
    """A .docx whose body holds these pieces of markup; a piece of plain text is a paragraph of one run."""
    with zipfile.ZipFile(io.BytesIO(FRAME)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = "".join(block if block.startswith("<") else para(block) for block in blocks)
    parts["word/document.xml"] = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
    if header:
        parts["word/header1.xml"] = f'<w:hdr xmlns:w="{W}">{para(header)}</w:hdr>'.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def para(*runs):
    inner = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{inner}</w:p>"


def row(*cells):
    return "<w:tr>" + "".join(f"<w:tc>{para(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def table(*rows):
    return "<w:tbl>" + "".join(rows) + "</w:tbl>"


VALUES = {"document.number": "14-а", "organisation.full_name": "ООО «А & Б» <script>"}
ROWS = {"readers": [{"number": "1", "name": "Иванова М. П."}, {"number": "2", "name": "Петров & сын"}]}


def test_a_field_cut_into_runs_is_one_field():
    data = docx(
        para("Приказ № {", "{ docu", "", "ment.num", "ber }", "} – для ", "{{organisation.full_name}}")
    )
    assert fields_in(data) == (["document.number", "organisation.full_name"], [])
    assert docx_text(filled(data, VALUES, ROWS)) == "Приказ № 14-а – для ООО «А & Б» <script>"


def test_the_look_of_the_first_letter_stays():
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{{ document</w:t></w:r>"
    data = docx("<w:p>" + bold + "<w:r><w:t>.number }} и далее</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(filled(data, VALUES, ROWS))) as archive:
        xml = archive.read("word/document.xml").decode()
    assert '<w:b/></w:rPr><w:t xml:space="preserve">14-а</w:t>' in xml and "> и далее</w:t>" in xml


def test_what_has_no_value_is_a_blank_that_the_check_finds():
    data = docx("тел. {{ organisation.phone }}, {{ person.shoe_size }}")
    assert docx_text(filled(data, VALUES, ROWS)) == f"тел. {BLANK}, {BLANK}"


def test_a_value_is_never_read_as_a_field_or_markup():
    values = {"document.number": "{{ organisation.full_name }} {% for row in readers %} </w:t><w:br/>"}
    text = docx_text(filled(docx("{{ document.number }}"), values, ROWS))
    assert text == "{{ organisation.full_name }} {% for row in readers %} </w:t><w:br/>"


def test_a_row_repeats_for_each_of_a_list():
    head = row("№", "ФИО")
    data = docx(
        table(
            head,
            row("{% for row in readers %}{{ row.number }}", "{{ row.name }}{% endfor %}"),
            row("–", "всего"),
        )
    )
    assert fields_in(data) == (["readers.number", "readers.name"], ["readers"])
    assert docx_text(filled(data, VALUES, ROWS)).splitlines() == [
        "№ | ФИО", "1 | Иванова М. П.", "2 | Петров & сын", "– | всего",
    ]  # fmt: skip
    assert docx_text(filled(data, VALUES, {})).splitlines() == ["№ | ФИО", "– | всего"]


def test_lines_and_rows_between_marks_repeat():
    lines = docx(
        "до",
        "{% for one in readers %}",
        "{{ one.number }}. {{ one.name }}",
        "(подпись)",
        "{% endfor %}",
        "после",
    )
    assert docx_text(filled(lines, VALUES, ROWS)).splitlines() == [
        "до", "1. Иванова М. П.", "(подпись)", "2. Петров & сын", "(подпись)", "после",
    ]  # fmt: skip
    rows = docx(
        table(
            row("{% for one in readers %}", ""),
            row("{{ one.name }}", "{{ document.number }}"),
            row("{% endfor %}", ""),
        )
    )
    assert docx_text(filled(rows, VALUES, ROWS)).splitlines() == [
        "Иванова М. П. | 14-а",
        "Петров & сын | 14-а",
    ]


def test_a_table_inside_a_row_repeats_alone():
    inner = table(row("{% for row in readers %}{{ row.name }}{% endfor %}"))
    outer = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    text = docx_text(filled(docx(outer), VALUES, ROWS))
    assert text.count("Иванова") >= 1 and text.count("endfor") == 0


def test_a_loop_in_a_loop_or_in_the_middle_of_a_line_is_refused():
    for blocks in (
        ["{% for a in readers %}", "{% for b in readers %}", "{% endfor %}", "{% endfor %}"],
        ["слово {% for a in readers %}", "x", "{% endfor %}"],
        ["{% endfor %}"],
    ):
        with pytest.raises(BadInput):
            fields_in(docx(*blocks))


def test_a_list_too_long_for_the_bounds_is_refused(monkeypatch):
    monkeypatch.setattr(fill, "MOST_COPIES", 50)
    data = docx("{% for one in readers %}", "{{ one.name }}", "{% endfor %}")
    assert filled(data, VALUES, ROWS)
    with pytest.raises(BadInput, match="too many|слишком"):
        filled(data, VALUES, {"readers": [{"name": "x"}] * 100})


def test_headers_are_filled_and_line_feeds_break_lines():
    data = docx("{{ document.number }}", header="№ {{ document.number }}")
    made = filled(data, {"document.number": "раз\nдва"}, {})
    assert docx_text(made) == "раз\nдва"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert "раз" in archive.read("word/header1.xml").decode()


def test_the_same_values_give_the_same_bytes():
    data = docx("{{ document.number }}")
    assert filled(data, VALUES, ROWS) == filled(data, VALUES, ROWS) != filled(data, {}, ROWS)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(1, 24), max_size=8), st.text(st.characters(codec="utf-8"), max_size=30))
def test_however_it_is_cut_and_whatever_it_holds_the_text_is_the_same(cuts, value):
    whole = "до {{ document.number }} после"
    edges = sorted({0, len(whole), *(cut % len(whole) for cut in cuts)})
    pieces = [whole[start:end] for start, end in zip(edges, edges[1:], strict=False)]
    one = filled(docx(para(whole)), {"document.number": value}, {})
    many = filled(docx(para(*pieces)), {"document.number": value}, {})
    assert docx_text(one) == docx_text(many)
