"""Replacement, extension, early end: the text, the dates of the notice, and what happens only by a signature."""

import datetime as dt

import pytest

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.consents.actions import enter_signed
from nastavnik.instruments.documents.actions import sign_document
from nastavnik.instruments.documents.makers import kind_of, make_paper
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State
from nastavnik.journey.orders.actions import prepare_pairs_order
from nastavnik.journey.orders.carrying_out import carry_out_due
from nastavnik.journey.orders.prepare.changes import (
    prepare_extension,
    prepare_replacement,
    prepare_termination,
)
from nastavnik.paper import plain_text

DAY = dt.timedelta(days=1)
POSTS = {"Петрова Анна Сергеевна": "учитель математики", "Орлов Дмитрий Ильич": "учитель информатики"}
NAMES = ("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич")


@pytest.fixture
def pair(at_work):
    return at_work(*NAMES, posts=POSTS)


@pytest.fixture
def other(hire, program, at):
    """A new mentor with both consents."""
    person = hire("Гёте Анна Карловна", post="методист")
    for kind in ("processing", "mentoring"):
        enter_signed(person, kind, on=at.date(), by=program, at=at)
    return person


@pytest.fixture
def deed(cycle, program, at):
    return {"cycle": cycle, "by": program, "at": at}


def test_a_signed_replacement_moves_the_mentees_to_the_new_mentor(
    deed, pair, other, program, at, today, same_as_golden
):
    order = prepare_replacement(
        pair=pair, mentor=other, on=today + DAY, words="переводом наставника на другую должность", **deed
    )
    assert [pair.state, Mentorship.objects.count()] == [State.ACTIVE, 1]  # a draft moves nobody
    sign_document(order, date=today, number="40-од", by=program, at=at)
    same_as_golden(order, "replacement")
    pair.refresh_from_db()
    assert pair.state == State.ACTIVE  # the day has not come
    assert carry_out_due(pair.organisation, by=program, at=at) == ([], [])
    assert carry_out_due(pair.organisation, by=program, at=at + DAY) == ([order], [])
    assert carry_out_due(pair.organisation, by=program, at=at + DAY) == ([], [])  # once only
    pair.refresh_from_db()
    new = Mentorship.objects.get(replaces=pair)
    assert (pair.state, pair.ended_on) == (State.REPLACED, today)
    assert (new.state, new.mentor, new.order_document_id) == (State.ACTIVE, other, order.pk)
    assert new.programmes.count() == 1


def test_a_new_mentor_without_consents_stops_the_signing(deed, pair, hire, program, at, today):
    bare = hire("Ким Виктория Андреевна")
    order = prepare_replacement(pair=pair, mentor=bare, on=today + DAY, words="болезнью", **deed)
    assert len(kind_of(order.kind).effects(order)) == 3
    with pytest.raises(DomainError, match="Ким"):
        sign_document(order, date=today, by=program, at=at)
    with pytest.raises(DomainError, match="Петрова"):  # one draft at a time
        prepare_replacement(pair=pair, mentor=bare, on=today + DAY, words="болезнью", **deed)


def test_an_extension_works_from_its_signature(deed, pair, cycle, program, at, today, same_as_golden):
    later = dt.date(2027, 12, 31)
    order = prepare_extension(pair=pair, ends_on=later, words="участием в конкурсе", **deed)
    pair.refresh_from_db()
    assert pair.ends_on == cycle.ends_on
    sign_document(order, date=today, number="41-од", by=program, at=at)
    pair.refresh_from_db()
    assert pair.ends_on == later
    same_as_golden(order, "extension")


def test_the_notice_is_counted_in_working_days(deed, pair, program, at, today):
    ask = {"pair": pair, "initiative": "mentor", "notice_on": today, "words": "сменой графика"}
    with pytest.raises(BadInput, match=r"10\.09\.2026") as told:  # Monday: Tuesday, Wednesday, Thursday
        prepare_termination(last_on=today + 2 * DAY, **ask, **deed)
    assert set(told.value.fields) == {"last_on"}
    for day in (today - DAY, pair.ends_on + DAY):
        with pytest.raises(BadInput):
            prepare_termination(last_on=day, **ask, **deed)
    assert prepare_termination(last_on=today + 3 * DAY, **ask, **deed).content["last_on"] == "2026-09-10"


@pytest.mark.parametrize("initiative", ["mentor", "mentee", "curator"])
def test_an_early_end_by_whose_initiative(deed, pair, program, at, today, same_as_golden, initiative):
    order = prepare_termination(
        pair=pair,
        initiative=initiative,
        notice_on=today,
        last_on=today + 3 * DAY,
        words="изменением учебной нагрузки",
        **deed,
    )
    sign_document(order, date=today, number="42-од", by=program, at=at)
    same_as_golden(order, f"termination_{initiative}")
    pair.refresh_from_db()
    assert pair.state == State.ACTIVE
    carry_out_due(pair.organisation, by=program, at=at + 3 * DAY)  # on its last day the pair still works
    pair.refresh_from_db()
    assert pair.state == State.ACTIVE
    carry_out_due(pair.organisation, by=program, at=at + 4 * DAY)
    pair.refresh_from_db()
    assert (pair.state, pair.end_reason, pair.ended_on) == (State.ENDED_EARLY, initiative, today + 3 * DAY)


def test_a_later_order_on_pairs_adds_to_the_first(cycle, pair, make_pair, program, at, same_as_golden):
    late = make_pair("Сорока Ольга Петровна", "Ли Анна Викторовна", ready=True)
    order = prepare_pairs_order(cycle, [late], by=program, at=at + 60 * DAY)
    text = plain_text(make_paper(order)).replace("\u00a0", " ")
    assert "1. В дополнение к приказу от 07.09.2026 № 1-од закрепить наставническую пару" in text
    first = type(order).objects.get(number="1-од")
    assert "В дополнение" not in plain_text(make_paper(first))
