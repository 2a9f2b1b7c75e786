"""The door of a session: a fresh code opens it, a stale one, a forged one and a stranger's do not."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nastavnik.foundation.people.models import Person
from nastavnik.journey.training import actions
from nastavnik.journey.training.door import codes
from nastavnik.journey.training.models import Participant
from nastavnik.journey.training.states import Way


@pytest.fixture
def session(cycle, program, at):
    return actions.plan_session(
        cycle, by=program, at=at, topic="Первые шаги", starts_at=at, leaders="Соколова Е. В.", place="каб. 12"
    )


@pytest.fixture
def clock(monkeypatch, at):
    """`clock(minutes)` moves the program's clock."""

    def move(minutes):
        monkeypatch.setattr(timezone, "now", lambda: (at + dt.timedelta(minutes=minutes)).astimezone(dt.UTC))

    return move


def scan(session, moment):
    return reverse("attendance:scan", args=[codes.scan_code(session, moment)])


def ways():
    return dict(Participant.objects.values_list("person__surname", "way"))


def test_who_has_an_account_is_noted_by_one_press(session, mentor, enter, at):
    browser, where = enter(mentor), scan(session, at)
    assert browser.get(where).status_code == 200 and ways() == {}
    assert browser.post(where).status_code == 302
    assert browser.post(where).status_code == 302
    assert ways() == {"Петрова": Way.ACCOUNT}


def test_a_forwarded_photo_is_stale_after_some_minutes(session, mentor, enter, at, clock):
    browser, where = enter(mentor), scan(session, at)
    clock(6)
    assert browser.post(where).status_code == 409 and ways() == {}
    assert browser.post(scan(session, at + dt.timedelta(minutes=6))).status_code == 302


def test_the_door_is_shut_long_before_and_long_after(session, mentor, enter, at, clock):
    browser = enter(mentor)
    for minutes in (-61, 90 + 91):
        clock(minutes)
        assert browser.post(scan(session, at + dt.timedelta(minutes=minutes))).status_code == 409
    assert ways() == {}


def test_a_forged_code_a_guest_and_another_school_note_nobody(session, stranger, enter, at):
    where = scan(session, at)
    assert Client().get(where[:-3] + "aa/").status_code == 404
    guest = Client().get(where)
    assert guest.status_code == 200 and codes.digits(session, at, 5) in guest.content.decode()
    assert Client().post(where).status_code == 409
    assert enter(stranger).post(where).status_code == 409
    assert ways() == {}


def test_a_printed_code_asks_for_the_digits(session, mentor, enter, at):
    browser, where = enter(mentor), reverse("attendance:scan", args=[codes.sheet_code(session)])
    right = codes.digits(session, at, 5)
    wrong = f"{(int(right) + 1) % 10_000:04d}"
    assert right not in browser.get(where).content.decode()
    assert [browser.post(where, {"digits": said}).status_code for said in ("", wrong)] == [409, 409]
    assert ways() == {}
    assert browser.post(where, {"digits": right}).status_code == 302
    assert ways() == {"Петрова": Way.ACCOUNT}


def test_a_personal_link_and_the_digits_need_no_account(session, mentor, in_school, program, at, clock):
    person = Person.objects.get(account=mentor)
    own = actions.invite(session, [person], by=program, at=at)[0]
    where, guest = reverse("attendance:me", args=[own.token]), Client()
    right = codes.digits(session, at, 5)
    assert guest.get(where).status_code == 200
    assert guest.post(where, {"digits": "12"}).status_code == 422
    clock(16)  # two turns later the old digits hold no more
    assert guest.post(where, {"digits": right}).status_code == 422
    assert ways() == {"Петрова": ""}
    now = codes.digits(session, at + dt.timedelta(minutes=16), 5)
    assert guest.post(where, {"digits": now}).status_code == 302
    assert ways() == {"Петрова": Way.LINK}
    assert guest.get(reverse("attendance:calendar", args=[own.token])).content.startswith(b"BEGIN:VCALENDAR")
    assert Client().get(reverse("attendance:me", args=["x" * 22])).status_code == 404
