"""The cockpit's reading is kept till the journal grows, and a coordinator sees no small group."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nastavnik.faces.desk.queries import numbers_below
from nastavnik.faces.desk.standing import standing
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.journey.register.models import MenteeEntry
from nastavnik.journey.roadmap.actions import tick_item
from nastavnik.journey.roadmap.models import Item


@pytest.fixture
def point(cycle):
    return Item.objects.get(cycle=cycle, number="1.3")


def state_of(found, number):
    return next(row.state for stage in found.stages for row in stage.items if row.item.number == number)


def test_a_standing_is_read_once_until_a_deed_is_done(point, school, program, at, today):
    before = standing(school, today)
    with CaptureQueriesContext(connection) as seen:
        assert standing(school, today) is before
    assert len(seen) == 1
    tick_item(point, done_on=at.date(), note="есть", by=program, at=at)
    after = standing(school, today)
    assert after is not before and after.key != before.key
    assert state_of(after, "1.3") == "done" != state_of(before, "1.3")


def test_the_next_day_is_another_standing(point, school, today):
    assert standing(school, today) is not standing(school, today + dt.timedelta(days=1))


def test_a_deed_above_is_seen_below(point, school, today, program, at):
    from nastavnik.foundation.audit.journal import record

    before = standing(school, today)
    record("organisation.changed", on=None, by=program, at=at, organisation_id=school.ancestor_ids[0])
    assert standing(school, today) is not before


def test_the_page_shows_what_was_done_a_moment_ago(point, school, enter, curator, program, at):
    browser, address = enter(curator), reverse("desk:cockpit", args=[school.slug])

    def first_stage():
        return re.search(
            r'<progress value="(\d+)" max="(\d+)"', browser.get(address).content.decode()
        ).groups()

    done, total = first_stage()
    assert first_stage() == (done, total)
    tick_item(point, done_on=at.date(), note="есть", by=program, at=at)
    assert first_stage() == (str(int(done) + 1), total)


def test_a_count_below_the_smallest_group_is_not_told(school, hire, cycle, program, at, today):
    from nastavnik.journey.register.actions.candidates import decide_candidates, propose_candidates

    young = {"service_total": 5, "service_teaching": 5, "service_here": 1, "birth_year": 2003}

    def mentees(*names):
        propose_candidates(school, [hire(name, **young) for name in names], by=program, at=at)
        decide_candidates(
            list(MenteeEntry.objects.order_by("pk")), "included", reason="да", by=program, at=at
        )
        rows, least = numbers_below(Organisation.objects.get(pk=school.pk), today)
        return rows[0].counts, least

    assert mentees("Орлов Дмитрий Ильич", "Зуев Пётр Ильич") == ((None, 0, 0), 3)
    assert mentees("Лапин Олег Юрьевич") == ((3, 0, 0), 3)
