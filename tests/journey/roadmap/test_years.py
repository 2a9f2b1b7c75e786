import datetime as dt

import pytest

from nastavnik.journey.roadmap.years import school_year


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (dt.date(2026, 5, 31), "2025/2026"),
        (dt.date(2026, 6, 1), "2026/2027"),
        (dt.date(2027, 1, 1), "2026/2027"),
    ],
)
def test_from_june_on_one_prepares_the_coming_year(today, name):
    year = school_year(today)
    assert year["name"] == name == f"{year['starts_on'].year}/{year['ends_on'].year}"
