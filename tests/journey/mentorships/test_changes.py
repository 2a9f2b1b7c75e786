"""A pair changed on its way: a longer term, another mentor."""

import datetime as dt

import pytest

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.journey.mentorships import actions
from nastavnik.journey.mentorships.changes import extend_mentorship, replace_mentor
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.mentorships.states import State

DAY = dt.timedelta(days=1)


@pytest.fixture
def at_work(cycle, hire, program, at, monkeypatch):
    """A group of two at work from 7 September to 31 May."""
    mentor = hire("Петрова Анна Сергеевна")
    mentees = [hire("Орлов Дмитрий Ильич"), hire("Ким Виктория Андреевна")]
    pair = actions.propose_mentorship(
        cycle, mentor, mentees, kind="group", starts_on=at.date(), ends_on=cycle.ends_on, by=program, at=at
    )
    actions.confirm_for_all(pair, words="на совещании", by=program, at=at)
    monkeypatch.setattr(actions, "missing_before_order", lambda pairs, today: {pair.pk: []})
    actions.order_mentorship(pair, 1, by=program, at=at)
    actions.start_mentorship(pair, by=program, at=at)
    return pair


def test_an_extension_moves_the_end_and_is_written_down(at_work, cycle, program, at):
    later = cycle.ends_on + 100 * DAY
    for day in (cycle.ends_on, cycle.ends_on - DAY, at.date() + 40 * 31 * DAY):
        with pytest.raises(BadInput) as told:
            extend_mentorship(at_work, ends_on=day, by=program, at=at)
        assert set(told.value.fields) == {"ends_on"}
    extend_mentorship(at_work, ends_on=later, by=program, at=at)
    at_work.refresh_from_db()
    assert (at_work.ends_on, at_work.state) == (later, State.ACTIVE)
    entry = Entry.objects.about(at_work).order_by("-number").first()
    assert (entry.deed, entry.before, entry.after) == (
        "mentorship.extend",
        {"ends_on": cycle.ends_on.isoformat()},
        {"ends_on": later.isoformat()},
    )


def test_of_two_extensions_at_once_one_is_refused(at_work, cycle, program, at):
    stale = Mentorship.objects.get(pk=at_work.pk)
    extend_mentorship(at_work, ends_on=cycle.ends_on + DAY, by=program, at=at)
    with pytest.raises(DomainError):
        extend_mentorship(stale, ends_on=cycle.ends_on + 9 * DAY, by=program, at=at)
    at_work.refresh_from_db()
    assert at_work.ends_on == cycle.ends_on + DAY


def test_a_pair_that_is_over_is_neither_extended_nor_given_to_another(at_work, cycle, hire, program, at):
    actions.complete_mentorship(at_work, on=at.date(), by=program, at=at)
    with pytest.raises(DomainError):
        extend_mentorship(at_work, ends_on=cycle.ends_on + DAY, by=program, at=at)
    with pytest.raises(DomainError):
        replace_mentor(
            at_work, hire("Гёте Анна Карловна"), on=at.date() + DAY, words="уход", by=program, at=at
        )


def test_another_mentor_takes_the_mentees_over_for_the_rest_of_the_term(at_work, hire, program, at):
    other, on = hire("Гёте Анна Карловна"), at.date() + 30 * DAY
    new = replace_mentor(at_work, other, on=on, words="перевод наставника", by=program, at=at)
    at_work.refresh_from_db()
    assert (at_work.state, at_work.ended_on, at_work.end_words) == (
        State.REPLACED,
        on - DAY,
        "перевод наставника",
    )
    assert (new.state, new.replaces, new.starts_on, new.ends_on, new.kind) == (
        State.PROPOSED,
        at_work,
        on,
        at_work.ends_on,
        "group",
    )
    assert [mentee.pk for mentee in new.mentees] == [mentee.pk for mentee in at_work.mentees]
    open_members = Member.objects.filter(is_open=True).values_list("mentorship_id", "mentor_id")
    assert set(open_members) == {(new.pk, other.pk)}


def test_who_cannot_take_a_pair_over(at_work, hire, program, at):
    other, on = hire("Гёте Анна Карловна"), at.date() + 30 * DAY
    for mentor, day, words, field in (
        (at_work.mentor, on, "уход", "mentor"),
        (at_work.mentees[0], on, "уход", "mentor"),
        (other, at_work.starts_on, "уход", "on"),
        (other, at_work.ends_on, "уход", "on"),
        (other, on, "  ", "words"),
    ):
        with pytest.raises(BadInput) as told:
            replace_mentor(at_work, mentor, on=day, words=words, by=program, at=at)
        assert set(told.value.fields) == {field}
    assert Mentorship.objects.count() == 1
