"""Reports: of a programme, of the year, a mentor's portfolio."""

import datetime as dt

import pytest

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.actions import enter_signed
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.programmes.actions import approve_programme, mark_item
from nastavnik.journey.programmes.reports.portfolio import prepare_portfolio
from nastavnik.journey.programmes.reports.programme import prepare_programme_report
from nastavnik.journey.programmes.reports.year import figures, prepare_year_report
from nastavnik.journey.programmes.states import Mark
from nastavnik.paper import plain_text


@pytest.fixture
def deed(cycle, program, at):
    return {"cycle": cycle, "by": program, "at": at}


@pytest.fixture
def at_work(pair, programme, program, at, today):
    """The pair at work by its order; two lines of the plan marked, one of them in part."""
    from nastavnik.journey.orders.actions import prepare_pairs_order

    for person in (pair.mentor, *pair.mentees):
        for kind in ("processing", "mentoring"):
            enter_signed(person, kind, on=today, by=program, at=at)
    order = prepare_pairs_order(pair.cycle, [pair], by=program, at=at)
    type(order).objects.filter(pk=order.pk).update(number="15-од", number_year=2026, date=today)
    Mentorship.objects.filter(pk=pair.pk).update(
        state="active", order_document_id=order.pk, starts_on=dt.date(2026, 9, 1)
    )
    approve_programme(programme, on=today, by=program, at=at)
    first, second = programme.items.order_by("number")[:2]
    mark_item(first, Mark.DONE, on=today, by=program, at=at)
    mark_item(second, Mark.PARTLY, on=today, by=program, at=at)
    pair.refresh_from_db()
    return pair


def test_the_final_report_of_a_programme(deed, at_work, same_as_golden):
    report = prepare_programme_report(
        pair=at_work,
        achieved="Уроки проходят без замечаний\nОсвоено формирующее оценивание",
        difficulties="мало времени на взаимопосещения",
        person=at_work.mentor,
        **deed,
    )
    same_as_golden(report, "report_programme")


def test_a_pair_without_a_programme_has_nothing_to_report(deed, pair):
    with pytest.raises(DomainError):
        prepare_programme_report(pair=pair, **deed)


def test_the_analytical_report_gives_numerators_and_denominators_without_names(deed, at_work, same_as_golden):
    report = prepare_year_report(done="Закреплена пара", **deed)
    same_as_golden(report, "report_year")
    text = plain_text(make_paper(report))
    assert "Петров" not in text and "Орлов" not in text


def test_the_figures_of_another_school_or_of_nothing(cycle, in_school, today):
    counted = figures(in_school, cycle, today)
    assert {(part, whole) for _words, part, whole in counted} == {(0, None), (0, 0)}


def test_what_is_counted_costs_the_same_for_one_and_for_four(
    cycle, at_work, in_school, hire, today, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        figures(in_school, cycle, today)
    for name in ("Ким Вера Олеговна", "Ли Анна Викторовна", "Сорока Ольга Петровна"):
        hire(name, service_teaching=12)
    with django_assert_num_queries(len(one)):
        figures(in_school, cycle, today)


def test_the_portfolio_under_four_headings(deed, at_work, same_as_golden):
    portfolio = prepare_portfolio(
        person=at_work.mentor, contests="Подготовка Орлова Д. И. к конкурсу «Дебют»", **deed
    )
    same_as_golden(portfolio, "portfolio")


def test_a_mentor_without_pairs_has_room_to_write(deed, hire):
    text = plain_text(make_paper(prepare_portfolio(person=hire("Ким Вера Олеговна"), **deed)))
    assert text.count("№ | Наставляемый, должность") == 1
    assert Person.objects.filter(surname="Ким").exists() and "приказ от" not in text
