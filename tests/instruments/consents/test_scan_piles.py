"""A pile of scans finds its people by the codes; what can't be sorted waits, and nothing is lost."""

import datetime as dt
import io

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.files.actions import keep_file, read_file
from nastavnik.foundation.files.models import StoredFile
from nastavnik.instruments.consents import actions, sheets
from nastavnik.instruments.consents.codes import code_of
from nastavnik.instruments.consents.models import Consent, Sheet
from nastavnik.instruments.consents.papers import consent_paper
from nastavnik.instruments.documents.printing import draw_pdf
from nastavnik.paper import Document, Paragraph


@pytest.fixture
def printed(people, full_school, program, at):
    return actions.print_consents(full_school, people, ["processing", "mentoring"], by=program, at=at)


def paper_of(consent):
    return draw_pdf(consent_paper(consent))


def strange(qr=""):
    return draw_pdf(Document("x", "x", (Paragraph("Лист без подписи"),), qr=qr))


def pile_of(*papers):
    made, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for one in papers:
        made.import_pages(pypdfium2.PdfDocument(one))
    made.save(out)
    return out.getvalue()


@pytest.fixture
def brought(full_school, program, at, today):
    def bring(content, name="стопка.pdf", on=today):
        pile = keep_file(
            full_school, content, name=name, media_type="application/octet-stream", by=program, at=at
        )
        told = sheets.sort_pages(full_school, pile, sheets.pages_in(content), on=on, by=program, at=at)
        return told, pile

    return bring


@pytest.fixture
def run_jobs():
    from nastavnik.foundation.jobs.worker import run_worker

    return lambda: run_worker(once=True)


def test_the_code_names_a_number_and_no_person(printed):
    assert [code_of(one) for one in printed] == [
        f"nastavnik:consent:school-7:{number}/2026" for number in (1, 2, 3, 4)
    ]


def test_a_form_with_its_code_is_one_page(printed):
    for consent in printed:
        assert len(pypdfium2.PdfDocument(paper_of(consent))) == 1


def test_a_pile_is_sorted_by_its_codes_in_any_order(printed, brought):
    foreign = strange("nastavnik:consent:school-9:1/2026")
    content = pile_of(paper_of(printed[2]), strange(), paper_of(printed[0]), foreign, paper_of(printed[0]))
    told, pile = brought(content)
    assert told == {"sorted": 2, "waiting": 3}
    rows = {one.pk: one for one in Consent.objects.select_related("scan")}
    states = [(rows[one.pk].state, bool(rows[one.pk].scan_id)) for one in printed]
    assert states == [("signed", True), ("printed", False), ("signed", True), ("printed", False)]
    assert [(one.page, one.why) for one in Sheet.objects.order_by("page")] == [
        (2, "unread"), (4, "unknown"), (5, "scanned"),
    ]  # fmt: skip
    kept = read_file(rows[printed[2].pk].scan)
    assert [page.codes for page in sheets.pages_in(kept)] == [(code_of(printed[2]),)]
    pile.refresh_from_db()
    assert pile.media_type == "application/x-destroyed"  # its pages are kept one by one
    assert sum(len(read_file(one.file)) > 0 for one in Sheet.objects.all()) == 3


def test_a_withdrawn_consent_takes_no_sheet(printed, brought, program, at, today):
    actions.record_signed(printed[:1], on=today, by=program, at=at)
    actions.withdraw_consent(printed[0], on=today, by=program, at=at)
    assert brought(paper_of(printed[0]))[0] == {"sorted": 0, "waiting": 1}
    assert Sheet.objects.get().why == "closed"


