"""Pages of the event: what the curator, a pair and others see and may do, on the way from plan to rewards."""

import datetime as dt

import pytest
from django.urls import reverse

from nastavnik.journey.finale.actions import events
from nastavnik.journey.finale.models import Application, Award, Event, Juror


@pytest.fixture
def place(school):
    return lambda name, *keys: reverse(f"finale:{name}", args=[school.slug, *keys])


def test_the_curator_plans_from_nothing(cycle, place, curator, enter):
    browser = enter(curator)
    assert "ещё не запланировано" in browser.get(place("now")).content.decode()
    ready = browser.get(place("new")).context["form"].initial["nominations"]
    sent = {
        "on": "2027-05-20", "time": "14:00", "place": "Актовый зал", "until": "2027-05-01", "least_scores": 3,
        "programme": "14:00; Открытие; Соколова Е. В.", "nominations": ready, "responsible": "",
    }  # fmt: skip
    refused = browser.post(place("new"), sent | {"programme": "99:99; Открытие"})
    assert (refused.status_code, Event.objects.count()) == (422, 0)
    assert browser.post(place("new"), sent).status_code == 302
    event = Event.objects.get()
    assert (event.on, event.nominations.count()) == (dt.date(2027, 5, 20), 5)
    browser.post(
        place("jury", event.pk), {"name": "Туманова Лидия Сергеевна", "post": "доцент", "is_chair": "on"}
    )
    assert browser.post(place("jury", event.pk), {}).status_code == 422
    link = browser.post(place("link", Juror.objects.get().pk)).content.decode()
    assert "/j/" in link
    assert browser.post(place("paper", event.pk, "order")).status_code == 302
    assert browser.post(place("deed", event.pk, "open")).status_code == 302
    assert browser.post(place("deed", event.pk, "close")).status_code == 409


def test_a_pair_applies_from_the_phone(event, pairs, jury, deed, place, mentee, enter):
    browser = enter(mentee)
    assert "пока не объявлено" in browser.get(place("own")).content.decode()
    assert browser.get(place("apply", pairs[0].pk)).status_code == 404
    events.open_applications(event, **deed)
    assert place("apply", pairs[0].pk) in browser.get(place("own")).content.decode()
    sent = {
        "nomination": event.nominations.all()[0].pk,
        "title": "Урок вдвоём",
        "summary": "Вели уроки",
        "achieved": "",
    }
    assert browser.post(place("apply", pairs[0].pk), sent).status_code == 422
    assert (
        browser.post(place("apply", pairs[0].pk), sent | {"achieved": "Было 3, стало 8"}).status_code == 302
    )
    work = Application.objects.get()
    assert browser.get(place("application", work.pk)).status_code == 200
    assert browser.post(place("apply", pairs[1].pk), sent).status_code == 404  # somebody else's pair
    assert browser.post(place("withdraw", work.pk)).status_code == 302
    assert not Application.objects.standing().exists()


def test_a_pair_sees_neither_others_works_nor_the_desk(event, works, place, mentor, mentee, enter):
    assert enter(mentee).get(place("application", works[0].pk)).status_code == 200
    assert enter(mentee).get(place("application", works[1].pk)).status_code == 404
    assert enter(mentee).post(place("withdraw", works[1].pk)).status_code == 404
    assert enter(mentor).get(place("now")).status_code == 403
    assert enter(mentor).post(place("deed", event.pk, "judge")).status_code == 403


def test_the_stranger_finds_nothing(event, works, place, stranger, enter):
    for where in (
        place("now"),
        place("event", event.pk),
        place("application", works[0].pk),
        place("awards", event.pk),
    ):
        assert enter(stranger).get(where).status_code == 404


def test_results_are_shown_to_pairs_when_the_event_was_held(
    judging, jury, works, score, deed, place, mentee, curator, enter
):
    for juror in (jury[0], jury[1]):
        for work, points in zip(works, ((3, 3, 3), (1, 1, 1)), strict=True):
            score(juror, work, *points)
    events.close_judging(judging, **deed)
    assert "1 место" not in enter(mentee).get(place("own")).content.decode()
    assert "Жукова" in enter(curator).get(place("now")).content.decode()
    events.hold_event(judging, **deed)
    shown = enter(mentee).get(place("own")).content.decode()
    assert "1 место" in shown
    assert "Жукова" not in shown


def test_rewards_are_chosen_on_a_page(judging, jury, works, score, deed, place, curator, enter):
    assert enter(curator).get(place("awards", judging.pk)).status_code == 409
    for juror in (jury[0], jury[1]):
        for work, points in zip(works, ((3, 3, 3), (1, 1, 1)), strict=True):
            score(juror, work, *points)
    events.close_judging(judging, **deed)
    page = enter(curator).get(place("awards", judging.pk))
    keys = [one.key for one in page.context["rows"]]
    assert len(keys) == 7
    assert enter(curator).post(place("awards", judging.pk), {}).status_code == 422
    answer = enter(curator).post(place("awards", judging.pk), {"reward": keys[:2]})
    assert (answer.status_code, Award.objects.count()) == (302, 2)


def test_equals_are_ruled_on_by_the_page(judging, jury, works, score, deed, place, curator, enter):
    for juror in (jury[0], jury[1]):
        for work in works:
            score(juror, work, 1, 1, 1)
    first = judging.nominations.all()[0]
    assert enter(curator).get(place("rule", first.pk)).status_code == 409
    events.close_judging(judging, **deed)
    assert (
        enter(curator).post(place("rule", first.pk), {"favoured": works[1].pk, "words": ""}).status_code
        == 422
    )
    sent = {"favoured": works[1].pk, "words": "Шире применима"}
    assert enter(curator).post(place("rule", first.pk), sent).status_code == 302
    assert "Шире применима" in enter(curator).get(place("now")).content.decode()


@pytest.mark.parametrize("name", ["now", "own"])
def test_one_work_and_two_cost_the_same(event, works, place, curator, enter, name, django_assert_num_queries):
    browser, counts = enter(curator), []
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _n in range(2):
        browser.get(place(name))
        with CaptureQueriesContext(connection) as asked:
            browser.get(place(name))
        counts.append(len(asked))
        Application.objects.filter(pk=works[1].pk).delete()
    assert counts[0] == counts[1]
