"""Judging: who may not, what nobody sees before the end, means, equals, and when it may close."""

from fractions import Fraction

import pytest
from django.urls import reverse

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.journey.finale.actions import events
from nastavnik.journey.finale.actions.judging import end_recusal, give_score, recuse, rule
from nastavnik.journey.finale.actions.jury import make_link, remove_juror
from nastavnik.journey.finale.criteria import criteria, most_points
from nastavnik.journey.finale.models import Application, Juror, Nomination, Recusal, Score
from nastavnik.journey.finale.results import ranked

FULL = {"uniqueness": 3, "results": 3, "scalability": 3}


def test_criteria_are_the_three_of_the_field():
    assert [(one.title, one.most) for one in criteria()] == [
        ("Уникальность", 3), ("Результативность", 3), ("Масштабируемость", 3)
    ]  # fmt: skip
    assert most_points() == 9


def test_nobody_judges_their_own_pair(judging, jury, works, score):
    with pytest.raises(DomainError, match="конфликт"):
        score(jury[3], works[0], 3, 3, 3)
    assert score(jury[3], works[1], 1, 1, 1).total == 3
    assert Score.objects.count() == 1


def test_nobody_judges_their_own_practice(judging, jury, works, score, cycle, deed, at):
    from nastavnik.journey.library.models import Author, Practice

    card = Practice.objects.create(
        organisation=cycle.organisation, cycle=cycle, title="Дневник", problem="", goal="", course="", result="",
        created_at=at,
    )  # fmt: skip
    Author.objects.create(practice=card, person=jury[2].person)
    Application.objects.filter(pk=works[1].pk).update(practice=card)
    fresh = Application.objects.with_people().get(pk=works[1].pk)
    with pytest.raises(DomainError, match="конфликт"):
        give_score(jury[2], fresh, points=FULL, **deed)


def test_a_declared_conflict_takes_the_score_away(judging, jury, works, score, deed):
    score(jury[0], works[0], 3, 3, 3)
    with pytest.raises(BadInput):
        recuse(jury[0], works[0], words=" ", **deed)
    recuse(jury[0], works[0], words="Сестра", **deed)
    assert not Score.objects.exists()
    with pytest.raises(DomainError, match="конфликт"):
        score(jury[0], works[0], 1, 1, 1)
    end_recusal(jury[0], works[0], **deed)
    assert not Recusal.objects.exists()
    assert score(jury[0], works[0], 1, 1, 1).total == 3


@pytest.mark.parametrize(
    "points",
    [
        {},
        {"uniqueness": 3, "results": 3},
        FULL | {"results": 4},
        FULL | {"results": -1},
        FULL | {"beauty": 1},
    ],
)
def test_points_are_whole_and_within_the_bands(judging, jury, works, deed, points):
    with pytest.raises(BadInput):
        give_score(jury[0], works[0], points=points, **deed)
    assert not Score.objects.exists()


def test_a_score_given_again_replaces_the_first(judging, jury, works, score):
    score(jury[0], works[0], 3, 3, 3)
    score(jury[0], works[0], 0, 1, 2)
    assert [one.total for one in Score.objects.all()] == [3]


def test_the_journal_keeps_points_to_itself(judging, jury, works, score):
    score(jury[0], works[0], 3, 2, 1)
    entry = Entry.objects.filter(deed="finale.score").get()
    assert (entry.before, entry.after) == ({}, {"juror": jury[0].pk})


def test_judging_begins_with_a_chair_and_enough_members(event, works, jury, deed):
    Juror.objects.filter(pk=jury[0].pk).update(is_chair=False)
    with pytest.raises(DomainError, match="председателя"):
        events.begin_judging(event, **deed)
    Juror.objects.filter(pk=jury[0].pk).update(is_chair=True)
    event.least_scores = 4  # of the four one is the mentor of the first work
    with pytest.raises(DomainError, match="«Урок вдвоём»: оценить может только 3"):
        events.begin_judging(event, **deed)
    event.least_scores = 3
    events.begin_judging(event, **deed)
    assert event.state == "judging"


def test_scores_are_counted_when_each_work_has_enough(judging, jury, works, score, deed):
    score(jury[0], works[0], 3, 3, 3)
    score(jury[1], works[0], 3, 3, 2)
    score(jury[0], works[1], 1, 1, 1)
    with pytest.raises(DomainError, match="«Дневник наставника»: оценок 1"):
        events.close_judging(judging, **deed)
    score(jury[3], works[1], 2, 1, 1)
    events.close_judging(judging, **deed)
    rows = ranked(judging)
    assert [[(one.application.title, one.mean, one.mean_words, one.place) for one in row.results] for row in rows] == [
        [("Урок вдвоём", Fraction(17, 2), "8,5", 1), ("Дневник наставника", Fraction(7, 2), "3,5", 2)], []
    ]  # fmt: skip
    with pytest.raises(DomainError, match="не оценивает"):
        score(jury[2], works[0], 0, 0, 0)


