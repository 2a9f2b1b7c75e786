"""Answering by a link: page after page, kept at once, sent, changed, over."""

import datetime as dt

import pytest
from django.test import Client

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.surveys.actions.answers import decline, keep_answers, send_answers
from nastavnik.instruments.surveys.actions.campaigns import close_campaign, prolong, renew, revoke
from nastavnik.instruments.surveys.models import Draft, Invitation, Response
from nastavnik.instruments.surveys.queries import counts, drafts
from nastavnik.instruments.surveys.signals import answered, declined

MARKS = {"q-areas": ["method", "parents"]}
POINTS = {
    "q-points.method-method.active": "3",
    "q-points.parents-parents.conflict": "2",
    "q-request": "Дисциплина",
}
SENT = {
    "areas": ["method", "parents"],
    "points.method": {"method.active": "3"},
    "points.parents": {"parents.conflict": "2"},
    "request": "Дисциплина",
    "modes": ["in_person"],
}


@pytest.fixture
def heard():
    """What the signals told."""
    told = []

    def on_answered(sender, **kwargs):
        told.append(("answered", kwargs["answers"], kwargs["before"]))

    def on_declined(sender, **kwargs):
        told.append(("declined", kwargs["invitation"].person.surname))

    answered.connect(on_answered)
    declined.connect(on_declined)
    yield told
    answered.disconnect(on_answered)
    declined.disconnect(on_declined)


def test_a_teacher_answers_page_after_page(wave, teachers, link_of, heard):
    row, address = link_of(wave, teachers[0])
    phone = Client()
    assert "Начать" in phone.get(address).content.decode()
    shown = phone.get(f"{address}1/").content.decode()
    assert "В чём Вам сейчас важнее всего помощь?" in shown
    assert phone.get(f"{address}2/").status_code == 200  # the request in own words is asked of everybody

    assert phone.post(f"{address}1/", MARKS).url == f"{address}2/"
    second = phone.get(f"{address}2/").content.decode()
    assert "Методика преподавания: насколько нужна помощь?" in second
    assert "Цифровые инструменты: насколько" not in second
    assert phone.post(f"{address}2/", POINTS).url == f"{address}3/"
    assert phone.post(f"{address}3/", {"q-modes": ["in_person"]}).url == f"{address}4/"
    assert phone.post(f"{address}4/", {}).url == f"{address}check/"
    told = phone.get(f"{address}check/").content.decode()
    assert "Активные и групповые формы работы – очень" in told
    assert Response.objects.count() == 0

    assert phone.post(f"{address}check/").url == f"{address}sent/"
    assert "ответы отправлены" in phone.get(f"{address}sent/").content.decode()
    assert Response.objects.get(invitation=row).answers == SENT
    assert heard == [("answered", SENT, {})]
    assert phone.post(f"{address}check/").status_code == 302  # pressed twice: nothing more happens
    assert heard == [("answered", SENT, {})]
    assert Entry.objects.filter(deed="answer.send").count() == 1


def test_every_mark_is_kept_at_once_and_found_again(wave, teachers, link_of):
    row, address = link_of(wave, teachers[0])
    phone = Client()
    told = phone.post(f"{address}1/save/", MARKS, headers={"HX-Request": "true"})
    assert "Сохранено" in told.content.decode()
    assert drafts(row) == {"areas": ["method", "parents"]}
    assert counts(wave).started == 1
    other_phone = Client()
    assert other_phone.get(f"{address}1/").content.decode().count("checked") == 2
    assert "Продолжить" in other_phone.get(address).content.decode()
    phone.post(f"{address}1/save/", {})  # the marks taken away again
    assert drafts(row) == {}


def test_the_same_marks_once_more_write_nothing(wave, teachers, link_of, at):
    row, _address = link_of(wave, teachers[0])
    assert keep_answers(row, {"areas": ["method"], "request": "Урок"}, at=at) == 2
    before = list(Draft.objects.order_by("pk").values_list())
    assert keep_answers(row, {"areas": ["method"], "request": "Урок", "modes": None}, at=at) == 0
    assert list(Draft.objects.order_by("pk").values_list()) == before
    assert keep_answers(row, {"request": None}, at=at) == 1
    assert drafts(row) == {"areas": ["method"]}


def test_what_must_be_answered_is_named(wave, teachers, link_of, program, at):
    row, address = link_of(wave, teachers[0])
    phone = Client()
    stopped = phone.post(f"{address}1/", {})
    assert stopped.status_code == 422
    assert "Пожалуйста, ответьте." in stopped.content.decode()
    with pytest.raises(BadInput) as refused:
        send_answers(row, by=program, at=at)
    assert list(refused.value.fields) == ["areas"]
    answer = phone.post(f"{address}check/")
    assert answer.status_code == 422
    assert "В чём Вам сейчас важнее всего помощь?" in answer.content.decode()
    too_many = {"q-areas": ["method", "parents", "digital", "content", "planning"]}
    assert "Отметьте не больше 4." in phone.post(f"{address}1/", too_many).content.decode()


