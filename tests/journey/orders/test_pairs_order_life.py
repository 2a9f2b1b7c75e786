"""An order on pairs: what stops it, what it sets in motion, and only then."""

import datetime as dt

import pytest
from django.db import transaction

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.documents.actions import bring_due_into_force, cancel, sign_document
from nastavnik.instruments.documents.makers import kind_of
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State
from nastavnik.journey.orders import actions, queries
from nastavnik.journey.orders.evidence import pairs as evidence

WEEK = dt.timedelta(days=7)


def states():
    return list(Mentorship.objects.order_by("pk").values_list("state", flat=True))


def test_a_signed_order_starts_every_pair_that_it_names(cycle, make_pair, program, at, today):
    one = make_pair("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", ready=True)
    two = make_pair("Сорока Ольга Петровна", "Ли Анна Викторовна", "Белых Глеб Юрьевич", ready=True)
    left = make_pair("Гёте Анна Карловна", "Мамедов Али Гасан оглы", ready=True)
    assert not evidence(cycle, today).done
    order = actions.prepare_pairs_order(cycle, [one, two], by=program, at=at)
    assert states() == [State.CONFIRMED] * 3  # a draft moves nobody
    sign_document(order, date=today, by=program, at=at)
    assert states() == [State.ACTIVE, State.ACTIVE, State.CONFIRMED]
    one.refresh_from_db()
    assert one.order_document_id == order.pk
    told = evidence(cycle, today)
    assert (told.have, told.need, told.done) == (2, 3, False)
    later = actions.prepare_pairs_order(cycle, [left], by=program, at=at)
    sign_document(later, date=today, by=program, at=at)
    assert evidence(cycle, today).done


def test_what_is_missing_stops_the_signing_with_names_and_leaves_no_trace(
    cycle, make_pair, ready, program, at, today
):
    whole = make_pair("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", ready=True)
    bare = make_pair("Сорока Ольга Петровна", "Ли Анна Викторовна")
    order = actions.prepare_pairs_order(cycle, [whole, bare], by=program, at=at)
    effects = kind_of("order.pairs").effects(order)
    assert len(effects) == 6  # how many begin; four consents and a programme are missing
    with pytest.raises(DomainError, match="Сорока"), transaction.atomic():
        sign_document(order, date=today, by=program, at=at)
    order.refresh_from_db()
    assert (order.state, order.number, states()) == ("draft", "", [State.CONFIRMED, State.PROPOSED])
    ready(bare, program, at)
    assert sign_document(order, date=today, by=program, at=at).number == "1-од"
    assert states() == [State.ACTIVE, State.ACTIVE]


def test_an_order_of_a_later_day_starts_its_pairs_on_that_day(
    cycle, make_pair, in_school, program, at, today
):
    soon = make_pair("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", ready=True)
    late = make_pair(
        "Сорока Ольга Петровна", "Ли Анна Викторовна", ready=True, starts_on=dt.date(2026, 10, 1)
    )
    order = actions.prepare_pairs_order(cycle, [soon, late], by=program, at=at)
    sign_document(order, date=today, effective_on=today + WEEK, by=program, at=at)
    assert states() == [State.ORDERED, State.ORDERED]
    assert actions.start_due_mentorships(in_school, by=program, at=at + WEEK) == []  # not yet in force
    bring_due_into_force(in_school, by=program, at=at + WEEK)
    assert states() == [State.ACTIVE, State.ORDERED]
    assert actions.start_due_mentorships(in_school, by=program, at=at + 4 * WEEK) == [late]
    assert states() == [State.ACTIVE, State.ACTIVE]


def test_a_pair_stands_in_one_draft_and_in_one_order(cycle, make_pair, program, at, today):
    pair = make_pair("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", ready=True)
    with pytest.raises(BadInput):
        actions.prepare_pairs_order(cycle, [], by=program, at=at)
    draft = actions.prepare_pairs_order(cycle, [pair], by=program, at=at)
    assert queries.waiting_pairs(cycle, today) == []
    with pytest.raises(DomainError, match="Петрова"):
        actions.prepare_pairs_order(cycle, [pair], by=program, at=at)
    cancel(draft, by=program, at=at)
    assert [row.mentorship for row in queries.waiting_pairs(cycle, today)] == [pair]
    again = actions.prepare_pairs_order(cycle, [pair], by=program, at=at)
    sign_document(again, date=today, by=program, at=at)
    pair.refresh_from_db()
    with pytest.raises(DomainError, match="Петрова"):
        actions.prepare_pairs_order(cycle, [pair], by=program, at=at)
