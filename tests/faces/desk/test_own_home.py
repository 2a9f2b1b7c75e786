"""The home of mentor and mentee: what is due, the next meeting, one thing to do first."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.foundation.people.models import Person
from nastavnik.journey.mentorships.actions import propose_mentorship
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.programmes import actions
from nastavnik.journey.programmes.meetings.actions import log_meeting, plan_meeting
from nastavnik.journey.programmes.models import PlanItem

HOME = "/o/school-7/own/"


@pytest.fixture
def work(cycle, mentor, mentee, hire, program, at, today):
    """`work(2)`: so many pairs of Петрова at work, each with a running programme; the first with Орлов."""
    made = []

    def begin(number):
        mentees = [Person.objects.get(surname="Орлов")]
        mentees += [hire("Ким Олег Ильич") for _n in range(number - 1)]
        for person in mentees:
            pair = propose_mentorship(
                cycle, Person.objects.get(surname="Петрова"), [person], starts_on=dt.date(2026, 9, 1),
                ends_on=dt.date(2027, 5, 31), by=program, at=at,
            )  # fmt: skip
            programme = actions.draft_programme(pair, by=program, at=at)
            actions.approve_programme(programme, on=today, by=program, at=at)
            Mentorship.objects.filter(pk=pair.pk).update(state="active")
            actions.run_programme(programme, by=program, at=at)
            made.append(Mentorship.objects.with_people().get(pk=pair.pk))
        return made

    return begin


def test_after_signing_in_the_home_says_what_is_first(enter, mentor, mentee, work, program, at, today):
    from nastavnik.foundation.organisations.access import actor_of

    pair = work(1)[0]
    assert enter(mentor).get("/").url == HOME
    late = PlanItem.objects.filter(programme__mentorship=pair).order_by("due")[0]
    PlanItem.objects.filter(pk=late.pk).update(due=today - dt.timedelta(days=3))
    plan_meeting(pair, on=today + dt.timedelta(days=2), topic="Разбор урока", by=program, at=at)
    log_meeting(pair, on=today, topic="Знакомство", form="online", minutes=30, result="Готово",
                by=actor_of(mentor), at=at)  # fmt: skip
    actions.tick_item(
        PlanItem.objects.filter(programme__mentorship=pair).order_by("due")[1], by=actor_of(mentor), at=at
    )
    mine, theirs = (enter(who).get(HOME).context["home"] for who in (mentor, mentee))
    assert str(mine.first[0]) == "Записать встречу"
    assert mine.first[1] == f"/o/school-7/meetings/of/{pair.pk}/new/"
    assert mine.due[0].pk == late.pk
    assert [(way.met, way.progress.done, way.next.topic) for way in mine.ways] == [(1, 1, "Разбор урока")]
    assert (mine.waits, theirs.waits) == (False, True)
    assert [row.topic for row in theirs.confirm] == ["Знакомство"]
    assert [row.mark for row in theirs.marks] == ["done"]
    line = f"/o/school-7/programmes/lines/{late.pk}/tick/"
    assert enter(mentee).post(line, {"next": "home"}).url == HOME


def test_an_offer_and_a_draft_come_first(enter, mentor, cycle, mentee, program, at, today):
    one, two = (Person.objects.get(surname=name) for name in ("Петрова", "Орлов"))
    assert "У вас пока нет пары" in enter(mentor).get(HOME).content.decode()
    pair = propose_mentorship(
        cycle, one, [two], starts_on=today, ends_on=dt.date(2027, 5, 31), by=program, at=at
    )
    programme = actions.draft_programme(pair, by=program, at=at)
    assert enter(mentor).get(HOME).context["home"].first[1] == f"/o/school-7/programmes/{programme.pk}/"
    Mentorship.objects.filter(pk=pair.pk).update(state="offered")
    assert enter(mentor).get(HOME).context["home"].first[1] == f"/o/school-7/pairs/{pair.pk}/"


@pytest.mark.parametrize("number", [1, 2])
def test_one_pair_and_two_cost_the_same(enter, mentor, work, number):
    work(number)
    browser = enter(mentor)
    browser.get(HOME)
    with CaptureQueriesContext(connection) as asked:
        assert len(browser.get(HOME).context["home"].ways) == number
    assert len(asked.captured_queries) == 16


def test_only_for_those_who_have_pairs(enter, curator, stranger):
    assert enter(curator).get(HOME).status_code == 403
    assert enter(stranger).get(HOME).status_code == 404
