"""A meeting from the plan to the other side's word; two people at once; reminders."""

import datetime as dt

import pytest

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.notify.models import Letter, Notice
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.programmes.meetings import actions, queries
from nastavnik.journey.programmes.meetings.models import Meeting
from nastavnik.journey.programmes.meetings.reminders import remind
from nastavnik.journey.programmes.models import PlanItem

DAY = dt.timedelta(days=1)
SAID = {"topic": "Начало урока", "form": "consultation", "minutes": 45, "result": "Договорились о правилах"}


@pytest.fixture
def by_mentor(actor, mentor, at):
    return {"by": actor(mentor), "at": at}


@pytest.fixture
def by_mentee(actor, mentee, at):
    return {"by": actor(mentee), "at": at}


def test_one_side_writes_and_the_other_confirms(at_work, today, by_mentor, by_mentee, mentee, people):
    item = queries.topics_of(at_work)[0]
    made = actions.log_meeting(at_work, on=today, item=item, done=True, **SAID, **by_mentor)
    item.refresh_from_db()
    assert (item.mark, item.done_on, item.evidence) == ("done", today, "Договорились о правилах")
    assert [notice.words for notice in Notice.objects.filter(account=mentee)] == [
        "Подтвердите встречу 07.09.2026"
    ]
    with pytest.raises(DomainError, match="другая сторона"):
        actions.confirm_meeting(made, revision=1, **by_mentor)
    actions.confirm_meeting(made, revision=1, **by_mentee)
    made.refresh_from_db()
    assert (made.state, made.author, made.confirmed_by) == ("confirmed", *people)
    item.refresh_from_db()
    assert item.confirmed_by == people[1]
    with pytest.raises(DomainError, match="не меняется"):
        actions.correct_meeting(made, revision=1, on=today, **SAID, **by_mentor)
    with pytest.raises(DomainError):
        actions.cancel_meeting(made, **by_mentor)
    deeds = Entry.objects.filter(object_type="programmes.meeting").order_by("number")
    assert [entry.deed for entry in deeds] == ["meeting.log", "meeting.confirm"]


def test_what_is_not_so_goes_back_to_its_author(at_work, today, by_mentor, by_mentee, mentor, people):
    made = actions.log_meeting(at_work, on=today, **SAID, **by_mentor)
    actions.object_to_meeting(made, "Было 30 минут", **by_mentee)
    ids = [at_work.pk]
    assert queries.to_confirm([people[1].pk], ids) == []
    assert [row.objection for row in queries.to_correct([people[0].pk], ids)] == ["Было 30 минут"]
    assert Notice.objects.filter(account=mentor, words="Вас просят исправить запись о встрече").exists()
    actions.correct_meeting(made, revision=1, on=today, **SAID | {"minutes": 30}, **by_mentor)
    assert [row.minutes for row in queries.to_confirm([people[1].pk], ids)] == [30]
    stale = Meeting.objects.get(pk=made.pk)
    with pytest.raises(DomainError, match="Пока вы писали"):
        actions.confirm_meeting(stale, revision=1, **by_mentee)  # the page showed 45 minutes
    actions.confirm_meeting(stale, revision=2, **by_mentee)


def test_of_two_writers_the_second_is_told(at_work, today, by_mentor, by_mentee):
    made = actions.plan_meeting(at_work, on=today + DAY, topic="План", **by_mentor)
    mine, theirs = (Meeting.objects.with_people().get(pk=made.pk) for _ in range(2))
    later = {"topic": "План", "starts_at": None, "place": "", "form": "online", "item": None}
    actions.move_meeting(theirs, revision=1, on=today + 3 * DAY, **later, **by_mentee)
    with pytest.raises(DomainError, match="Пока вы писали"):
        actions.move_meeting(mine, revision=1, on=today + 2 * DAY, **later, **by_mentor)
    made.refresh_from_db()
    assert (made.on, made.revision) == (today + 3 * DAY, 2)


def test_days_and_states_that_do_not_go(at_work, today, by_mentor, program, at):
    with pytest.raises(BadInput, match="ещё не наступил"):
        actions.log_meeting(at_work, on=today + DAY, **SAID, **by_mentor)
    with pytest.raises(BadInput, match="уже прошёл"):
        actions.plan_meeting(at_work, on=today - DAY, topic="Поздно", **by_mentor)
    Mentorship.objects.filter(pk=at_work.pk).update(state="proposed")
    at_work.refresh_from_db()
    with pytest.raises(DomainError, match="пока пара работает"):
        actions.log_meeting(at_work, on=today, **SAID, **by_mentor)
    assert Meeting.objects.count() == 0


def test_a_group_is_confirmed_by_any_mentee_and_the_curators_record_by_anybody(
    at_work, hire, today, program, at
):
    other = hire("Зуева Нина Ильинична")
    at_work.members.create(mentee=other, mentor=at_work.mentor)
    pair = Mentorship.objects.with_people().get(pk=at_work.pk)
    made = Meeting(mentorship=pair, author=pair.mentor)
    assert queries.may_confirm(made, [other.pk]) and not queries.may_confirm(made, [pair.mentor_id])
    made.author = other
    assert queries.may_confirm(made, [pair.mentor_id]) and not queries.may_confirm(made, [pair.mentees[0].pk])
    made.author = None
    assert queries.may_confirm(made, [pair.mentor_id]) and not queries.may_confirm(made, [0])


def test_both_sides_are_reminded_once(at_work, today, by_mentor, mentor, mentee, school, at):
    mentor.email = "mentor@example.org"
    mentor.save()
    actions.plan_meeting(at_work, on=today + DAY, topic="Разбор урока", starts_at=dt.time(14, 5), place="Кабинет 12",
                         **by_mentor)  # fmt: skip
    actions.plan_meeting(at_work, on=today + 5 * DAY, topic="Не скоро", **by_mentor)
    Meeting.objects.create(mentorship=at_work, state="planned", on=today - DAY, topic="Вчера", created_at=at)
    Notice.objects.all().delete()
    for _twice in range(2):
        assert remind(school, **by_mentor) == 2
    told = sorted(Notice.objects.values_list("account__login", "words"))
    asked = "Вчера была встреча? Запишите её, это займёт минуту."
    assert told == [(who, words) for who in ("mentee", "mentor") for words in (asked, "Завтра у вас встреча")]
    assert [letter.body for letter in Letter.objects.all()] == ["08.09.2026, 14:05\nРазбор урока\nКабинет 12"]


def test_topics_are_the_next_lines_that_are_not_done(at_work, programme, today):
    first, second = programme.items.all()[:2]
    PlanItem.objects.filter(pk=first.pk).update(mark="done", done_on=today)
    found = queries.topics_of(at_work)
    assert [found[0].pk, len(found)] == [second.pk, queries.TOPICS]
