"""Requests: their terms by the law, their answers, one's own page, the personal link, the yearly review."""

import datetime as dt
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.notify.models import Notice
from nastavnik.instruments.consents.actions import enter_signed, withdraw_consent
from nastavnik.instruments.consents.models import Consent
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.rights import actions, retention
from nastavnik.instruments.rights.models import Link, Request, Task
from nastavnik.instruments.rights.states import Kind
from nastavnik.instruments.rights.tasks import terms as tell_of_terms
from nastavnik.instruments.rights.terms import deadlines
from nastavnik.instruments.rights.terms import terms as all_terms

HOME = "/o/school-7/rights/"


@pytest.fixture
def deed(program, at):
    return {"by": program, "at": at}


@pytest.fixture
def person(hire):
    return hire("Дроздова Инна Павловна", post="учитель физики", phone="+7 900 000-00-01")


@pytest.mark.parametrize(
    ("kind", "received", "days"),
    [  # 07.09.2026 is a Monday; 30.10 a Friday before 04.11, a day off
        ("access", "2026-09-07", ["2026-09-21"]),
        ("correction", "2026-09-07", ["2026-09-16"]),
        ("stop", "2026-10-30", ["2026-11-16"]),
        ("unlawful", "2026-09-07", ["2026-09-10", "2026-09-21"]),
        ("withdrawal_dissemination", "2026-09-04", ["2026-09-09"]),
        ("withdrawal_processing", "2026-09-07", ["2026-09-10", "2026-10-07"]),
        ("withdrawal_processing", "2020-09-07", ["2020-10-07"]),  # before the day of the three days
    ],
)
def test_the_last_day_is_the_laws_by_the_production_calendar(kind, received, days):
    day = dt.date.fromisoformat(received)
    assert sorted(one.due_on(day).isoformat() for one in deadlines(kind, day)) == days


def test_a_withdrawal_sets_the_clocks_going_and_the_curator_is_told(person, deed, today, curator):
    consent = enter_signed(person, "processing", on=today, **deed)
    withdraw_consent(consent, on=today, **deed)
    request = Request.objects.get()
    assert (request.kind, request.consent_id) == ("withdrawal_processing", consent.pk)
    assert [(one.code, one.due_on.isoformat()) for one in request.tasks.all()] == [
        ("unpublish", "2026-09-10"), ("destroy", "2026-10-07"),
    ]  # fmt: skip
    notice = Notice.objects.get(account=curator)
    assert notice.url == f"{HOME}{request.pk}/"
    assert "Дроздова" not in notice.words
    first, second = request.tasks.all()
    actions.finish_task(first, on=today, note="Снято с сайта", **deed)
    with pytest.raises(DomainError):
        actions.finish_task(first, on=today, note="", **deed)
    assert Request.objects.get().state == "open"
    actions.finish_task(second, on=today, note="", **deed)
    assert Request.objects.get().state == "answered"


def test_a_term_is_prolonged_once_with_a_reason_where_the_law_lets_it(person, deed, today):
    task = actions.receive_request(person, Kind.ACCESS, on=today, **deed).tasks.get()
    with pytest.raises(DomainError):
        actions.prolong_task(task, reason=" ", **deed)
    actions.prolong_task(task, reason="Архив закрыт", **deed)
    assert Task.objects.get().due_on.isoformat() == "2026-09-28"
    with pytest.raises(DomainError):
        actions.prolong_task(task, reason="Ещё", **deed)
    other = actions.receive_request(person, Kind.CORRECTION, on=today, **deed).tasks.get()
    with pytest.raises(DomainError):
        actions.prolong_task(other, reason="Ещё", **deed)


