"""A school's own template from the upload to the signed paper, and back to the built-in one."""

import io
import shutil
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.jobs.models import Job
from nastavnik.instruments.documents import actions
from nastavnik.instruments.documents.own import convert
from nastavnik.instruments.documents.own import fields as known
from nastavnik.instruments.documents.own.models import OwnTemplate
from nastavnik.paper import Document, Paragraph, Table, docx_text, render_docx
from nastavnik.paper.blocks import Column

HERE = "/o/school-7/documents/templates/"


def template(*lines, table=True):
    rows = (("{% for row in text %}{{ row.text }}{% endfor %}",),) if table else ()
    blocks = [Paragraph(line) for line in lines] + ([Table((Column("Текст"),), rows)] if table else [])
    return render_docx(Document("x", "x", tuple(blocks)))


GOOD = template(
    "{{ organisation.full_name_gen }}", "ПРИКАЗ № {{ document.number }} от {{ document.date }}",
    "{{ head.post_dat }} {{ head.name_dat }}",
)  # fmt: skip


@pytest.fixture
def bring(in_school, enter, curator, plain_kind):
    browser = enter(curator)

    def send(content, once="1", kind="test.plain"):
        file = SimpleUploadedFile("наш приказ.docx", content)
        return browser.post(HERE, {"kind": kind, "file": file, "_once": once})

    send.browser = browser
    return send


def test_from_the_upload_to_the_signed_paper_and_back(
    bring, prepare, program, at, today, enter, head, monkeypatch
):
    monkeypatch.setattr(actions, "libreoffice", lambda: None)
    document = prepare("О порядке", about={"who": "Орлов & Ко"})
    answer = bring(GOOD)
    row = OwnTemplate.objects.get()
    page = f"{HERE}{row.pk}/"
    assert answer.status_code == 302 and answer.url == page and not row.in_use
    shown = bring.browser.get(page).content.decode()
    assert "organisation.full_name_gen" in shown and "О порядке" in shown
    tried = docx_text(bring.browser.get(f"{page}try.docx").content)
    assert "ПРИКАЗ № 1-од от" in tried and "О порядке № 1-од: Орлов & Ко" in tried
    document.refresh_from_db()
    assert (document.state, document.number) == ("draft", "")
    assert bring.browser.post(f"{page}use/", {"_once": "2"}).status_code == 302
    own = bring.browser.get(f"/o/school-7/documents/{document.pk}/paper.docx").content
    assert "Муниципального бюджетного" in docx_text(own)
    assert "Муниципального" in bring.browser.get(f"/o/school-7/documents/{document.pk}/").content.decode()
    signed = actions.sign_document(document, date=today, number="14-а", by=program, at=at)
    text = docx_text(read_file(signed.file)).replace("\u00a0", " ")
    assert "ПРИКАЗ № 14-а от 07.09.2026" in text and "директору Е. В. Соколовой" in text
    assert signed.pdf_id is None
    assert bring.browser.post(f"{page}built-in/", {"_once": "3"}).status_code == 302
    later = actions.sign_document(prepare("О другом"), date=today, by=program, at=at)
    assert "Муниципального" not in docx_text(read_file(later.file))


def test_versions_stay_and_one_is_in_use(bring, prepare):
    bring(GOOD, once="1")
    bring(template("Приказ {{ document.number }}"), once="2")
    first, second = OwnTemplate.objects.order_by("version")
    for row, once in ((first, "3"), (second, "4"), (first, "5")):
        bring.browser.post(f"{HERE}{row.pk}/use/", {"_once": once})
        assert [one.version for one in OwnTemplate.objects.filter(in_use=True)] == [row.version]
    assert read_file(first.file) == GOOD


def test_unknown_fields_are_listed_and_keep_it_from_use(bring):
    bring(template("{{ document.number }} {{ pupil.diary }}"))
    row = OwnTemplate.objects.get()
    assert (row.fields_unknown, row.fields_known) == (["pupil.diary"], ["document.number", "text.text"])
    assert "pupil.diary" in bring.browser.get(f"{HERE}{row.pk}/").content.decode()
    assert bring.browser.post(f"{HERE}{row.pk}/use/", {"_once": "2"}).status_code == 409
    assert not OwnTemplate.objects.filter(in_use=True).exists()


