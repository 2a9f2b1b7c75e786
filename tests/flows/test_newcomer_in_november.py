"""A newcomer in November without a pair: support, a mentor comes, the notice, the pair, the end of waiting."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope

from nastavnik.foundation.jobs.models import Job
from nastavnik.foundation.jobs.running import run_job
from nastavnik.foundation.notify.models import Notice
from nastavnik.foundation.people.actions import enter_people
from nastavnik.journey.mentorships.actions import confirm_for_all, start_mentorship
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.roadmap.evidence import registered
from nastavnik.journey.support.models import Case
from nastavnik.journey.support.states import Ending, Why

NOVEMBER = dt.datetime(2026, 11, 9, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=3)))


@pytest.mark.django_db(transaction=True)
def test_from_the_first_day_to_the_pair(school, cycle, curator, program, enter, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOVEMBER.astimezone(dt.UTC))
    desk, deed, slug = enter(curator), {"by": program, "at": NOVEMBER}, school.slug

    def press(name, *keys, **fields):
        answer = desk.post(reverse(name, args=[slug, *keys]), {"_once": ""} | fields, follow=True)
        assert answer.status_code == 200, (name, answer.status_code)
        return answer

    def hire(name, **values):
        surname, first, patronymic = name.split()
        row = {"surname": surname, "first_name": first, "patronymic": patronymic, "post": "учитель физики",
               "subjects": ["физика"], "service_as_of": NOVEMBER.date()}  # fmt: skip
        return enter_people(school, [row | values], **deed)[0]

    def work():
        """What the worker does: the searches that wait."""
        for job in Job.objects.filter(kind="support.search", state="queued").order_by("pk"):
            run_job(job.pk)

    def point():
        with scope(organisation=school):
            return registered("support.unpaired")(cycle, NOVEMBER.date())

    # The newcomer is included; nobody suits, a case stands with its review, the roadmap lacks a plan
    with scope(organisation=school):
        newcomer = hire(
            "Белов Иван Олегович", service_total=0, service_teaching=0, service_here=0, birth_year=2003
        )
        entry = MenteeEntry.objects.get(person=newcomer)
    press("register:decide_mentees", deed="included", pk=[entry.pk])
    work()
    with scope(organisation=school):
        case = Case.objects.get()
    assert (case.person, case.why) == (newcomer, Why.NO_FIT) and not point().done
    assert "Белов" in desk.get(reverse("support:list", args=[slug])).content.decode()

    # Support is planned: the roadmap follows
    press("support:add_step", case.pk, who="psychologist", what="Беседа и помощь с девятым классом")
    assert point().done

    # A mentor comes into the bank: the curator is told, once
    with scope(organisation=school):
        hire(
            "Петрова Анна Сергеевна",
            service_total=240,
            service_teaching=240,
            service_here=99,
            category="highest",
        )
        mentor = MentorEntry.objects.get()
    press("register:decide_mentors", deed="included", pk=[mentor.pk], reason="Решение совета")
    work()
    told = Notice.objects.filter(account=curator, words__contains="Белов")
    assert told.count() == 1 and told.get().url == reverse("support:case", args=[slug, case.pk])

    # One press proposes the pair; the case waits until the pair has begun
    with scope(organisation=school):
        candidate = case.candidates.get()
    press("support:propose", candidate.pk)
    with scope(organisation=school):
        pair = Mentorship.objects.get()
        confirm_for_all(pair, words="на совещании", **deed)
        case.refresh_from_db()
        assert (case.state, case.why, pair.score) == ("open", Why.ANSWER, candidate.score)
        Mentorship.objects.filter(pk=pair.pk).update(state=State.ORDERED)
        pair.refresh_from_db()
        start_mentorship(pair, **deed)
        case.refresh_from_db()
    assert (case.state, case.ending, case.closed_on) == ("closed", Ending.PAIR, NOVEMBER.date())
    assert point().done
    work()
    assert told.count() == 1
