"""The check, readers, templates and the public page as a browser shows them, wide and narrow."""

import hashlib

import pytest

from nastavnik.instruments.documents import actions, makers
from nastavnik.instruments.documents.acquaintance.models import Acquaintance
from nastavnik.instruments.documents.own.actions import bring_template
from nastavnik.paper import AcquaintanceSheet, Heading, Paragraph, Title, render_docx
from nastavnik.paper import Document as Paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/o/school-7/documents/"


@pytest.fixture
def papers(in_school, mentor, mentee, program, at, today, tmp_path, settings):
    """A draft with faults, a signed order with two readers, a template with an unknown field."""
    settings.FONTS_DIR = tmp_path / "no fonts"

    @makers.maker("test.shown", words="Приказ для проверки")
    def shown(document):
        sheet = AcquaintanceSheet(
            "ЛИСТ", (("Петрова Анна Сергеевна", "учитель"), ("Орлов Дмитрий Ильич", "учитель"))
        )
        blocks = (
            Title("ПРИКАЗ"),
            Heading(document.title),
            Paragraph(document.about.get("who", "Текст приказа.")),
            sheet,
        )
        return Paper(document.kind, document.title, blocks)

    def prepare(title, **values):
        return actions.prepare_document(in_school, "test.shown", title=title, by=program, at=at, **values)

    faults = "Назначить ____________ куратором по ст. 358.1 ТК РФ в МБОУ «СОШ № 14», приложение № 3."
    draft = prepare("О назначении куратора реализации целевой модели наставничества", about={"who": faults})
    signed = actions.sign_document(prepare("О наставниках"), date=today, number="14-а", by=program, at=at)
    file = render_docx(Paper("x", "x", (Paragraph("{{ document.number }} {{ organisation.phone }}"),)))
    template = bring_template(in_school, "test.shown", file, name="a.docx", by=program, at=at)
    yield draft, signed, template
    del makers._kinds["test.shown"]


@pytest.mark.parametrize("width", [1366, 390])
def test_pages_are_clean(visit, assert_clean, papers, head, curator, mentor, width):
    draft, signed, template = papers
    row = Acquaintance.objects.get(person__account=mentor)
    for user, path in (
        (curator, HERE),
        (curator, f"{HERE}{draft.pk}/"),
        (head, f"{HERE}{draft.pk}/sign/"),
        (curator, f"{HERE}{signed.pk}/"),
        (curator, f"{HERE}{signed.pk}/readers/"),
        (curator, f"{HERE}{signed.pk}/scan/"),
        (curator, f"{HERE}check/"),
        (curator, f"{HERE}templates/"),
        (curator, f"{HERE}templates/{template.pk}/"),
        (mentor, f"{HERE}to-read/"),
        (mentor, f"{HERE}to-read/{row.pk}/"),
        (None, f"/d/{signed.token}/"),
    ):
        assert_clean(visit(path, user=user, width=width))


def test_a_file_is_compared_in_the_browser_and_never_sent(visit, papers, tmp_path):
    from nastavnik.foundation.files.actions import read_file

    signed = papers[1]
    true, false = tmp_path / "приказ.docx", tmp_path / "другой.docx"
    true.write_bytes(read_file(signed.file))
    false.write_bytes(true.read_bytes() + b"x")
    page = visit(f"/d/{signed.token}/")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.set_input_files("#compare-file", str(true))
    page.wait_for_selector("#compare-said.notice-success")
    assert page.inner_text("#compare-hash") == hashlib.sha256(true.read_bytes()).hexdigest()
    page.set_input_files("#compare-file", str(false))
    page.wait_for_selector("#compare-said.notice-error")
    assert sent == []


def test_without_scripts_the_hash_is_there_to_compare(visit, papers):
    signed = papers[1]
    page = visit(f"/d/{signed.token}/", scripts=False)
    assert signed.sha256 in page.content() and not page.is_visible("#compare")
