"""The library: the ready set, versions, search by words, files that are checked, counts without names."""

import io
import zipfile

import pytest
from django.urls import reverse

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput
from nastavnik.journey.roadmap.evidence import registered
from nastavnik.journey.training.materials import actions, queries
from nastavnik.journey.training.materials.content import checked_material
from nastavnik.journey.training.materials.markdown import page_html, paper_blocks
from nastavnik.journey.training.materials.starter_set import starter_set
from nastavnik.journey.training.models import Material
from nastavnik.journey.training.papers.library import material_paper
from nastavnik.journey.training.states import Audience, MaterialKind
from nastavnik.paper import Bullets, Checklist, Document, Points, Table, plain_text, render_docx


def office(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return made.getvalue()


@pytest.fixture
def add(in_school, program, at):
    def make(title="Памятка", **values):
        usual = {"kind": MaterialKind.MEMO, "audience": Audience.MENTOR, "stage": 4, "body": "Текст"}
        return actions.add_material(in_school, title=title, by=program, at=at, **(usual | values))

    return make


def test_the_ready_set_is_whole_and_useful():
    texts = starter_set()
    assert len(texts) >= 12 and len({one.code for one in texts}) == len(texts)
    for one in texts:
        assert one.kind in MaterialKind.values and one.audience in Audience.values and 1 <= one.stage <= 7
        assert len(one.body) > 900 and one.title and one.summary
        document = Document("x", one.title, paper_blocks(one.body))
        said = plain_text(document)
        assert render_docx(document)[:2] == b"PK"
        assert "**" not in said and "- [ ]" not in said and "|--" not in said


def test_the_ready_set_is_taken_once_and_proves_the_point(in_school, cycle, program, at, today):
    evidence = registered("library.materials")
    assert not evidence(cycle, today).done
    count = actions.take_ready_set(in_school, by=program, at=at)
    assert count == len(starter_set()) == Material.objects.count()
    assert actions.take_ready_set(in_school, by=program, at=at) == 0 == queries.ready_left(in_school)
    told = evidence(cycle, today)
    assert told.done and told.have >= 5


def test_words_are_found_with_any_ending_in_title_and_text(in_school, program, at):
    actions.take_ready_set(in_school, by=program, at=at)

    def found(text):
        return {one.starter for one in queries.listed(in_school, text=text)}

    assert "feedback" in found("обратная связь")
    assert found("ОБРАТНОЙ СВЯЗЬЮ") == found("обратная связь")
    assert "reverse-mentoring" in found("реверсивного наставничества")
    assert found("отчеты") == found("отчёты")
    assert found("квантовый телескоп") == set()


def test_a_change_makes_a_version_and_the_older_one_stays(add, program, at):
    material = add(body="Первый текст")
    actions.change_material(material, title="Памятка 2", body="Первый текст", by=program, at=at)
    assert [one.number for one in queries.versions_of(material)] == [1]
    actions.change_material(material, body="Второй текст о рефлексии", by=program, at=at)
    assert [(one.number, one.body) for one in queries.versions_of(material)] == [
        (2, "Второй текст о рефлексии"),
        (1, "Первый текст"),
    ]
    assert list(queries.listed(material.organisation, text="рефлексия")) == [material]
    assert not queries.listed(material.organisation, text="первый")
    with pytest.raises(BadInput):
        add(body=" ")


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00",
        b"<html></html>",
        b"%PDF-1.4 /JavaScript startxref %%EOF",
        office("word/document.xml", "word/vbaProject.bin"),
        office("readme.txt"),
        office("word/document.xml")[:40],
    ],
    ids=("program", "page", "active", "macros", "archive", "broken"),
)
def test_a_file_that_is_not_what_it_seems_is_refused_in_words(data):
    with pytest.raises(BadInput):
        checked_material(data)


def test_a_document_a_presentation_and_a_table_are_taken():
    kinds = [checked_material(office(name)).extension for name in
             ("word/document.xml", "ppt/presentation.xml", "xl/workbook.xml")]  # fmt: skip
    assert kinds == ["docx", "pptx", "xlsx"]


def test_markdown_is_cleaned_for_the_page_and_whole_on_paper():
    text = "## Дело\n\n- [ ] раз\n- [x] два\n\n1. первый\n2. **второй**\n\n| А | Б |\n|---|---|\n| 1 | 2 |\n\n- так\n"
    made = page_html(
        text + "\n<script>alert(1)</script>\n\n[зло](javascript:alert(1)) [сайт](https://a.example.org)"
    )
    assert "<script" not in made and "javascript:" not in made.replace("(javascript:alert(1))", "")
    assert "style=" not in made and 'href="https://a.example.org"' in made and "☐ раз" in made
    kinds = [type(block) for block in paper_blocks(text)][1:]
    assert kinds == [Checklist, Points, Table, Bullets]


def test_taking_is_counted_and_nobody_is_named(add, enter, mentor, school):
    material = add(body="Текст памятки")
    browser, before = enter(mentor), Entry.objects.count()
    where = reverse("training:material_paper", args=[school.slug, material.pk, "docx"])
    assert browser.get(where).status_code == 405
    answer = browser.post(where)
    assert answer.status_code == 200 and answer.content[:2] == b"PK"
    material.refresh_from_db()
    assert material.downloads == 1 and Entry.objects.count() == before
    assert "Текст памятки" in plain_text(material_paper(material, queries.versions_of(material)[0]))


def test_what_is_put_away_is_seen_by_its_keeper_only(add, enter, mentor, curator, school, program, at):
    material = add()
    actions.put_away(material, by=program, at=at)
    where = reverse("training:material", args=[school.slug, material.pk])
    assert (enter(mentor).get(where).status_code, enter(curator).get(where).status_code) == (404, 200)
    assert enter(mentor).get(reverse("training:materials", args=[school.slug])).context["page"].total == 0
    actions.bring_back(material, by=program, at=at)
    assert enter(mentor).get(where).status_code == 200
