"""The check where it matters: on the document's page and before the signature."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents import actions
from nastavnik.paper import Document as Paper
from nastavnik.paper import Paragraph, render_docx

DAY = dt.date(2026, 9, 7)


def address(document, tail=""):
    return f"/o/school-7/documents/{document.pk}/{tail}"


def test_a_stopped_paper_is_signed_only_with_a_reason(prepare, program, at):
    document = prepare("О порядке", about={"who": "Назначить ____________ куратором"})
    with pytest.raises(DomainError) as refusal:
        actions.sign_document(document, date=DAY, by=program, at=at)
    assert "despite" in refusal.value.fields and [one.code for one in refusal.value.findings] == ["blanks"]
    document.refresh_from_db()
    assert (document.state, document.file_id, document.token) == ("draft", None, None)
    actions.sign_document(document, date=DAY, by=program, at=at, despite="Впишут от руки")
    document.refresh_from_db()
    assert document.content == {"despite": "Впишут от руки"}
    assert Entry.objects.filter(deed="document.sign").get().after["despite"] == "Впишут от руки"


def test_a_clean_paper_needs_no_reason(prepare, program, at):
    document = prepare("О порядке")
    actions.sign_document(document, date=DAY, by=program, at=at, despite="лишнее")
    assert document.content == {}


def test_the_pages_show_what_is_found(prepare, enter, head, curator):
    document = prepare("О порядке", about={"who": "по ст. 358.1 ТК РФ о наставничестве"})
    page = enter(curator).get(address(document)).content.decode()
    assert "358.1" in page and "351.8" in page
    browser = enter(head)
    form = browser.get(address(document, "sign/")).content.decode()
    assert "351.8" in form and 'name="despite"' in form
    values = {"number": "14-а", "date": DAY, "effective_on": DAY, "_once": "k1"}
    refused = browser.post(address(document, "sign/"), values)
    assert refused.status_code == 422 and 'name="despite"' in refused.content.decode()
    document.refresh_from_db()
    assert document.state == "draft"
    signed = browser.post(address(document, "sign/"), values | {"despite": "цитата", "_once": "k2"})
    assert signed.status_code == 302
    assert "цитата" in browser.get(address(document)).content.decode()


def test_a_clean_papers_form_asks_for_no_reason(prepare, enter, head):
    assert 'name="despite"' not in enter(head).get(address(prepare(), "sign/")).content.decode()


def test_another_school_of_the_tree_is_known(prepare, other_school, program, at):
    document = prepare("О порядке", about={"who": "вместе с Гимназия № 9"})
    with pytest.raises(DomainError, match="№ 9"):
        actions.sign_document(document, date=DAY, by=program, at=at)


def test_a_file_from_elsewhere_is_looked_at_and_not_kept(in_school, enter, curator, mentor, stranger):
    from nastavnik.foundation.files.models import StoredFile

    url = "/o/school-7/documents/check/"
    paper = Paper("x", "x", (Paragraph("в МБОУ «СОШ № 14» {{ x }}"),))

    def bring(browser, content):
        return browser.post(url, {"file": SimpleUploadedFile("приказ.docx", content)})

    browser = enter(curator)
    assert browser.get(url).status_code == 200
    page = bring(browser, render_docx(paper))
    assert page.status_code == 200 and page.content.decode().count("<q ") == 2
    assert bring(browser, b"MZ").status_code == 422
    assert StoredFile.objects.count() == 0
    assert enter(mentor).get(url).status_code == 403
    assert enter(stranger).get(url).status_code == 404


def test_findings_cost_the_same_for_more_people(prepare, hire, enter, curator, django_assert_max_num_queries):
    document = prepare()
    browser = enter(curator)
    for name in ("Ким Ольга Юрьевна", "Белов Пётр Ильич"):
        hire(name)
    browser.get(address(document))
    with django_assert_max_num_queries(22):
        browser.get(address(document))