def test_an_answer_to_a_question_that_fell_away_is_not_sent(wave, teachers, link_of, program, at):
    row, _address = link_of(wave, teachers[0])
    keep_answers(row, {"areas": ["method"], "points.method": {"method.active": "3"}}, at=at)
    keep_answers(row, {"areas": ["parents"]}, at=at)
    assert send_answers(row, by=program, at=at).answers == {"areas": ["parents"]}


def test_a_changed_mind_until_the_last_day(wave, teachers, link_of, program, at, heard):
    row, _address = link_of(wave, teachers[0])
    keep_answers(row, {"areas": ["method"]}, at=at)
    first = send_answers(row, by=program, at=at)
    keep_answers(row, {"areas": ["digital"]}, at=at)
    assert Response.objects.get().answers == {"areas": ["method"]}  # not sent yet
    second = send_answers(row, by=program, at=at + dt.timedelta(days=7))
    assert (second.pk, second.answers) == (first.pk, {"areas": ["digital"]})
    assert heard[1:] == [("answered", {"areas": ["digital"]}, {"areas": ["method"]})]
    with pytest.raises(DomainError, match=r"14\.09\.2026"):
        keep_answers(row, {"areas": ["content"]}, at=at + dt.timedelta(days=8))
    prolong(wave, at.date() + dt.timedelta(days=20), by=program, at=at)
    row, _address = link_of(wave, teachers[0])
    assert keep_answers(row, {"areas": ["content"]}, at=at + dt.timedelta(days=8)) == 1


def test_no_request_is_an_answer(wave, teachers, link_of, program, at, heard):
    row, address = link_of(wave, teachers[0])
    phone = Client()
    phone.post(f"{address}1/save/", MARKS)
    assert phone.post(f"{address}no-request/").url == f"{address}sent/"
    assert "запроса нет" in phone.get(f"{address}sent/").content.decode()
    assert heard == [("declined", "Белова")]
    assert drafts(row) == {}
    row, _address = link_of(wave, teachers[0])
    decline(row, by=program, at=at)  # once more: nothing more is told
    assert len(heard) == 1
    keep_answers(row, {"areas": ["method"]}, at=at)
    send_answers(row, by=program, at=at)
    assert counts(wave).answered == 1


def test_a_link_that_is_over_says_why(wave, teachers, link_of, program, at):
    row, address = link_of(wave, teachers[0])
    renew(row, by=program, at=at)
    phone = Client()
    assert phone.get(address).status_code == 404
    row, fresh = link_of(wave, teachers[0])
    assert phone.get(fresh).status_code == 200
    revoke(row, by=program, at=at)
    gone = phone.get(fresh)
    assert (gone.status_code, "отозвали" in gone.content.decode()) == (410, True)
    Invitation.objects.filter(campaign=wave).update(due_on=at.date() - dt.timedelta(days=1))
    _row, late = link_of(wave, teachers[1])
    answer = phone.post(f"{late}1/save/", MARKS)
    assert (answer.status_code, "принимались до 06.09.2026" in answer.content.decode()) == (410, True)
    close_campaign(wave, by=program, at=at)
    assert "Этот опрос завершён" in phone.get(late).content.decode()
    assert Draft.objects.count() == 0


def test_the_pages_are_kept_by_nobody_and_found_by_nobody(wave, teachers, link_of):
    _row, address = link_of(wave, teachers[0])
    for path in ("", "1/", "check/"):
        answer = Client().get(address + path)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_guessing_is_slowed_down_and_a_whole_school_at_one_address_is_not(wave, teachers, link_of):
    _row, address = link_of(wave, teachers[0])
    guesser = Client(REMOTE_ADDR="203.0.113.7")
    found = [guesser.get(f"/a/{'x' * 21}{n % 10}/").status_code for n in range(40)]
    assert (found[0], found[-1]) == (404, 429)
    assert guesser.get(address).status_code == 200
    phone = Client(REMOTE_ADDR="203.0.113.8")
    told = [phone.post(f"{address}1/save/", MARKS).status_code for _n in range(250)]
    assert (told[0], told[-1]) == (200, 429)


def test_no_link_is_kept_and_the_database_alone_opens_nothing(wave, teachers, link_of, settings):
    from nastavnik.instruments.surveys.links import token_of

    row, address = link_of(wave, teachers[0])
    token = address.split("/")[2]
    kept = " ".join(str(value) for value in Invitation.objects.filter(pk=row.pk).values()[0].values())
    assert token not in kept
    settings.SECRET_KEY = "another"
    assert token_of(row) != token
