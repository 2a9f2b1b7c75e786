"""Many documents as one archive, by a job that is looked at."""

import io
import zipfile
from dataclasses import replace

import pytest

from nastavnik.foundation.jobs.models import Job
from nastavnik.instruments.documents import actions
from nastavnik.instruments.documents.batches.pack import pages_of
from nastavnik.paper import docx_text

HERE = "/o/school-7/documents/"


@pytest.fixture
def work():
    from nastavnik.foundation.jobs.worker import run_worker

    return lambda: run_worker(once=True)


def test_ticked_documents_come_as_one_archive(
    prepare, enter, head, curator, mentor, stranger, work, program, at, today
):
    signed = actions.sign_document(prepare("О/кураторе"), date=today, number="14/а", by=program, at=at)
    drafts = [prepare("О порядке"), prepare("О порядке")]
    keys = [row.pk for row in (*drafts, signed)]
    browser = enter(curator)
    answer = browser.post(f"{HERE}pack/", {"document": keys, "extension": "docx", "_once": "1"})
    assert answer.status_code == 302
    again = browser.post(f"{HERE}pack/", {"document": keys, "extension": "docx", "_once": "1"})
    assert again.url == answer.url and Job.objects.filter(kind="documents.zip").count() == 1
    work()
    job = Job.objects.get(kind="documents.zip")
    assert (job.state, job.done, job.total) == ("done", 3, 3)
    got = browser.get(job.result["url"])
    with zipfile.ZipFile(io.BytesIO(got.content)) as archive:
        assert archive.namelist() == [
            "001 - О порядке.docx", "002 - О порядке.docx", "003 - О-кураторе - № 14-а.docx",
        ]  # fmt: skip
        assert "14/а" in docx_text(archive.read("003 - О-кураторе - № 14-а.docx"))
    for account, status in ((head, 200), (mentor, 403), (stranger, 404)):
        assert enter(account).get(job.result["url"]).status_code == status
    assert enter(mentor).post(f"{HERE}pack/", {"document": keys, "extension": "docx"}).status_code == 403
    assert enter(stranger).post(f"{HERE}pack/", {"document": keys, "extension": "docx"}).status_code == 404


def test_foreign_and_missing_documents_are_refused(prepare, enter, curator):
    browser = enter(curator)
    mine = prepare().pk
    for values in (
        {},
        {"document": [mine + 999], "extension": "docx"},
        {"document": [mine], "extension": "exe"},
    ):
        assert browser.post(f"{HERE}pack/", values).status_code == 422
    assert Job.objects.count() == 0


def test_pdf_comes_with_its_pages_or_says_that_it_can_not(prepare, enter, curator, work, settings, tmp_path):
    from pathlib import Path

    keys = [prepare("О порядке").pk, prepare("О деле").pk]
    fonts = settings.FONTS_DIR
    settings.FONTS_DIR = tmp_path / "none"
    browser = enter(curator)
    browser.post(f"{HERE}pack/", {"document": keys, "extension": "pdf", "_once": "1"})
    work()
    assert Job.objects.get().state == "failed" and ".docx" in Job.objects.get().error
    if not any(Path(fonts).glob("*.ttf")):
        pytest.skip("the fonts have not been fetched: no PDF can be drawn")
    settings.FONTS_DIR = fonts
    browser.post(f"{HERE}pack/", {"document": keys, "extension": "pdf", "_once": "2"})
    work()
    job = Job.objects.latest("pk")
    with zipfile.ZipFile(io.BytesIO(browser.get(job.result["url"]).content)) as archive:
        made = [archive.read(name) for name in archive.namelist()]
    assert [pages_of(one) for one in made] == [1, 1] and "2" in job.result["words"]


@pytest.mark.parametrize(("new_sheet", "pages"), [("on", [2, 2, 2]), ("", [1, 2, 1])])
def test_a_pile_to_print_is_one_pdf_each_paper_on_its_own_sheet(
    new_sheet, pages, prepare, enter, curator, mentor, stranger, work
):
    from pypdf import PdfReader

    from nastavnik.instruments.documents import makers
    from nastavnik.paper import Document, PageBreak, Paragraph

    def plain(document):
        more = (PageBreak(), Paragraph("Оборот")) if "двух" in document.title else ()
        return Document(document.kind, document.title, (Paragraph(document.title), *more))

    kind = makers.kind_of("test.plain")
    makers._kinds["test.plain"] = replace(kind, make=plain)  # the fixture takes it away
    keys = [prepare(title).pk for title in ("Первый", "О двух страницах", "Третий")]
    browser = enter(curator)
    values = {"document": keys, "extension": "print", "new_sheet": new_sheet, "_once": "1"}
    assert browser.post(f"{HERE}pack/", values).status_code == 302
    work()
    job = Job.objects.get(kind="documents.print")
    answer = browser.get(job.result["url"])
    assert answer["Content-Type"] == "application/pdf" and answer["Content-Disposition"].endswith(".pdf")
    texts = [page.extract_text().strip() for page in PdfReader(io.BytesIO(answer.content)).pages]
    texts = [text.removeprefix("2\n") for text in texts]
    empty = [""] if new_sheet else []
    assert texts == ["Первый", *empty, "О двух страницах", "Оборот", "Третий", *empty]
    assert len(texts) == sum(pages) and str(len(texts)) in job.result["words"]
    for account, status in ((mentor, 403), (stranger, 404)):
        assert enter(account).get(job.result["url"]).status_code == status


def test_both_formats_come_in_one_archive_own_templates_too(prepare, enter, curator, work, monkeypatch):
    from nastavnik.instruments.documents.batches import pack

    keys = [prepare("О порядке").pk, prepare("О деле").pk]
    made = pack.printed
    monkeypatch.setattr(  # the second is printed by the school's own template
        pack, "printed", lambda row: replace(made(row), filled=b"docx" if row.pk == keys[1] else None)
    )
    monkeypatch.setattr(pack, "pdf_of", lambda docx: b"%PDF " + docx)
    browser = enter(curator)
    browser.post(f"{HERE}pack/", {"document": keys, "extension": "both", "_once": "1"})
    work()
    with zipfile.ZipFile(io.BytesIO(browser.get(Job.objects.get().result["url"]).content)) as archive:
        assert archive.namelist() == [
            "001 - О порядке.docx", "001 - О порядке.pdf", "002 - О деле.docx", "002 - О деле.pdf",
        ]  # fmt: skip
        assert archive.read("002 - О деле.pdf") == b"%PDF docx"
    monkeypatch.setattr(pack, "pdf_of", lambda docx: None)
    browser.post(f"{HERE}pack/", {"document": keys, "extension": "both", "_once": "2"})
    work()
    assert "1 документ" in Job.objects.latest("pk").result["words"]


def test_pages_are_counted_as_a_reader_counts_them(settings):
    from pathlib import Path

    import pypdf

    from nastavnik.paper import Document, PageBreak, Paragraph
    from nastavnik.paper.pdf_backend import render_pdf

    if not any(Path(settings.FONTS_DIR).glob("*.ttf")):
        pytest.skip("the fonts have not been fetched: no PDF can be drawn")
    for count in (1, 2, 7):
        blocks = [block for n in range(count) for block in (Paragraph(f"{n}"), PageBreak())][:-1]
        pdf = render_pdf(Document("x", "x", tuple(blocks)), Path(settings.FONTS_DIR))
        assert pages_of(pdf) == len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == count
