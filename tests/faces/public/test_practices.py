"""Practices in the public section: what the library publishes, and names as far as each author allows them here."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nastavnik.faces.public.actions import change_section
from nastavnik.instruments.consents.actions import (
    print_consents,
    record_answers,
    record_signed,
    withdraw_consent,
)
from nastavnik.journey.library import actions
from nastavnik.journey.library.states import Answer, Verdict


@pytest.fixture(autouse=True)
def _own_address(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://nastavnik.example.org"]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def deed(program, at):
    return {"by": program, "at": at}


@pytest.fixture
def publish(in_school, cycle, hire, deed, today):
    """`publish("Текст")` writes, reviews and publishes a practice of one author; the section is open."""
    change_section(in_school, is_open=True, **deed)
    author = hire("Громова Инна Олеговна")

    def make(course):
        values = {"title": "Тихое начало урока", "problem": "Шум", "goal": "Тишина", "course": course,
                  "result": "Было **5** замечаний, стало 1"}  # fmt: skip
        practice = actions.begin_practice(cycle, [author], values, **deed)
        actions.send_practice(practice, **deed)
        actions.review_practice(practice, Verdict.ACCEPT, **deed)
        actions.answer_as_author(practice.authors.get(), Answer.AGREED, on=today, **deed)
        actions.publish_practice(practice, on=today, **deed)
        return practice

    return make


def page(name="practices", **keys):
    return Client().get(reverse(f"public:{name}", kwargs={"school": "school-7", **keys}))


def allow(person, items, deed):
    row = print_consents(person.organisation, [person], ["dissemination"], **deed)[0]
    record_answers(row, dict.fromkeys(items, (True, "")), **deed)
    return record_signed([row], on=deed["at"].date(), **deed)[0]


def test_the_practice_is_read_by_everybody_and_its_author_only_with_consent(publish, deed, today):
    practice = publish("- знак рукой")
    author = practice.authors.get().person
    for answer in (page(), page("practice", pk=practice.pk)):
        assert "Тихое начало урока" in answer.content.decode() and "Громова" not in answer.content.decode()
    assert "<strong>5</strong>" in page("practice", pk=practice.pk).content.decode()
    consent = allow(author, ("name", "practice"), deed)
    assert "Громова Инна Олеговна" in page().content.decode()
    withdraw_consent(consent, on=today, **deed)
    assert "Громова" not in page().content.decode()
    actions.take_down(practice, reason="Устарело", **deed)
    assert "Тихое начало урока" not in page().content.decode()
    assert page("practice", pk=practice.pk).status_code == 404


def test_words_that_name_somebody_of_the_school_stay_inside(publish, hire, deed):
    practice = publish("Помогал коллега по фамилии Ветров")
    assert page("practice", pk=practice.pk).status_code == 200
    named = hire("Ветров Олег Ильич")
    assert page("practice", pk=practice.pk).status_code == 404
    assert "Тихое начало урока" not in page().content.decode()
    allow(named, ("name",), deed)
    assert page("practice", pk=practice.pk).status_code == 200


def test_many_practices_cost_what_one_costs(publish, in_school, deed):
    def queries():
        change_section(in_school, about=f"Раз {len(seen)}", **deed)  # what was kept no longer holds
        with CaptureQueriesContext(connection) as asked:
            page()
        return len(asked)

    seen = []
    for _number in range(3):
        publish("- знак рукой")
        seen.append(queries())
    assert seen == [seen[0]] * 3
    assert seen[0] <= 8
