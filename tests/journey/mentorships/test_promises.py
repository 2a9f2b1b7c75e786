"""What the database promises of pairs whoever writes: days apart, places of a mentor, closing by the calendar."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.notify.models import Notice
from nastavnik.foundation.people.actions import end_employment
from nastavnik.journey.mentorships import actions, promises
from nastavnik.journey.mentorships.changes import extend_mentorship
from nastavnik.journey.mentorships.closing import close_due
from nastavnik.journey.mentorships.duties import settle
from nastavnik.journey.mentorships.models import Duty, Member, Mentorship
from nastavnik.journey.mentorships.notice import earliest_last_day, give_notice, take_notice_back
from nastavnik.journey.mentorships.queries import history_of
from nastavnik.journey.mentorships.states import EndReason, LegalBasis, State

DAY = dt.timedelta(days=1)


@pytest.fixture
def people(hire):
    names = ("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", "Ким Виктория Андреевна", "Гёте Анна Карловна")
    return [hire(name) for name in names]


@pytest.fixture
def propose(cycle, people, program, at):
    def make(mentees=(1,), mentor=0, **values):
        span = {"starts_on": cycle.starts_on, "ends_on": cycle.ends_on}
        return actions.propose_mentorship(
            cycle, people[mentor], [people[n] for n in mentees], by=program, at=at, **(span | values)
        )

    return make


def at_work(pair):
    Mentorship.objects.filter(pk=pair.pk).update(state=State.ACTIVE)
    pair.refresh_from_db()
    return Mentorship.objects.with_people().get(pk=pair.pk)


def test_the_promises_are_in_place_and_put_back_after_a_migration(db):
    assert promises.kept(connection)
    promises.lift(connection)
    promises.keep(connection)
    promises.keep(connection)
    assert promises.kept(connection)


def test_days_of_one_mentee_never_overlap_but_follow_each_other(propose, cycle):
    first = propose(ends_on=dt.date(2026, 12, 31))
    with pytest.raises(DomainError, match="Орлов"):
        propose(mentor=2, starts_on=dt.date(2026, 12, 31))
    later = propose(mentor=2, starts_on=dt.date(2027, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():  # past every deed
        Mentorship.objects.filter(pk=first.pk).update(ends_on=dt.date(2027, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Mentorship.objects.filter(pk=later.pk).update(starts_on=dt.date(2026, 12, 31))
    Mentorship.objects.filter(pk=first.pk).update(ends_on=dt.date(2026, 12, 30))
    days = list(Member.objects.order_by("starts_on").values_list("starts_on", "ends_on"))
    assert days == [(cycle.starts_on, dt.date(2026, 12, 30)), (dt.date(2027, 1, 1), cycle.ends_on)]


def test_an_extension_does_not_run_into_the_next_pair(propose, program, at, cycle):
    first = at_work(propose(ends_on=dt.date(2026, 12, 31)))
    propose(mentor=2, starts_on=dt.date(2027, 2, 1))
    with pytest.raises(DomainError, match="Орлов"):
        extend_mentorship(first, ends_on=dt.date(2027, 2, 1), by=program, at=at)
    extend_mentorship(first, ends_on=dt.date(2027, 1, 31), by=program, at=at)
    assert Mentorship.objects.get(pk=first.pk).ends_on == dt.date(2027, 1, 31)


def test_a_mentor_has_no_more_places_than_the_bank_says(propose, hire):
    propose(mentees=(1,))
    propose(mentees=(2,))
    with pytest.raises(DomainError, match="2"):
        propose(mentees=(3,))
    full = Member.objects.filter(seat=1).get()
    other = Mentorship.objects.exclude(pk=full.mentorship_id).get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(mentorship=other).update(seat=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(mentorship=other).update(seat=3)
    Mentorship.objects.filter(pk=other.pk).update(state=State.WITHDRAWN)
    assert [m.seat for m in propose(mentees=(3,)).members.all()] == [2]


def test_a_group_has_seats_of_its_own_and_a_least_size(propose):
    group = propose(mentees=(1, 2), kind="group", most=2)
    assert (group.least, group.most) == (2, 2)
    assert list(group.members.values_list("seat", "seats", "in_group")) == [(1, 2, True), (2, 2, True)]
    assert propose(mentees=(3,)).members.get().seat == 1  # the group takes no place of a pair
    with pytest.raises(BadInput):
        propose(mentees=(1, 2, 3), mentor=3, kind="group")
    small = propose(mentor=1, mentees=(0,), kind="group")
    missing = actions.missing_before_order([small], dt.date(2026, 9, 7))[small.pk]
    assert any("2" in str(words) for words in missing)


def test_terms_and_notices_end_by_the_calendar_and_not_before(propose, program, at, in_school):
    term = at_work(propose(ends_on=dt.date(2026, 12, 31)))
    noticed = at_work(propose(mentees=(2,)))
    late = propose(mentees=(3,), mentor=2, ends_on=dt.date(2026, 12, 31))
    give_notice(noticed, on=dt.date(2026, 9, 10), reason=EndReason.MENTOR, words="Переезд", by=program, at=at)
    assert close_due(in_school, by=program, at=at.replace(day=10)) == []
    assert close_due(in_school, by=program, at=at.replace(day=11)) == [noticed]
    new_year = at.replace(year=2027, month=1, day=1)
    assert close_due(in_school, by=program, at=new_year) == [term, late]
    assert close_due(in_school, by=program, at=new_year) == []
    told = list(Mentorship.objects.order_by("pk").values_list("state", "ended_on", "end_reason"))
    assert told == [
        (State.COMPLETED, dt.date(2026, 12, 31), EndReason.TERM),
        (State.ENDED_EARLY, dt.date(2026, 9, 10), EndReason.MENTOR),
        (State.WITHDRAWN, new_year.date(), ""),
    ]


def test_a_notice_leaves_three_working_days_and_can_be_taken_back(propose, program, at):
    pair = at_work(propose())
    assert earliest_last_day(pair, at.date()) == dt.date(2026, 9, 10)  # Monday the 7th: Tue, Wed, Thu
    assert earliest_last_day(pair, dt.date(2026, 10, 30)) == dt.date(2026, 11, 5)  # the 4th is a holiday
    with pytest.raises(BadInput) as told:
        give_notice(pair, on=dt.date(2026, 9, 9), reason=EndReason.MENTEE, words="Нет", by=program, at=at)
    assert "10.09.2026" in str(told.value) and set(told.value.fields) == {"on"}
    give_notice(pair, on=dt.date(2026, 9, 10), reason=EndReason.MENTEE, words="Нет", by=program, at=at)
    take_notice_back(pair, by=program, at=at)
    pair.refresh_from_db()
    assert (pair.state, pair.last_on, pair.end_words) == (State.ACTIVE, None, "")
    with pytest.raises(DomainError):
        take_notice_back(pair, by=program, at=at)
    Mentorship.objects.update(legal_basis=LegalBasis.JOB_FUNCTION)
    pair.refresh_from_db()
    assert earliest_last_day(pair, at.date()) == at.date()


def test_who_leaves_leaves_a_task_and_no_ended_pair(propose, people, program, at, curator):
    pair = at_work(propose())
    free = propose(mentees=(2,), mentor=3)
    end_employment(people[0], on=dt.date(2026, 9, 20), reason="перевод", by=program, at=at)
    pair.refresh_from_db()
    duty = Duty.objects.get()
    assert (pair.state, duty.mentorship, duty.due_on) == (State.ACTIVE, pair, dt.date(2026, 9, 20))
    assert Notice.objects.get().url.endswith(f"/pairs/{pair.pk}/")
    settle(duty, words="Назначена замена", by=program, at=at)
    with pytest.raises(DomainError):
        settle(duty, words="Ещё раз", by=program, at=at)
    assert not Duty.objects.filter(mentorship=free).exists()


def test_the_history_tells_the_orders_number(propose, program, at, monkeypatch, in_school):
    from nastavnik.instruments.documents.models import Document

    paper = Document.objects.create(
        organisation=in_school, kind="order.pairs", title="О парах", journal="main", number="14-а",
        number_year=2026, date=at.date(), folded="", created_at=at,
    )  # fmt: skip
    pair = propose()
    monkeypatch.setattr(actions, "missing_before_order", lambda pairs, today: {pair.pk: []})
    actions.confirm_for_all(pair, words="на совещании", by=program, at=at)
    actions.order_mentorship(pair, paper.pk, by=program, at=at)
    lines = [change for line in history_of(pair, paper) for change in line.changes]
    assert ("Приказ", "–", "№\u00a014-а от 07.09.2026") in [(a, b or "–", c) for a, b, c in lines]
