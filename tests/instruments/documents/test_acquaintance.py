"""Whom a signed paper asks to read it, the tick in one's own account, and the curator's list."""

import datetime as dt

import pytest

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.notify.models import Notice
from nastavnik.instruments.documents import actions, makers
from nastavnik.instruments.documents.acquaintance import actions as reading
from nastavnik.instruments.documents.acquaintance.models import Acquaintance
from nastavnik.paper import AcquaintanceSheet, Acquainted, Annex, Paragraph, docx_text
from nastavnik.paper import Document as Paper

HERE = "/o/school-7/documents/"


@pytest.fixture
def signed(in_school, program, at, today, mentor, mentee, hire):
    """An order with a sheet of two people and a curator with initials below it; two namesakes stay aside."""
    hire("Андреева Ольга Юрьевна", post="заместитель директора")
    hire("Ким Анна Ильинична")
    hire("Ким Анна Ильинична")

    @makers.maker("test.read", words="Read")
    def read(document):
        sheet = AcquaintanceSheet(
            "ЛИСТ", (("Петрова Анна Сергеевна", "учитель"), ("Орлов Дмитрий Ильич", "учитель"))
        )
        names = ("О.\u00a0Ю. Андреева", "Ким Анна Ильинична", "Чужая Вера Павловна")
        blocks = (Paragraph("Текст"), Acquainted(names), Annex("к приказу", (Paragraph("x"),)), sheet)
        return Paper(document.kind, document.title, blocks)

    document = actions.prepare_document(in_school, "test.read", title="О наставниках", by=program, at=at)
    yield actions.sign_document(document, date=today, by=program, at=at)
    del makers._kinds["test.read"]


def names(rows):
    return [row.person.full_name for row in rows.by_name()]


def test_the_papers_own_list_is_asked_and_namesakes_are_not(signed):
    rows = Acquaintance.objects.filter(document=signed)
    assert names(rows) == ["Андреева Ольга Юрьевна", "Орлов Дмитрий Ильич", "Петрова Анна Сергеевна"]
    assert {row.way for row in rows} == {""}
    assert len(Entry.objects.get(deed="document.ask").after["people"]) == 3


def test_one_ticks_ones_own_line_and_nobody_elses(signed, enter, mentor, mentee, curator, stranger):
    row = Acquaintance.objects.get(person__account=mentor)
    mine = f"{HERE}to-read/{row.pk}/"
    browser = enter(mentor)
    assert "О наставниках" in browser.get(f"{HERE}to-read/").content.decode()
    assert "Текст" in browser.get(mine).content.decode()
    for other in (mentee, curator):
        assert enter(other).get(mine).status_code == 404
        assert enter(other).post(mine, {"_once": "x"}).status_code == 404
    assert enter(stranger).get(mine).status_code == 404
    assert [browser.post(mine, {"_once": key}).status_code for key in ("a", "a", "b")] == [302, 302, 302]
    row.refresh_from_db()
    assert row.way == "account" and row.done_at is not None
    assert Entry.objects.filter(deed="document.read").count() == 1
    assert names(Acquaintance.objects.waiting()) == ["Андреева Ольга Юрьевна", "Орлов Дмитрий Ильич"]


def test_the_curator_sees_marks_reminds_records_and_adds(
    signed, enter, curator, mentor, hire, program, at, today
):
    row = Acquaintance.objects.get(person__account=mentor)
    reading.tick(row, day=today, by=program, at=at)
    browser = enter(curator)
    page = browser.get(f"{HERE}{signed.pk}/readers/").content.decode()
    assert "Орлов Дмитрий Ильич" in page and "Петрова Анна Сергеевна" in page
    assert browser.post(f"{HERE}{signed.pk}/readers/remind/", {"_once": "1"}).status_code == 302
    assert browser.post(f"{HERE}{signed.pk}/readers/remind/", {"_once": "2"}).status_code == 302
    assert [notice.account.login for notice in Notice.objects.all()] == ["mentee"]
    waiting = Acquaintance.objects.get(person__surname="Андреева")
    values = {"rows": [waiting.pk], "on": "2026-09-07", "_once": "3"}
    assert browser.post(f"{HERE}{signed.pk}/readers/on-paper/", values).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.way, waiting.done_on) == ("paper", dt.date(2026, 9, 7))
    early = {"rows": [Acquaintance.objects.waiting().get().pk], "on": "2026-09-01", "_once": "4"}
    assert browser.post(f"{HERE}{signed.pk}/readers/on-paper/", early).status_code == 422
    new = hire("Новый Пётр Ильич")
    add = {"people": [new.pk], "_once": "5"}
    assert browser.post(f"{HERE}{signed.pk}/readers/add/", add).status_code == 302
    assert "Новый Пётр Ильич" in names(Acquaintance.objects.filter(document=signed))


def test_the_printed_sheet_shows_the_marks(signed, enter, curator, mentor, program, at, today):
    row = Acquaintance.objects.get(person__account=mentor)
    reading.tick(row, day=today, by=program, at=at)
    answer = enter(curator).get(f"{HERE}{signed.pk}/readers/sheet.docx")
    text = docx_text(answer.content).replace("\u00a0", " ")
    assert "ознакомлен(а) в личном кабинете 07.09.2026 09:00" in text
    assert "2 | Орлов Дмитрий Ильич | учитель математики |  | " in text


def test_a_mark_of_a_day_to_come_is_refused(signed, program, at, today):
    with pytest.raises(BadInput):
        reading.record_on_paper(
            list(Acquaintance.objects.all()), on=today + dt.timedelta(1), today=today, by=program, at=at
        )


def test_who_may_do_what(signed, enter, mentor, head, curator, stranger):
    readers = ("readers/", "readers/sheet.docx", "readers/add/", "readers/on-paper/", "readers/remind/")
    for tail in (*readers, "scan/", "scan/file"):
        url = f"{HERE}{signed.pk}/{tail}"
        for account, status in ((stranger, 404), (mentor, 403)):
            ways = {enter(account).get(url).status_code, enter(account).post(url).status_code}
            assert status in ways and ways <= {status, 405}
        foreign = url.replace("school-7", "school-9")
        assert 404 in (enter(stranger).get(foreign).status_code, enter(stranger).post(foreign).status_code)
    assert enter(stranger).get(f"{HERE}to-read/").status_code == 404
    assert enter(curator).get(f"{HERE}{signed.pk}/readers/").status_code == 200
