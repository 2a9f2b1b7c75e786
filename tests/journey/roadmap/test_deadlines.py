import datetime as dt

import pytest
from django.utils import translation

from nastavnik.journey.roadmap.deadlines import Deadline, DeadlineKind

D = dt.date


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline(DeadlineKind.DATE, None, D(2026, 10, 15)), "by 15.10.2026"),
        (Deadline(DeadlineKind.MONTH, None, D(2026, 10, 31)), "october 2026"),
        (Deadline(DeadlineKind.PERIOD, D(2026, 10, 1), D(2026, 11, 30)), "october – november 2026"),
        (Deadline(DeadlineKind.PERIOD, D(2026, 12, 1), D(2027, 2, 28)), "december 2026 – february 2027"),
        (Deadline(DeadlineKind.PERIOD, D(2026, 10, 1), D(2026, 10, 31)), "october 2026"),
        (Deadline(DeadlineKind.PERIOD, D(2026, 10, 5), D(2026, 10, 31)), "from 05.10.2026 to 31.10.2026"),
        (Deadline(DeadlineKind.YEARLY), "every year"),
        (Deadline(DeadlineKind.YEARLY, None, D(2026, 10, 5)), "every year, by 5\xa0october"),
        (Deadline(DeadlineKind.ALWAYS), "all the time"),
    ],
)
def test_a_deadline_reads_as_in_a_roadmap(deadline, words):
    with translation.override("en"):
        assert deadline.words == words


def test_months_are_russian_in_russian():
    with translation.override("ru"):
        assert Deadline(DeadlineKind.MONTH, None, D(2026, 10, 31)).words == "октябрь 2026"


@pytest.mark.parametrize(
    ("kind", "done", "today", "expected"),
    [
        (DeadlineKind.DATE, False, D(2026, 9, 1), D(2026, 10, 15)),
        (DeadlineKind.DATE, False, D(2027, 1, 1), D(2026, 10, 15)),
        (DeadlineKind.DATE, True, D(2026, 9, 1), None),
        (DeadlineKind.YEARLY, False, D(2027, 1, 1), D(2026, 10, 15)),
        (DeadlineKind.YEARLY, True, D(2026, 10, 15), D(2027, 10, 15)),
        (DeadlineKind.YEARLY, True, D(2027, 11, 1), None),
    ],
)
def test_a_met_yearly_deadline_comes_again_and_an_unmet_one_stays(kind, done, today, expected):
    assert Deadline(kind, None, D(2026, 10, 15)).next_due(today, done=done, until=D(2028, 5, 31)) == expected


def test_the_29th_of_february_comes_again_on_the_28th():
    deadline = Deadline(DeadlineKind.YEARLY, None, D(2028, 2, 29))
    assert deadline.next_due(D(2028, 3, 1), done=True, until=D(2029, 5, 31)) == D(2029, 2, 28)
