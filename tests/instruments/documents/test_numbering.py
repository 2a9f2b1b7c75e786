"""Numbers: by the journal's pattern, each once, a new year from one, the school's own ahead of ours."""

import datetime as dt

import pytest

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.documents import actions
from nastavnik.instruments.documents.numbering import (
    counted,
    propose_number,
    take_counts,
    take_number,
    written,
)

DAY = dt.date(2026, 9, 7)


@pytest.mark.parametrize(
    ("pattern", "number", "n"),
    [("{n}-од", "14-од", 14), ("{n}/{month}", "3/09", 3), ("{year}-{n}", "2026-12", 12), ("{n}", "5", 5)],
)
def test_a_pattern_writes_and_reads_its_numbers(pattern, number, n):
    assert written(pattern, n, DAY) == number
    assert counted(pattern, number, DAY) == n
    assert counted(pattern, "14-а", DAY) is None


def test_numbers_follow_each_other_and_begin_anew_with_the_year(prepare, program, at, in_school):
    days = [dt.date(2026, 9, 7), dt.date(2026, 9, 7), dt.date(2026, 12, 31), dt.date(2027, 1, 11)]
    numbers = [actions.sign_document(prepare(), date=day, by=program, at=at).number for day in days]
    assert numbers == ["1-од", "2-од", "3-од", "1-од"]
    assert propose_number(in_school, "orders", DAY) == "4-од"


def test_a_number_of_the_schools_own_is_free_text_and_once(prepare, program, at, today, in_school):
    for number in ("14-а", "21/1", "  45/2-р  "):
        signed = actions.sign_document(prepare(), date=today, number=number, by=program, at=at)
        assert signed.number == number.strip()
    with pytest.raises(DomainError, match="1-од"):
        actions.sign_document(prepare(), date=today, number="14-а", by=program, at=at)
    assert propose_number(in_school, "orders", today) == "1-од"


def test_the_schools_journal_leads_where_it_is_ahead(prepare, program, at, today):
    def sign(number=""):
        return actions.sign_document(prepare(), date=today, number=number, by=program, at=at).number

    assert [sign(), sign("40-од"), sign(), sign("12-од"), sign()] == [
        "1-од",
        "40-од",
        "41-од",
        "12-од",
        "42-од",
    ]


def test_the_pattern_can_be_changed_but_not_to_nonsense(in_school, program, at, today):
    actions.set_pattern(in_school, "orders", "{n}/{month}", by=program, at=at)
    assert propose_number(in_school, "orders", today) == "1/09"
    for bad in ("од", "{n}-{day}", "{n"):
        with pytest.raises(BadInput):
            actions.set_pattern(in_school, "orders", bad, by=program, at=at)
    assert take_number(in_school, "orders", today) == "1/09"


def test_bare_counts_are_taken_in_one_go(in_school):
    assert list(take_counts(in_school, "consents", 2026, 3)) == [1, 2, 3]
    assert list(take_counts(in_school, "consents", 2026, 0)) == []
    assert list(take_counts(in_school, "consents", 2026, 2)) == [4, 5]