def test_the_answer_is_a_paper_and_closes_what_was_asked(person, enter, curator, today):
    desk = enter(curator)
    asked = {
        "person": person.pk,
        "kind": "access",
        "on": today.isoformat(),
        "words": "Что вы обо мне храните?",
    }
    assert desk.post(f"{HOME}new/", asked | {"on": "2030-01-01"}).status_code == 422
    page = desk.post(f"{HOME}new/", asked).url
    assert "ответить, какие данные хранятся" in desk.get(page).content.decode().lower()
    task = Task.objects.get()
    assert desk.post(f"{HOME}tasks/{task.pk}/longer/", {"reason": "Архив закрыт"}).status_code == 302
    assert desk.post(f"{page}answer/", {"words": "", "on": today.isoformat()}).status_code == 422
    answer = {"words": "Храним карточку.\nДо увольнения.", "on": today.isoformat()}
    assert desk.post(f"{page}answer/", answer).status_code == 302
    request = Request.objects.get()
    assert (request.state, Task.objects.get().done_on) == ("answered", today)
    paper = make_paper(Document.objects.get(pk=request.document_id))
    assert "Храним карточку." in str(paper.blocks)
    assert desk.post(f"{page}answer/", answer).status_code == 422  # answered already
    assert desk.get(HOME).status_code == 200


def test_the_register_costs_the_same_for_one_and_three(person, enter, curator, deed, today):
    desk = enter(curator)

    def count():
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(HOME).status_code == 200
        return len(seen)

    actions.receive_request(person, Kind.ACCESS, on=today, **deed)
    count()
    one = count()
    for kind in (Kind.STOP, Kind.CORRECTION):
        actions.receive_request(person, kind, on=today, **deed)
    assert count() == one == 6


def test_ones_own_page_tells_everything_and_takes_a_request(mentor, mentee, enter):
    browser = enter(mentor)
    page = browser.get(f"{HOME}mine/").content.decode()
    assert "Петрова" in page
    assert "Орлов" not in page
    told = json.loads(browser.get(f"{HOME}mine/data.json").content)
    card = next(part for part in told["parts"] if part["code"] == "people.Person")
    assert card["rows"][0]["surname"] == "Петрова"
    assert all(part["ground"] and part["term"] for part in told["parts"])
    assert "Орлов" not in json.dumps(told, ensure_ascii=False)
    assert browser.get(f"{HOME}mine/data.docx").content[:2] == b"PK"
    assert browser.get(f"{HOME}mine/data.pdf").content[:4] == b"%PDF"
    assert browser.get(f"{HOME}mine/data.exe").status_code == 404
    assert Entry.objects.filter(deed="rights.export").count() == 3
    assert browser.post(f"{HOME}mine/", {"kind": "correction", "words": ""}).status_code == 422
    assert browser.post(f"{HOME}mine/", {"kind": "correction", "words": "Стаж неверен"}).status_code == 302
    assert (Request.objects.get().by_person, Request.objects.get().words) == (True, "Стаж неверен")
    for address in ("", "new/", f"people/{Request.objects.get().person_id}/"):
        assert browser.get(HOME + address).status_code == 403


def test_a_personal_link_opens_once_and_closes_by_itself(person, enter, curator, deed, monkeypatch, at):
    shown = enter(curator).post(f"{HOME}people/{person.pk}/link/").content.decode()
    path = re.search(r"/my/[\w-]{20,}/", shown)[0]
    assert path.split("/")[2] not in Link.objects.get().secret
    guest, late = Client(), Client()
    assert guest.get("/my/").status_code == 404
    assert "Дроздова" not in guest.get(path).content.decode()
    assert guest.get(path).status_code == 200  # a look uses nothing up
    assert guest.post(path).url == "/my/"
    answer = guest.get("/my/")
    assert "Дроздова" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert json.loads(guest.get("/my/data.json").content)["person"] == person.full_name
    assert guest.post("/my/", {"kind": "stop", "words": ""}).status_code == 302
    assert late.post(path).status_code == 409
    assert late.get("/my/").status_code == 404
    Link.objects.update(opened_at=Link.objects.get().opened_at - dt.timedelta(minutes=61))
    assert guest.get("/my/").status_code == 404
    old = actions.make_link(person, by=deed["by"], at=at - dt.timedelta(days=15))
    assert Client().post(f"/my/{old}/").status_code == 409


