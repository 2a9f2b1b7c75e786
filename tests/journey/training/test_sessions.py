"""Sessions: who is asked and told, who was there, who still lacks one, what stands against an order."""

import datetime as dt

import pytest

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.notify.models import Letter, Notice
from nastavnik.foundation.people.models import Person
from nastavnik.journey.register.actions.candidates import decide_candidates
from nastavnik.journey.register.models import MentorEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.evidence import registered
from nastavnik.journey.training import actions, queries
from nastavnik.journey.training.calendar import calendar_of
from nastavnik.journey.training.models import Participant
from nastavnik.journey.training.states import SessionKind, SessionState, Way

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def plan(cycle, program, at):
    """`plan(kind=…, starts_at=…)` plans a session of today."""

    def make(**values):
        usual = {"kind": SessionKind.KICKOFF, "topic": "Первые шаги", "starts_at": at, "leaders": "Соколова Е. В.",
                 "place": "каб. 12"}  # fmt: skip
        return actions.plan_session(cycle, by=program, at=at, **(usual | values))

    return make


@pytest.fixture
def mentors(mentor, hire, program, at):
    """Two mentors of the bank, included."""
    hire(
        "Юсупова Гузель Ринатовна", service_total=240, service_teaching=240, service_here=90, category="first"
    )
    decide_candidates(
        list(MentorEntry.objects.open()), EntryState.INCLUDED, reason="совет", by=program, at=at
    )
    return [entry.person for entry in MentorEntry.objects.select_related("person__organisation").in_order()]


def lacking(cycle):
    return [row.person.surname for row in queries.mentors_trained(cycle) if row.lacks]


