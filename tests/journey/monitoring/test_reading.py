"""What authorities read: shown or hidden by the size of the group, and totals without subtraction."""

import datetime as dt

import pytest

from nastavnik.foundation.organisations.actions import found_organisation
from nastavnik.journey.monitoring.models import Snapshot
from nastavnik.journey.monitoring.reading import (
    Told,
    Total,
    course_of,
    figures_below,
    least_of,
    totals_below,
)
from nastavnik.journey.roadmap.models import Cycle

MONTH = dt.date(2026, 9, 1)


@pytest.fixture
def keep(at):
    def row(school, code, numerator, denominator, n, *, part="", value=None, month=MONTH, current=True):
        cycle, _new = Cycle.objects.with_scopes_disabled().get_or_create(
            organisation=school,
            name="2026/2027",
            defaults={"starts_on": dt.date(2026, 9, 1), "ends_on": dt.date(2027, 5, 31)},
        )
        Snapshot.objects.with_scopes_disabled().create(
            organisation=school, cycle=cycle, month=month, code=code, part=part, numerator=numerator,
            denominator=denominator, n=n, value=value, current=current, at=at,
        )  # fmt: skip

    return row


def test_few_are_hidden_and_never_follow_from_a_total(tree, school, other_school, keep, today):
    keep(school, "I3", 4, 5, 5)
    keep(other_school, "I3", 1, 2, 2)
    keep(school, "I8", None, None, 4, part="mentees", value=1.5)
    keep(other_school, "I8", None, None, 12, part="mentees", value=0.5)
    keep(school, "I7", 0, 0, 0)
    region, k = tree[0], least_of(tree[0], today)
    assert k == 3
    shown = figures_below(region, k=k)
    assert shown == {
        school.pk: {
            ("I3", ""): Told(4, 5, 5, None, False, MONTH),
            ("I7", ""): Told(0, 0, 0, None, False, MONTH),
            ("I8", "mentees"): Told(None, None, 4, 1.5, False, MONTH),
        },
        other_school.pk: {
            ("I3", ""): Told(None, None, None, None, True, MONTH),
            ("I8", "mentees"): Told(None, None, 12, 0.5, False, MONTH),
        },
    }
    totals = totals_below(region, k=k)
    assert totals == {
        ("I3", ""): Total(4, 5, 5, None, 1, 1),
        ("I7", ""): Total(0, 0, 0, None, 1, 0),
        ("I8", "mentees"): Total(None, None, 16, 0.75, 2, 0),
    }
    assert (shown[school.pk]["I3", ""].percent, totals["I3", ""].percent) == (80, 80)


def test_a_course_is_told_month_by_month(school, keep):
    keep(school, "I1", 3, 10, 10, month=dt.date(2026, 10, 1))
    keep(school, "I1", 1, 2, 2, current=False)
    assert course_of(school, "I1", k=3) == [
        Told(None, None, None, None, True, MONTH),
        Told(3, 10, 10, None, False, dt.date(2026, 10, 1)),
    ]


def test_one_query_however_many_schools(tree, school, keep, program, at, django_assert_num_queries):
    for number in range(3):
        place = found_organisation(
            slug=f"s-{number}", parent=tree[1], full_name=f"Школа {number}", short_name=f"Школа {number}",
            by=program, at=at,
        )  # fmt: skip
        keep(place, "I1", 5, 10, 10)
        with django_assert_num_queries(2):
            assert len(figures_below(tree[0], k=3)) == number + 1
            assert totals_below(tree[0], k=3)["I1", ""].schools == number + 1
