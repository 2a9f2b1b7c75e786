"""Waves: links for people, letters and reminders that stop, slips, blanks, the curator's pages."""

import datetime as dt
import io

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.notify.models import Letter
from nastavnik.instruments.surveys.actions.answers import decline, keep_answers, send_answers
from nastavnik.instruments.surveys.actions.campaigns import (
    close_campaign,
    invite,
    remind,
    remind_by_pattern,
    start_campaign,
)
from nastavnik.instruments.surveys.actions.questionnaires import begin_questionnaire
from nastavnik.instruments.surveys.models import Invitation, Response, Version
from nastavnik.instruments.surveys.reminders import day_of, due_steps
from nastavnik.paper import docx_text

STEPS = [{"after": 3}, {"before": 1}]
ASKED, DUE = dt.date(2026, 9, 7), dt.date(2026, 9, 14)


@pytest.fixture(autouse=True)
def _known_address(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://nastavnik.example.org"]


def subjects():
    return sorted((letter.address, letter.subject[:11]) for letter in Letter.objects.order_by("pk"))


def test_the_pattern_counts_working_days():
    assert [day_of(step, ASKED, DUE) for step in STEPS] == [dt.date(2026, 9, 10), dt.date(2026, 9, 11)]
    assert [due_steps(STEPS, ASKED, DUE, ASKED + dt.timedelta(days=n)) for n in range(9)] == [
        0, 0, 0, 1, 2, 2, 2, 2, 0,
    ]  # fmt: skip


def test_letters_carry_the_link_and_reminders_stop_with_the_answer(
    wave, teachers, link_of, in_school, program, at
):
    assert subjects() == [(f"t{n}@example.org", "Пожалуйста,") for n in range(4)]
    row, address = link_of(wave, teachers[0])
    assert f"https://nastavnik.example.org{address}" in Letter.objects.order_by("pk")[0].body
    keep_answers(row, {"areas": ["method"]}, at=at)
    send_answers(row, by=program, at=at)
    silent, _address = link_of(wave, teachers[1])
    decline(silent, by=program, at=at)

    def clock(days):
        return remind_by_pattern(in_school, by=program, at=at + dt.timedelta(days=days))

    assert [clock(n) for n in (0, 2, 3, 3, 4, 5, 8)] == [0, 0, 2, 0, 2, 0, 0]
    assert subjects()[4:] != subjects()[:4]
    told = [letter.address for letter in Letter.objects.filter(subject__startswith="Напоминание")]
    assert sorted(told) == ["t2@example.org"] * 2 + ["t3@example.org"] * 2
    assert mail.outbox == []  # the letters wait in the outbox for the worker


def test_by_hand_everybody_is_reminded_once_a_day(wave, program, at):
    assert remind(wave, by=program, at=at) == 4
    remind(wave, by=program, at=at)
    assert Letter.objects.count() == 8


def test_a_draft_or_nobody_or_a_past_day_is_refused(in_school, teachers, start, program, at):
    made = begin_questionnaire(in_school, title="Своя", purpose="", audience="staff", by=program, at=at)
    draft = Version.objects.get(questionnaire=made)
    with pytest.raises(BadInput, match="черновик"):
        start_campaign(draft, teachers, title="Своя", due_on=DUE, by=program, at=at)
    with pytest.raises(BadInput, match="кого спросить"):
        start("event", [])
    with pytest.raises(BadInput, match="в прошлом"):
        start("event", teachers, days=-1)


def test_nobody_gets_two_links_in_one_wave(wave, teachers, hire, program, at):
    late = hire("Зимина Ольга Львовна")
    fresh = invite(wave, [*teachers, late], due_on=DUE, by=program, at=at)
    assert [one.person for one in fresh] == [late]
    assert Invitation.objects.filter(campaign=wave).count() == 5
    close_campaign(wave, by=program, at=at)
    with pytest.raises(BadInput, match="закрыт"):
        invite(wave, [late], due_on=DUE, by=program, at=at)


def test_slips_carry_every_name_and_its_own_address(wave, teachers, link_of, enter, curator, school):
    answer = enter(curator).get(f"/o/{school.slug}/surveys/waves/{wave.pk}/slips.pdf")
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    text = "".join(page.extract_text() for page in pages).replace("\n", "")
    for one in teachers:
        _row, address = link_of(wave, one)
        assert one.surname in text
        assert address in text
    assert len(pages) == 1


@pytest.mark.parametrize("extension", ["docx", "pdf"])
def test_a_blank_can_be_printed(wave, enter, curator, school, extension):
    pk = wave.version.questionnaire_id
    answer = enter(curator).get(f"/o/{school.slug}/surveys/{pk}/blank.{extension}")
    if extension == "docx":
        text = docx_text(answer.content)
    else:
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    words = " ".join(text.split())
    assert "Фамилия, имя, отчество" in words
    assert "В чём Вам сейчас важнее всего помощь?" in words
    assert "Дисциплина на уроке" in words


def test_a_paper_is_typed_in(wave, teachers, link_of, enter, curator, school):
    row, _address = link_of(wave, teachers[0])
    browser, path = enter(curator), f"/o/{school.slug}/surveys/links/{row.pk}/type/"
    assert "Методика преподавания" in browser.get(path).content.decode()
    assert browser.post(path, {}).status_code == 422
    done = browser.post(path, {"q-areas": ["digital"], "q-points.digital-digital.ai": "2"})
    assert done.url == f"/o/{school.slug}/surveys/waves/{wave.pk}/"
    response = Response.objects.get()
    assert response.answers == {"areas": ["digital"], "points.digital": {"digital.ai": "2"}}
    assert response.on_paper
    page = browser.get(f"/o/{school.slug}/surveys/links/{row.pk}/answers/").content.decode()
    assert "Искусственный интеллект в работе педагога – заметно" in page


def test_a_wave_is_begun_by_a_form(start, teachers, enter, curator, school, at):
    wave = start("event", teachers[:1])
    browser, pk = enter(curator), wave.version.questionnaire_id
    path = f"/o/{school.slug}/surveys/{pk}/send/"
    form = {
        "title": "Педсовет",
        "due_on": "2026-09-20",
        "people": [teachers[1].pk, teachers[2].pk],
        "anonymous": "on",
    }
    assert "Кого спросить" in browser.get(path).content.decode()
    assert browser.post(path, form | {"people": []}).status_code == 422
    assert browser.post(path, form | {"due_on": "2026-09-01"}).status_code == 422
    assert browser.post(path, form).status_code == 302
    made = wave.__class__.objects.latest("pk")
    assert (made.title, made.anonymous, made.invitations.count()) == ("Педсовет", True, 2)


@pytest.mark.parametrize("what", ["list", "wave"])
def test_one_row_and_three_rows_cost_the_same(what, start, teachers, enter, curator, school, program, at):
    browser, costs = enter(curator), []
    one = start("event", teachers[:1])
    for more in (False, True):
        if more:
            start("request.mentee", teachers)
            start("request.mentor", teachers)
        path = f"waves/{one.pk}/" if what == "wave" else ""
        if more and what == "wave":
            invite(one, teachers, due_on=DUE, by=program, at=at)
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/o/{school.slug}/surveys/{path}")
        costs.append(len(asked))
    assert costs == ([6, 6] if what == "list" else [8, 8])
