"""The pages of documents: what each role sees and may do, and that nobody else sees anything."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.instruments.documents import actions
from nastavnik.instruments.documents.models import Document

PLACES = ("", "paper.docx", "paper.pdf", "approve/", "sign/", "cancel/", "reopen/")


def address(document, tail=""):
    return f"/o/school-7/documents/{document.pk}/{tail}"


def test_the_list_searches_filters_and_costs_the_same_for_more(prepare, enter, curator, program, at, today):
    browser = enter(curator)

    def shown(query=""):
        with CaptureQueriesContext(connection) as seen:
            page = browser.get(f"/o/school-7/documents/?{query}")
        assert page.status_code == 200
        return page.content.decode(), len(seen)

    empty, _count = shown()
    assert "<table" not in empty
    prepare("О наставниках")
    _page, one = shown()
    actions.sign_document(prepare("О кураторе"), date=today, number="14-а", by=program, at=at)
    prepare("О прочем")
    page, three = shown()
    assert one == three
    assert all(title in page for title in ("О наставниках", "О кураторе", "О прочем"))
    found, _count = shown("q=14-А")
    assert "О кураторе" in found and "О прочем" not in found
    drafts, _count = shown("state=draft&sort=title")
    assert "О кураторе" not in drafts and drafts.index("О наставниках") < drafts.index("О прочем")


def test_one_document_shows_its_text_before_and_after_signing(prepare, enter, head, program, at, today):
    document = prepare("О наставниках", about={"who": "<script>alert(1)</script>"})
    browser = enter(head)
    before = browser.get(address(document)).content.decode()
    assert "&lt;script&gt;alert(1)" in before and "<script>alert(1)" not in before
    actions.sign_document(document, date=today, by=program, at=at)
    after = browser.get(address(document)).content.decode()
    assert "О наставниках № 1-од" in after and address(document, "sign/") not in after


def test_the_head_signs_after_seeing_what_will_happen(prepare, enter, head, sign_up, school):
    document = prepare("О наставниках")
    page = enter(head).get(address(document, "sign/")).content.decode()
    assert "Something will happen." in page and "1-од" in page
    day = dt.date(2026, 9, 7)  # the day of every test
    values = {"number": "14-а", "date": day, "effective_on": day, "_once": "k1"}
    council = sign_up("council", school, "council")  # sees documents, signs none
    assert enter(council).post(address(document, "sign/"), values).status_code == 403
    assert enter(head).post(address(document, "sign/"), values).status_code == 302
    again = enter(head).post(address(document, "sign/"), values)  # the same press twice
    assert again.status_code == 302
    kept = Document.objects.get()
    assert (kept.number, kept.state) == ("14-а", "in_force")
    other = prepare("О другом")
    refused = enter(head).post(address(other, "sign/"), values | {"_once": "k2"})
    assert refused.status_code == 422 and "14-а" in refused.content.decode()
    assert Document.objects.get(pk=other.pk).state == "draft"


def test_the_curator_records_protocols_and_cancels_and_others_do_not(
    prepare, enter, curator, sign_up, school, program, at, today
):
    browser, council = enter(curator), enter(sign_up("council", school, "council"))
    document, signed = prepare("О наставниках"), prepare("О кураторе")
    actions.sign_document(signed, date=today, by=program, at=at)
    form = {"kind": "adopted", "body": "педагогический совет", "protocol_number": "1", "date": "2026-09-01"}
    assert browser.post(address(document, "approve/"), form | {"body": ""}).status_code == 422
    day = dt.date(2026, 9, 7)  # the day of every test
    assert browser.post(address(document, "approve/"), form | {"date": day}).status_code == 302
    assert Document.objects.get(pk=document.pk).state == "agreed"
    assert browser.post(address(document, "reopen/")).status_code == 302
    assert browser.post(address(document, "cancel/"), {"words": ""}).status_code == 302
    assert council.post(address(signed, "cancel/"), {"words": "ошибка"}).status_code == 403
    states = set(Document.objects.values_list("title", "state"))
    assert states == {("О наставниках", "cancelled"), ("О кураторе", "in_force")}


def test_papers_are_given_as_files(prepare, enter, curator, settings):
    document = prepare("О наставниках")
    browser = enter(curator)
    docx = browser.get(address(document, "paper.docx"))
    assert docx.content[:2] == b"PK" and docx["Content-Disposition"].startswith("attachment")
    pdf = browser.get(address(document, "paper.pdf"))
    if any(settings.FONTS_DIR.glob("*.ttf")):
        assert pdf.content[:5] == b"%PDF-" and pdf["Content-Disposition"].startswith("inline")
    else:
        assert pdf.status_code == 404


def test_a_stranger_and_a_mentor_get_nothing(prepare, enter, stranger, mentor, client):
    document = prepare("О наставниках")
    for tail in PLACES:
        ask = enter(stranger).post if tail == "reopen/" else enter(stranger).get
        assert ask(address(document, tail)).status_code == 404, tail
    for path in ("", "acts/"):
        assert enter(stranger).get(f"/o/school-7/documents/{path}").status_code == 404
        assert enter(mentor).get(f"/o/school-7/documents/{path}").status_code == 403
        assert client.get(f"/o/school-7/documents/{path}").status_code == 302
    # a document of the first school is not to be had through the address of another
    assert enter(stranger).get(f"/o/school-9/documents/{document.pk}/").status_code == 404


def test_legal_acts_warn_before_one_lapses(in_school, enter, curator):
    page = enter(curator).get("/o/school-7/documents/acts/")
    assert page.status_code == 200 and "351.8" in page.content.decode()