def test_what_is_left_blank_is_told_and_stops_the_signing(bring, prepare, program, at, today, school):
    bring(template("тел. {{ organisation.phone }} {{ document.number }}"))
    document = prepare()
    row = OwnTemplate.objects.get()
    shown = bring.browser.get(f"{HERE}{row.pk}/").content.decode()
    assert "organisation.phone" in shown and "________" in shown
    bring.browser.post(f"{HERE}{row.pk}/use/", {"_once": "2"})
    with pytest.raises(actions.DomainError):
        actions.sign_document(document, date=today, by=program, at=at)


def test_a_bad_file_is_refused_beside_the_form(bring):
    for once, content in enumerate((b"MZ", template("{{ 7*7 }}"), template("без полей", table=False))):
        answer = bring(content, once=str(once))
        assert answer.status_code == 422 and "error-summary" in answer.content.decode()
    assert OwnTemplate.objects.count() == 0


def test_who_may_do_what(bring, enter, mentor, stranger, head):
    bring(GOOD)
    page = f"{HERE}{OwnTemplate.objects.get().pk}/"
    for tail in ("", "file.docx", "try.docx", "try.pdf", "use/", "built-in/"):
        for account, status in ((stranger, 404), (mentor, 403)):
            browser = enter(account)
            ways = {browser.get(page + tail).status_code, browser.post(page + tail).status_code}
            assert status in ways and ways <= {status, 405}
        foreign = (page + tail).replace("school-7", "school-9")
        assert 404 in (enter(stranger).get(foreign).status_code, enter(stranger).post(foreign).status_code)
    assert enter(stranger).get(HERE).status_code == 404 and enter(mentor).get(HERE).status_code == 403
    assert enter(head).get(page).status_code == 200


def test_rooms_above_add_fields_of_their_kinds(bring, prepare):
    @known.fields("test.plain", names={"pair.term": "term"}, rows={"pairs": {"mentor": "mentor"}})
    def of_plain(document):
        return {"pair.term": "девять месяцев"}, {
            "pairs": [{"mentor": "Петрова А. С."}, {"mentor": "Ким О. Ю."}]
        }

    try:
        prepare()
        rows = (("{% for one in pairs %}{{ one.mentor }}{% endfor %}",),)
        file = Document("x", "x", (Paragraph("Срок {{ pair.term }}"), Table((Column("x"),), rows)))
        bring(render_docx(file))
        row = OwnTemplate.objects.get()
        assert row.fields_unknown == []
        text = docx_text(bring.browser.get(f"{HERE}{row.pk}/try.docx").content)
        assert text.splitlines() == ["Срок девять месяцев", "x", "Петрова А. С.", "Ким О. Ю."]
    finally:
        del known._extra["test.plain"]


def test_without_libreoffice_it_is_said_plainly(bring, prepare, monkeypatch):
    monkeypatch.setattr(convert.shutil, "which", lambda name: None)
    prepare()
    bring(GOOD)
    page = f"{HERE}{OwnTemplate.objects.get().pk}/"
    assert "LibreOffice" in bring.browser.get(page).content.decode()
    answer = bring.browser.get(f"{page}try.pdf")
    assert answer.status_code == 409 and "LibreOffice" in answer.content.decode()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_with_libreoffice_the_signed_paper_gets_its_pdf(bring, prepare, program, at, today):
    import pypdf

    from nastavnik.foundation.jobs.worker import run_worker

    bring(GOOD)
    row = OwnTemplate.objects.get()
    bring.browser.post(f"{HERE}{row.pk}/use/", {"_once": "2"})
    signed = actions.sign_document(prepare("О порядке"), date=today, number="14-а", by=program, at=at)
    assert signed.pdf_id is None and Job.objects.get(kind="documents.own_pdf").state == "queued"
    run_worker(once=True)
    signed.refresh_from_db()
    text = pypdf.PdfReader(io.BytesIO(read_file(signed.pdf))).pages[0].extract_text()
    assert "14-а" in text


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_converter_that_hangs_is_ended(monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(convert, "libreoffice", lambda: str(program))
    monkeypatch.setattr(convert, "SECONDS", 1)
    assert convert.pdf_of(b"x") is None


def test_the_file_that_is_given_back_is_the_one_brought(bring):
    bring(GOOD)
    answer = bring.browser.get(f"{HERE}{OwnTemplate.objects.get().pk}/file.docx")
    assert answer.content == GOOD and zipfile.is_zipfile(io.BytesIO(answer.content))
