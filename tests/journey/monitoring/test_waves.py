"""Questionnaires go out at the start and the end of a pair's work, a refusal has its reason, stage 6 sees it."""

import datetime as dt

import pytest

from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.documents.actions import prepare_document
from nastavnik.instruments.surveys.actions.campaigns import close_campaign
from nastavnik.instruments.surveys.models import Campaign, Invitation
from nastavnik.instruments.surveys.states import InvitationState
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.monitoring.asking import ask_due, record_refusal
from nastavnik.journey.roadmap.evidence import registered


@pytest.fixture
def deed(program, at):
    return {"by": program, "at": at}


@pytest.fixture
def pair(in_school, cycle, hire, at):
    mentor, mentee = hire("Петрова Анна Сергеевна"), hire("Орлов Дмитрий Ильич")
    made = Mentorship.objects.create(
        organisation=in_school, cycle=cycle, mentor=mentor, state="active", starts_on=cycle.starts_on,
        ends_on=cycle.ends_on, created_at=at,
    )  # fmt: skip
    Member.objects.create(mentorship=made, mentor=mentor, mentee=mentee)
    return made


def asked():
    rows = Invitation.objects.order_by("campaign__version__questionnaire__code", "pk")
    return list(rows.values_list("campaign__version__questionnaire__code", "person__surname", "due_on"))


def end(pair, on):
    Mentorship.objects.filter(pk=pair.pk).update(state="completed", ended_on=on, end_reason="fulfilled")


def test_each_is_asked_once_at_the_start_and_at_the_end(in_school, pair, deed, at, today):
    due = today + dt.timedelta(days=10)
    before = [("before.mentee", "Орлов", due), ("before.mentor", "Петрова", due)]
    assert ask_due(in_school, **deed) == 2
    assert ask_due(in_school, **deed) == 0
    assert asked() == before
    later = at.replace(year=2027, month=5, day=20)
    assert ask_due(in_school, by=deed["by"], at=later) == 2
    after = [(code, name, dt.date(2027, 5, 30)) for code, name in
             (("after.mentee", "Орлов"), ("after.mentor", "Петрова"))]  # fmt: skip
    assert asked() == after + before
    assert Campaign.objects.count() == 4


def test_who_began_long_ago_is_not_asked_before_and_a_closed_wave_asks_nobody(in_school, pair, deed, at):
    assert ask_due(in_school, by=deed["by"], at=at.replace(month=11)) == 0
    assert ask_due(in_school, **deed) == 2
    for campaign in Campaign.objects.all():
        close_campaign(campaign, **deed)
    Invitation.objects.all().delete()
    assert ask_due(in_school, **deed) == 0


def test_stage_six_wants_both_questionnaires_or_a_reason_and_a_report(in_school, cycle, pair, deed, today):
    check = registered("monitoring.questionnaires")
    assert (check(cycle, today).done, check(cycle, today).need) == (False, 0)
    ask_due(in_school, **deed)
    end(pair, today)
    ask_due(in_school, **deed)
    found = check(cycle, today)
    assert (found.have, found.need, [one.count for one in found.missing]) == (0, 1, [4, 1])

    done = Invitation.objects.exclude(person=pair.mentor)
    done.update(state=InvitationState.ANSWERED, answered_on=today)
    with pytest.raises(BadInput, match="почему"):
        record_refusal(cycle, pair.mentor, "before.mentor", " ", **deed)
    for code in ("before.mentor", "after.mentor"):
        record_refusal(cycle, pair.mentor, code, "Не желает отвечать", **deed)
    assert [one.count for one in check(cycle, today).missing] == [1]
    prepare_document(
        in_school,
        "report.programme",
        title="Отчёт",
        about={"cycle": cycle.pk, "mentorships": [pair.pk]},
        **deed,
    )
    assert (check(cycle, today).done, check(cycle, today).missing) == (True, ())