def test_a_mean_is_of_those_who_judged(judging, jury, works, score, deed):
    """Two nines and an eight beat one member more who gave as many points in sum."""
    for juror, points in zip(jury[:3], ((3, 3, 3), (3, 3, 3), (3, 3, 2)), strict=True):
        score(juror, works[0], *points)
    for juror, points in zip(jury, ((3, 3, 3), (3, 3, 3), (3, 3, 2), (0, 0, 0)), strict=True):
        score(juror, works[1], *points)
    events.close_judging(judging, **deed)
    assert [one.mean_words for one in ranked(judging)[0].results] == ["8,67", "6,5"]


@pytest.fixture
def tied(judging, jury, works, score, deed):
    for work in works:
        score(jury[0], work, 2, 2, 2)
        score(jury[1], work, 2, 2, 2)
    events.close_judging(judging, **deed)
    return Nomination.objects.select_related("event").filter(event=judging)[0]


def test_equals_wait_for_the_chair(tied, works, deed):
    row = ranked(tied.event)[0]
    assert (row.is_unsettled, [one.place for one in row.results]) == (True, [1, 1])
    with pytest.raises(BadInput):
        rule(tied, favoured=works[1], words="", **deed)
    rule(tied, favoured=works[1], words="Шире применима", **deed)
    row = ranked(tied.event)[0]
    assert not row.is_unsettled
    assert [(one.application.pk, one.place) for one in row.results] == [(works[1].pk, 1), (works[0].pk, 2)]
    rule(tied, favoured=None, words="Обе хороши", **deed)
    assert [one.place for one in ranked(tied.event)[0].results] == [1, 1]


def test_a_ruling_holds_for_its_equals_only(tied, works, jury, score, deed):
    rule(tied, favoured=works[1], words="Шире применима", **deed)
    tied.event.refresh_from_db()
    events.back_to_judging(tied.event, **deed)
    score(jury[2], works[0], 3, 3, 3)
    events.close_judging(tied.event, **deed)
    row = ranked(tied.event)[0]
    assert (row.rules, row.is_unsettled) == (False, False)
    assert [(one.application.pk, one.place) for one in row.results] == [(works[0].pk, 1), (works[1].pk, 2)]


def test_who_has_scored_stays_in_the_jury(judging, jury, works, score, deed):
    score(jury[0], works[0], 1, 1, 1)
    with pytest.raises(DomainError, match="остаётся"):
        remove_juror(jury[0], **deed)
    remove_juror(jury[2], **deed)
    assert Juror.objects.count() == 3


def test_the_link_opens_the_works_and_no_scores_of_others(judging, jury, works, score, deed, client):
    score(jury[0], works[0], 3, 2, 2)
    Score.objects.update(remark="Тайное слово")
    secret = make_link(jury[1], **deed)
    page = client.get(reverse("jury:works", args=[secret]))
    assert page.status_code == 200
    assert "Туманова" in page.content.decode()
    where = reverse("jury:work", args=[secret, works[0].pk])
    shown = client.get(where).content.decode()
    assert "Урок вдвоём" in shown
    assert "Тайное слово" not in shown + page.content.decode()
    answer = client.post(
        where, {"deed": "score", "uniqueness": 3, "results": 1, "scalability": 0, "remark": "Да"}
    )
    assert (answer.status_code, answer.url) == (302, reverse("jury:works", args=[secret]))
    assert Score.objects.get(juror=jury[1]).points == {"uniqueness": 3, "results": 1, "scalability": 0}
    assert client.post(where, {"deed": "score", "uniqueness": 3}).status_code == 422
    assert (
        client.post(where, {"deed": "score", "uniqueness": 9, "results": 1, "scalability": 0}).status_code
        == 422
    )


def test_an_older_link_and_a_foreign_work_open_nothing(judging, jury, works, deed, client):
    old = make_link(jury[1], **deed)
    new = make_link(jury[1], **deed)
    assert client.get(reverse("jury:works", args=[old])).status_code == 404
    assert client.get(reverse("jury:works", args=[new])).status_code == 200
    assert client.get(reverse("jury:work", args=[new, 987654])).status_code == 404
    assert Juror.objects.get(pk=jury[1].pk).token_hash not in (old, new)


def test_a_member_with_an_account_judges_there(judging, jury, works, mentor, mentee, school, enter):
    own = reverse("finale:judging", args=[school.slug, judging.pk])
    shown = enter(mentor).get(own).content.decode()
    assert "ваша собственная пара" in shown
    assert enter(mentee).get(own).status_code == 404
    where = reverse("finale:judged", args=[school.slug, judging.pk, works[1].pk])
    sent = {"deed": "score", "uniqueness": 1, "results": 1, "scalability": 1}
    assert enter(mentor).post(where, sent).status_code == 302
    mine = reverse("finale:judged", args=[school.slug, judging.pk, works[0].pk])
    assert enter(mentor).post(mine, sent).status_code == 422
    assert list(Score.objects.values_list("application", "total")) == [(works[1].pk, 3)]


def test_the_curator_sees_progress_and_no_points(judging, jury, works, score, school, curator, enter):
    score(jury[0], works[0], 3, 3, 2)
    Score.objects.update(remark="Тайное слово")
    page = enter(curator).get(reverse("finale:now", args=[school.slug]))
    assert [(one.judged, one.able) for one in page.context["seats"]] == [(1, 2), (0, 2), (0, 2), (0, 1)]
    assert page.context["ranked"] == []
    assert "Тайное слово" not in page.content.decode()