def test_who_keeps_the_register_is_told_of_a_term_that_ends_and_of_one_that_is_over(
    person, in_school, deed, today, at, curator
):
    actions.receive_request(person, Kind.CORRECTION, on=today, **deed)  # by 16.09
    Notice.objects.all().delete()
    for days, number in ((0, 0), (7, 1), (8, 1), (10, 2), (11, 2)):
        tell_of_terms(in_school, by=deed["by"], at=at + dt.timedelta(days=days))
        assert Notice.objects.filter(account=curator).count() == number, days


def test_what_is_over_is_destroyed_by_hand_with_an_act(person, in_school, deed, today, enter, curator, at):
    old, fresh = (enter_signed(person, kind, on=today, **deed) for kind in ("processing", "mentoring"))
    for consent in (old, fresh):
        withdraw_consent(consent, on=today, **deed)
    Consent.objects.filter(pk=old.pk).update(signed_on=dt.date(2020, 1, 1), withdrawn_on=dt.date(2023, 9, 6))
    group = next(one for one in retention.due(in_school, today) if one.kind.code == "consents")
    assert [one.pk for one in group.rows] == [old.pk]
    desk = enter(curator)
    page = desk.get(f"{HOME}terms/").content.decode()
    assert "Дроздова Инна Павловна" in page
    assert desk.post(f"{HOME}terms/consents/", {}).status_code == 422
    assert desk.post(f"{HOME}terms/consents/", {"row": [old.pk, fresh.pk]}).status_code == 422
    assert desk.post(f"{HOME}terms/nothing/", {"row": [old.pk]}).status_code == 422
    assert Consent.objects.count() == 2
    assert desk.post(f"{HOME}terms/consents/", {"row": [old.pk]}).status_code == 302
    assert list(Consent.objects.values_list("pk", flat=True)) == [fresh.pk]
    act = Document.objects.get(kind="rights.disposal")
    assert "Дроздова" not in str(make_paper(act).blocks)


@pytest.mark.parametrize(
    ("since", "months", "until"),
    [("2024-02-29", 12, "2025-02-28"), ("2023-08-31", 6, "2024-02-29"), ("2023-09-06", 36, "2026-09-06")],
)
def test_a_terms_last_day(since, months, until):
    from dataclasses import replace

    term = replace(all_terms()["consent"], months=months)
    assert term.last_day(dt.date.fromisoformat(since)).isoformat() == until


def test_a_stranger_gets_nothing_and_a_head_looks_only(person, enter, stranger, head, deed, today):
    request = actions.receive_request(person, Kind.ACCESS, on=today, **deed)
    outside, above = enter(stranger), enter(head)
    for tail in ("", f"{request.pk}/", f"people/{person.pk}/", f"people/{person.pk}/data.json", "terms/"):
        assert outside.get(HOME + tail).status_code == 404
        assert above.get(HOME + tail).status_code == 200
    for tail in (f"people/{person.pk}/erase/", f"people/{person.pk}/link/", f"{request.pk}/answer/"):
        assert above.post(HOME + tail).status_code == 403
    assert outside.get(f"/o/school-9/rights/people/{person.pk}/").status_code == 404


def test_erasing_by_the_page_asks_for_the_surname(person, enter, curator):
    desk, page = enter(curator), f"{HOME}people/{person.pk}/erase/"
    assert desk.post(page, {"name": "Другая"}).status_code == 422
    assert desk.post(page, {"name": "дроздова"}).status_code == 302
    person.refresh_from_db()
    assert person.surname == f"Лицо № {person.pk}"
    assert desk.post(page, {"name": person.surname}).status_code == 422
    assert desk.get(f"{HOME}people/{person.pk}/").status_code == 200
