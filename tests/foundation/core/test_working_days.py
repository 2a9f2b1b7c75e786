"""Terms in working days, by the production calendar."""

import datetime as dt

import pytest

from nastavnik.foundation.core.working_days import after_notice, is_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-09-07", True),
        ("2026-09-05", False),  # a Saturday
        ("2026-11-04", False),  # Unity Day
        ("2026-01-09", False),  # a moved day off
        ("2026-12-31", False),
        ("2027-02-20", True),  # a Saturday made a working day
        ("2027-02-22", False),  # … for this Monday
    ],
)
def test_what_counts_as_a_working_day(day, works):
    assert is_working_day(dt.date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("notice", "days", "first"),
    [
        ("2026-09-07", 3, "2026-09-11"),  # Monday: Tuesday, Wednesday, Thursday pass
        ("2026-09-10", 3, "2026-09-16"),  # Thursday: a weekend lies between
        ("2026-11-02", 3, "2026-11-07"),  # Unity Day is not counted
        ("2026-12-29", 3, "2027-01-13"),  # nor are the New Year's days
        ("2026-09-07", 5, "2026-09-15"),
    ],
)
def test_so_many_whole_working_days_pass_after_a_notice(notice, days, first):
    found = after_notice(dt.date.fromisoformat(notice), days)
    assert found == dt.date.fromisoformat(first)
