"""The desk of the public section: opened, papers and events shown and hidden, refusals in words."""

import pytest
from django.urls import reverse

from nastavnik.faces.public.models import Section, Shown
from nastavnik.journey.training.actions import plan_session


@pytest.fixture
def where(school):
    return lambda name, **keys: reverse(f"publicity:{name}", kwargs={"slug": school.slug, **keys})


def test_the_curator_opens_it_and_shows_an_event(cycle, in_school, enter, curator, where, program, at):
    browser = enter(curator)
    answer = browser.post(where("section"), {"is_open": "on", "about": "Мы помогаем"})
    assert answer.status_code == 302
    assert Section.objects.values_list("is_open", "about").get() == (True, "Мы помогаем")
    session = plan_session(cycle, topic="Первое занятие", starts_at=at, leaders="Методист", by=program, at=at)
    assert browser.post(where("show_event", pk=session.pk)).status_code == 302
    again = browser.post(where("show_event", pk=session.pk))
    assert (again.status_code, "уже опубликовано" in again.content.decode()) == (409, True)
    shown = Shown.objects.get()
    assert "Первое занятие" in browser.get(where("section")).content.decode()
    assert browser.post(where("hide", pk=shown.pk)).status_code == 302
    assert not Shown.objects.exists()


def test_a_name_without_consent_is_told_beside_the_form(in_school, hire, enter, curator, where):
    hire("Орлова Мария Петровна")
    answer = enter(curator).post(where("section"), {"contact": "Орлова М. П."})
    assert (answer.status_code, "Орлова Мария Петровна" in answer.content.decode()) == (422, True)
    assert not Section.objects.filter(contact__gt="").exists()


def test_others_may_not(in_school, enter, mentor, stranger, where):
    found = [enter(who).post(where("section"), {"is_open": "on"}).status_code for who in (mentor, stranger)]
    assert found == [403, 404]
    assert not Section.objects.exists()