def test_a_sheet_is_given_by_hand_once_and_another_is_dropped(printed, brought, program, at, today):
    brought(pile_of(strange(), strange()))
    first, second = Sheet.objects.order_by("page")
    sheets.join_sheet(first, printed[1], on=today, by=program, at=at)
    row = Consent.objects.get(pk=printed[1].pk)
    assert (row.state, row.scan_id) == ("signed", first.file_id)
    with pytest.raises(DomainError):
        sheets.join_sheet(second, row, on=today, by=program, at=at)
    sheets.drop_sheet(second, by=program, at=at)
    assert list(Sheet.objects.unsorted()) == []
    assert StoredFile.objects.get(pk=second.file_id).media_type == "application/x-destroyed"


def test_by_the_pages_from_the_upload_to_the_last_sheet(printed, enter, curator, full_school, at, run_jobs):
    desk = enter(curator)
    upload = [
        SimpleUploadedFile("стопка.pdf", pile_of(paper_of(printed[0]), strange())),
        SimpleUploadedFile("не скан.pdf", b"%PDF-1.7 broken"),
    ]
    home = "/o/school-7/consents/"
    assert desk.post(f"{home}scans/", {"files": upload, "on": "2030-01-01"}).status_code == 422
    for one in upload:
        one.seek(0)
    answer = desk.post(f"{home}scans/", {"files": upload, "on": at.date().isoformat()})
    assert answer.status_code == 302
    run_jobs()
    assert "Разобрано: 1" in desk.get(answer.url).content.decode()
    assert sorted(Sheet.objects.values_list("why", flat=True)) == ["broken", "unread"]
    page = desk.get(f"{home}sheets/").content.decode()
    assert "код не прочитан" in page
    assert "файл не открылся" in page
    sheet = Sheet.objects.get(why="unread")
    assert desk.get(f"{home}sheets/{sheet.pk}/file/").content[:5] == b"%PDF-"
    joined = {"consent": printed[1].pk, "on": at.date().isoformat()}
    assert desk.post(f"{home}sheets/{sheet.pk}/join/", joined).status_code == 302
    assert desk.get(f"{home}{printed[1].pk}/scan/").status_code == 200
    assert desk.post(f"{home}sheets/{Sheet.objects.get(why='broken').pk}/drop/").status_code == 302
    assert "Все листы разобраны" in desk.get(f"{home}sheets/").content.decode()


def test_everything_missing_is_made_by_one_press_and_asked_again_before_the_end(
    people, full_school, enter, curator, program, at, today, cycle
):
    from nastavnik.journey.register.models import MenteeEntry

    entry = {"organisation": full_school, "state": "included", "joined_on": today}
    MenteeEntry.objects.create(person=people[1], **entry)
    desk = enter(curator)
    assert desk.post("/o/school-7/consents/missing/", {"_once": "x"}).status_code == 302
    found = Consent.objects.filter(person=people[1])
    assert sorted(found.values_list("kind", "state")) == [("mentoring", "printed"), ("processing", "printed")]
    assert desk.post("/o/school-7/consents/missing/", {"_once": "y"}).status_code == 302
    assert found.count() == 2
    answer = desk.get("/o/school-7/consents/forms.pdf")
    assert len(pypdfium2.PdfDocument(answer.content)) == 2
    ends = today + dt.timedelta(days=30)
    actions.record_signed(list(found.order_by("pk")), on=today, valid_until=ends, by=program, at=at)
    desk.post("/o/school-7/consents/missing/", {"_once": "z"})
    assert sorted(found.values_list("kind", "state")) == [
        ("mentoring", "printed"), ("mentoring", "signed"), ("processing", "printed"), ("processing", "signed"),
    ]  # fmt: skip
    actions.record_signed(list(found.filter(state="printed")), on=today, by=program, at=at)
    assert sorted(found.values_list("state", flat=True)) == ["expired", "expired", "signed", "signed"]


def test_the_register_is_taken_with_the_line_of_who_took_it(printed, enter, curator):
    text = enter(curator).get("/o/school-7/consents/list.csv").content.decode("utf-8-sig")
    assert "curator" in text.splitlines()[1]
    assert "Петрова Анна Сергеевна" in text
