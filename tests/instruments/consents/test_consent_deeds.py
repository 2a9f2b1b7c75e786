"""Consents from the print to the withdrawal, one at a time and in bulk."""

import datetime as dt

import pytest
from django.db import transaction

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.consents import actions, queries, signals
from nastavnik.instruments.consents.models import Consent
from nastavnik.instruments.consents.states import REQUIRED, STEPS, Kind, State

DAY = dt.timedelta(days=1)
ALL = list(Kind.values)


@pytest.fixture
def printed(full_school, people, program, at):
    roles = {people[0].pk: {"mentor"}, people[1].pk: {"mentee"}}
    return actions.print_consents(full_school, people, ALL, roles=roles, year="2026/2027", by=program, at=at)


def told(rows):
    return [(row.person.surname, row.kind, row.state, row.number_words) for row in rows]


def test_each_person_gets_three_numbered_forms(printed):
    assert told(printed) == [
        ("Петрова", "processing", "printed", "1/2026"),
        ("Петрова", "dissemination", "printed", "2/2026"),
        ("Петрова", "mentoring", "printed", "3/2026"),
        ("Орлов", "processing", "printed", "4/2026"),
        ("Орлов", "dissemination", "printed", "5/2026"),
        ("Орлов", "mentoring", "printed", "6/2026"),
    ]
    assert Entry.objects.filter(deed="consent.print").count() == 6
    assert printed[2].items == {"roles": ["mentor"], "year": "2026/2027"}


def test_a_second_print_keeps_numbers_and_passes_over_the_signed(
    printed, full_school, people, program, at, today
):
    actions.record_signed([printed[0]], on=today, by=program, at=at)
    again = actions.print_consents(full_school, people, ALL, by=program, at=at + 2 * DAY)
    assert [row.number for row in again] == [2, 3, 4, 5, 6]
    assert {row.printed_on for row in again} == {today + 2 * DAY}
    assert Consent.objects.count() == 6


def test_printing_costs_the_same_for_two_people_and_for_six(full_school, people, hire, program, at):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for group in ([people[0]], [people[1], *(hire(f"Иванов{n * 'а'} Пётр Ильич") for n in range(1, 6))]):
        with CaptureQueriesContext(connection) as seen:
            actions.print_consents(full_school, group, ALL, by=program, at=at)
        counts.append(len(seen))
    assert counts[1] <= counts[0] + 1  # the counter's row is made by the first


def test_who_lacks_what_follows_signing_term_and_withdrawal(printed, people, program, at, today):
    mentor, mentee = people
    assert queries.lacking(people, REQUIRED, today) == {
        mentor.pk: {"processing", "mentoring"},
        mentee.pk: {"processing", "mentoring"},
    }
    actions.record_signed(printed[:3], on=today, by=program, at=at)
    assert queries.lacking(people, REQUIRED, today) == {mentee.pk: {"processing", "mentoring"}}
    assert queries.has_all(mentor, ALL, today)
    assert not queries.has_all(mentor, ALL, today - DAY)  # not before it was signed
    ends = printed[1].valid_until
    assert ends == dt.date(2029, 9, 7)
    assert queries.lacking([mentor], ALL, ends + DAY) == {mentor.pk: {"dissemination"}}
    actions.withdraw_consent(printed[0], on=today, by=program, at=at)
    assert queries.lacking([mentor], REQUIRED, today) == {mentor.pk: {"processing"}}


def test_a_withdrawal_is_told_and_opens_the_way_for_a_new_consent(printed, people, program, at, today):
    heard = []

    def hear(sender, consent, **kwargs):
        heard.append((consent.kind, consent.state))

    signals.consent_withdrawn.connect(hear)
    try:
        with pytest.raises(DomainError):
            actions.withdraw_consent(printed[0], on=today, by=program, at=at)  # nothing signed yet
        actions.record_signed([printed[0]], on=today, by=program, at=at)
        for day in (today - DAY, today + DAY):
            with pytest.raises(BadInput):
                actions.withdraw_consent(printed[0], on=day, by=program, at=at)
        actions.withdraw_consent(printed[0], on=today, by=program, at=at)
    finally:
        signals.consent_withdrawn.disconnect(hear)
    assert heard == [("processing", "withdrawn")]
    new = actions.print_consents(printed[0].organisation, people[:1], ["processing"], by=program, at=at)
    assert [(row.number, row.state) for row in new] == [(7, "printed")]
    assert Consent.objects.get(pk=printed[0].pk).state == State.WITHDRAWN


def test_signing_in_bulk_is_all_or_nothing(printed, program, at, today):
    with pytest.raises(BadInput):
        actions.record_signed(printed, on=today + DAY, by=program, at=at)
    stale = Consent.objects.get(pk=printed[1].pk)
    actions.record_signed([stale], on=today, by=program, at=at)
    with pytest.raises(DomainError), transaction.atomic():
        actions.record_signed(printed, on=today, by=program, at=at)
    assert list(Consent.objects.filter(state=State.SIGNED)) == [stale]


def test_silence_on_the_form_on_dissemination_is_no_consent(printed, program, at, today):
    form = printed[1]
    actions.record_answers(
        form, {"photo": (True, "только групповые"), "email": (False, "")}, by=program, at=at
    )
    kept = {
        item["code"]: (item["agreed"], item["conditions"])
        for item in Consent.objects.get(pk=form.pk).items["items"]
    }
    assert (kept["photo"], kept["email"], kept["name"]) == (
        (True, "только групповые"),
        (False, ""),
        (None, ""),
    )
    with pytest.raises(BadInput):
        actions.record_answers(printed[0], {}, by=program, at=at)


def test_a_paper_of_the_schools_own_is_entered_as_signed(people, program, at, today):
    row = actions.enter_signed(people[0], "processing", on=today - 30 * DAY, by=program, at=at)
    assert (row.state, row.number, queries.has_all(people[0], ["processing"], today)) == (
        "signed",
        None,
        True,
    )
    again = actions.enter_signed(people[0], "processing", on=today, by=program, at=at)
    assert [one.state for one in Consent.objects.order_by("pk")] == ["expired", "signed"]
    assert again.pk != row.pk


def test_the_term_over_expires_by_night(printed, full_school, program, at, today):
    actions.record_signed(printed[:2], on=today, valid_until=today + 5 * DAY, by=program, at=at)
    assert actions.expire_consents(full_school, by=program, at=at + 5 * DAY) == []
    over = actions.expire_consents(full_school, by=program, at=at + 6 * DAY)
    assert [row.state for row in over] == [State.EXPIRED, State.EXPIRED]


def test_standing_shows_everybody_who_takes_part(printed, people, full_school, hire, program, at, today):
    hire("Лишний Олег Олегович")  # takes no part and has given nothing
    actions.record_signed(printed[:1], on=today, by=program, at=at)
    rows = queries.standing(full_school, today)
    assert [(row.person.surname, [cell.state for cell in row.cells]) for row in rows] == [
        ("Орлов", ["printed", "printed", "printed"]),
        ("Петрова", ["signed", "printed", "printed"]),
    ]
    assert [row.person.surname for row in queries.chosen(rows, text="петр")] == ["Петрова"]
    assert [row.person.surname for row in queries.chosen(rows, states=["processing:printed"])] == ["Орлов"]


def test_the_table_of_states_knows_every_state():
    assert set(STEPS) == set(State)
