"""A pair from the proposal to the end, and what stands against it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.journey.mentorships import actions
from nastavnik.journey.mentorships.models import Answer, Member, Mentorship
from nastavnik.journey.mentorships.states import STEPS, EndReason, Kind, Reply, State


@pytest.fixture
def people(hire):
    return [
        hire(name) for name in ("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", "Ким Виктория Андреевна")
    ]


@pytest.fixture
def propose(cycle, people, program, at):
    def make(mentor=0, mentees=(1,), **values):
        span = {"starts_on": cycle.starts_on, "ends_on": cycle.ends_on}
        return actions.propose_mentorship(
            cycle, people[mentor], [people[n] for n in mentees], by=program, at=at, **(span | values)
        )

    return make


def test_from_proposal_to_completion_with_every_deed_in_the_journal(
    propose, people, program, at, monkeypatch
):
    pair = propose()
    actions.offer_mentorship(pair, by=program, at=at)
    actions.answer_offer(pair, people[0], Reply.YES, by=program, at=at)
    assert pair.state == State.OFFERED  # one side is not enough
    actions.answer_offer(pair, people[1], Reply.YES, by=program, at=at)
    assert pair.state == State.CONFIRMED
    with pytest.raises(DomainError) as told:
        actions.order_mentorship(pair, 1, by=program, at=at)
    assert "Петрова" in str(told.value) and "Орлов" in str(told.value)  # consents are missing, and whose
    monkeypatch.setattr(actions, "missing_before_order", lambda pairs, today: {pair.pk: []})
    actions.order_mentorship(pair, 1, by=program, at=at)
    actions.start_mentorship(pair, by=program, at=at)
    actions.complete_mentorship(pair, on=at.date(), by=program, at=at)
    pair.refresh_from_db()
    assert (pair.state, pair.end_reason, pair.order_document_id) == (State.COMPLETED, EndReason.FULFILLED, 1)
    assert not Member.objects.get().is_open
    assert [entry.deed for entry in Entry.objects.about(pair).order_by("number")] == [
        "mentorship.propose",
        "mentorship.offer",
        "mentorship.answer",
        "mentorship.answer",
        "mentorship.confirm",
        "mentorship.order",
        "mentorship.start",
        "mentorship.complete",
    ]


def test_one_refusal_with_its_reason_declines_and_frees_both(propose, people, program, at):
    pair = propose()
    actions.offer_mentorship(pair, by=program, at=at)
    with pytest.raises(BadInput):
        actions.answer_offer(pair, people[1], Reply.NO, by=program, at=at)
    actions.answer_offer(pair, people[1], Reply.NO, words="Не совпадает расписание", by=program, at=at)
    assert (pair.state, pair.ended_on) == (State.DECLINED, at.date())
    assert Answer.objects.get().words == "Не совпадает расписание"
    assert propose(mentor=2).state == State.PROPOSED  # the mentee may have another pair now


def test_somebody_outside_the_pair_cannot_answer_for_it(propose, people, program, at):
    pair = propose()
    actions.offer_mentorship(pair, by=program, at=at)
    with pytest.raises(BadInput, match="Ким"):
        actions.answer_offer(pair, people[2], Reply.YES, by=program, at=at)
    assert not Answer.objects.exists()


def test_rules_against_a_pair_are_said_in_words(propose, cycle):
    propose()
    with pytest.raises(DomainError, match="Орлов"):
        propose(mentor=2)  # the mentee has an open pair
    with pytest.raises(BadInput):
        propose(mentor=0, mentees=(0,))  # nobody mentors themselves
    with pytest.raises(BadInput):
        propose(mentor=1, mentees=(0, 2))  # several mentees are a group
    with pytest.raises(BadInput):
        propose(mentor=1, mentees=(2,), ends_on=cycle.starts_on)
    with pytest.raises(BadInput):
        propose(mentor=1, mentees=())
    assert propose(mentor=1, mentees=(0, 2), kind=Kind.GROUP).is_group
    assert Mentorship.objects.count() == 2


def test_the_database_itself_forbids_a_self_pair_and_a_second_open_pair(propose, people, at):
    pair = propose()
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(mentorship=pair, mentor=people[0], mentee=people[0])
    other = propose(mentor=0, mentees=(2,))
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(mentorship=other, mentor=people[0], mentee=people[1])
    with pytest.raises(IntegrityError), transaction.atomic():  # nor by telling the database it were closed
        Member.objects.create(mentorship=other, mentor=people[0], mentee=people[1], is_open=False)
    Mentorship.objects.filter(pk=pair.pk).update(state=State.WITHDRAWN)
    Member.objects.create(mentorship=other, mentor=people[0], mentee=people[1])  # the control


def test_of_two_who_press_at_once_one_is_told(propose, program, at):
    mine, theirs = propose(), Mentorship.objects.with_people().get()
    actions.offer_mentorship(mine, by=program, at=at)
    with pytest.raises(DomainError):
        actions.withdraw_mentorship(theirs, by=program, at=at)
    assert Mentorship.objects.get().state == State.OFFERED


def test_an_early_end_needs_its_reason_and_keeps_it(propose, program, at):
    pair = propose()
    Mentorship.objects.update(state=State.ACTIVE)
    pair.state = State.ACTIVE
    with pytest.raises(BadInput):
        actions.end_early(pair, on=at.date(), reason=EndReason.MENTOR, words=" ", by=program, at=at)
    on = at.date() + dt.timedelta(days=5)
    actions.end_early(pair, on=on, reason=EndReason.MENTOR, words="Переезд", by=program, at=at)
    pair.refresh_from_db()
    assert (pair.state, pair.ended_on, pair.end_words) == (State.ENDED_EARLY, on, "Переезд")


def test_the_table_of_states_is_closed():
    assert set(STEPS) == set(State)
    assert set().union(*STEPS.values()) == set(State) - {State.PROPOSED}