def test_who_is_asked_is_told_once_with_a_link_of_their_own(plan, mentors, mentor, program, at, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://desk.example.org"]
    mentors[0].email = "a@example.org"
    Person.objects.filter(pk=mentors[1].pk).update(email="g@example.org")
    mentors[1].email = "g@example.org"
    session = plan()
    made = actions.invite(session, [*mentors, mentors[0]], by=program, at=at)
    again = actions.invite(session, mentors, by=program, at=at)
    assert (len(made), again) == (2, [])
    assert Notice.objects.filter(account=mentor).count() == 1  # has an account, no address
    letter = Letter.objects.get()
    token = Participant.objects.get(person=mentors[1]).token
    assert letter.address == "g@example.org" and f"https://desk.example.org/t/{token}/" in letter.body
    with pytest.raises(BadInput):
        actions.invite(session, [], by=program, at=at)


def test_a_mentor_without_a_session_is_missing_until_present_exempt_or_taught_elsewhere(
    plan, mentors, cycle, program, at, today
):
    deed = {"by": program, "at": at}
    evidence = registered("training.sessions")
    assert lacking(cycle) == ["Петрова", "Юсупова"]
    session = plan()
    rows = actions.invite(session, mentors, **deed)
    actions.mark_presence(session, [rows[0].pk], **deed)
    assert lacking(cycle) == ["Юсупова"]
    told = evidence(cycle, today)
    assert (told.done, told.have, told.need) == (False, 1, 2)
    actions.exempt(cycle, mentors[1], reason="вела такие сессии", **deed)
    assert lacking(cycle) == [] and evidence(cycle, today).done
    actions.end_exemption(cycle, mentors[1], **deed)
    assert lacking(cycle) == ["Юсупова"]
    course = {"title": "Наставник", "provider": "ИРО", "hours": 36, "issued_on": today}
    actions.record_course(mentors[1], **course, **deed)
    assert lacking(cycle) == ["Юсупова"]  # a course counts only where somebody says so
    actions.record_course(mentors[1], **course, counts=True, scan=PDF, **deed)
    assert lacking(cycle) == []
    row = queries.training_of(cycle, mentors[1])
    assert (row.hours, row.course_hours) == (0, 72)
    assert queries.training_of(cycle, mentors[0]).hours == session.hours


def test_only_a_kick_off_session_that_stands_counts(plan, mentors, cycle, program, at):
    deed = {"by": program, "at": at}
    seminar = plan(kind=SessionKind.SEMINAR)
    rows = actions.invite(seminar, mentors, **deed)
    actions.mark_presence(seminar, [row.pk for row in rows], **deed)
    assert lacking(cycle) == ["Петрова", "Юсупова"]
    with pytest.raises(DomainError):
        actions.call_off(seminar, **deed)  # somebody was there


def test_presence_is_exactly_what_is_ticked_and_a_phone_mark_keeps_its_way(plan, mentors, program, at):
    deed = {"by": program, "at": at}
    session = plan()
    first, second = actions.invite(session, mentors, **deed)
    actions.note_presence(session, mentors[0], way=Way.LINK, **deed)
    actions.note_presence(session, mentors[0], way=Way.ACCOUNT, **deed)
    assert actions.mark_presence(session, [first.pk, second.pk], **deed) == 1
    ways = dict(Participant.objects.values_list("person__surname", "way"))
    assert ways == {"Петрова": Way.LINK, "Юсупова": Way.HAND}
    assert actions.mark_presence(session, [second.pk], **deed) == 1
    assert [row.person_id for row in queries.been_at(mentors[0])] == []


def test_nothing_is_noted_before_the_session_and_it_closes_only_with_somebody(plan, mentors, program, at):
    deed = {"by": program, "at": at}
    later = plan(starts_at=at + dt.timedelta(days=2))
    rows = actions.invite(later, mentors, **deed)
    with pytest.raises(DomainError):
        actions.mark_presence(later, [rows[0].pk], **deed)
    now = plan()
    with pytest.raises(DomainError):
        actions.hold_session(now, **deed)
    actions.note_presence(now, mentors[0], way=Way.ACCOUNT, **deed)  # came without being asked
    actions.hold_session(now, **deed)
    assert now.state == SessionState.HELD
    with pytest.raises(DomainError):
        actions.invite(now, mentors, **deed)


def test_a_session_outside_the_year_is_refused(plan, at):
    with pytest.raises(BadInput) as refused:
        plan(starts_at=at + dt.timedelta(days=400))
    assert "day" in refused.value.fields


def test_a_move_and_a_calling_off_are_told_to_who_was_asked(plan, mentors, mentor, program, at):
    session = plan()
    actions.invite(session, mentors, by=program, at=at)
    later = at + dt.timedelta(days=3)
    actions.change_session(session, by=program, at=at, topic="Другая тема")
    assert Notice.objects.filter(account=mentor).count() == 1  # only time and place are told
    actions.change_session(session, by=program, at=at, starts_at=later)
    actions.call_off(session, by=program, at=at)
    words = list(Notice.objects.filter(account=mentor).order_by("pk").values_list("words", flat=True))
    assert len(words) == 3 and "10.09.2026" in words[1]


def test_the_order_waits_for_the_session_only_where_the_school_wants_it(
    plan, mentors, mentee, cycle, program, at, today
):
    from nastavnik.foundation.organisations.actions import change_setting
    from nastavnik.journey.mentorships.actions import propose_mentorship
    from nastavnik.journey.mentorships.hard_checks import training

    young = Person.objects.get(account=mentee)
    pair = propose_mentorship(
        cycle, mentors[0], [young], starts_on=today, ends_on=cycle.ends_on, by=program, at=at
    )
    assert training([pair], today) == {}
    change_setting(cycle.organisation, "training.before_order", 1, by=program, at=at)
    assert list(training([pair], today)) == [pair.pk]
    actions.note_presence(plan(), mentors[0], way=Way.HAND, by=program, at=at)
    assert training([pair], today) == {}


def test_the_calendar_file_holds_one_event_at_the_right_moment(plan, at):
    from icalendar import Calendar

    session = plan(link="https://meet.example.org/a", programme="Знакомство\nПрактика")
    event = Calendar.from_ical(calendar_of(session, at=at)).walk("VEVENT")[0]
    assert event.decoded("dtstart") == at and event.decoded("dtend") - at == dt.timedelta(minutes=90)
    assert "Первые шаги" in str(event["summary"]) and str(event["url"]) == "https://meet.example.org/a"
    assert str(event["uid"]) == str(
        Calendar.from_ical(calendar_of(session, at=at + dt.timedelta(days=1))).walk("VEVENT")[0]["uid"]
    )
