"""Hours of mentors as the ground for pay, and how a pair does – with the reason."""

import datetime as dt

import pytest
from django.urls import reverse

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.journey.mentorships.actions import propose_mentorship
from nastavnik.journey.mentorships.health import health_of
from nastavnik.journey.mentorships.hours import spend_time, timesheet, totals
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State
from nastavnik.journey.programmes.actions import draft_programmes

NAMES = ("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", "Ким Виктория Андреевна")


@pytest.fixture
def pairs(cycle, hire, program, at):
    """Two pairs of one mentor: the whole of September, and from the 16th on."""
    mentor, *mentees = [hire(name) for name in NAMES]
    starts = (dt.date(2026, 9, 1), dt.date(2026, 9, 16))
    for mentee, day in zip(mentees, starts, strict=True):
        propose_mentorship(cycle, mentor, [mentee], starts_on=day, ends_on=cycle.ends_on, by=program, at=at)
    Mentorship.objects.update(state=State.ACTIVE)
    return list(Mentorship.objects.with_people().order_by("starts_on"))


def test_the_timesheet_counts_days_of_the_month_and_minutes(pairs, in_school, program, at):
    first, second = pairs
    with pytest.raises(BadInput) as told:
        spend_time(first, on=at.date() + dt.timedelta(days=1), minutes=45, words="Урок", by=program, at=at)
    assert set(told.value.fields) == {"on"}
    spend_time(first, on=at.date(), minutes=45, words="Урок", by=program, at=at)
    spend_time(first, on=dt.date(2026, 9, 2), minutes=60, words="Беседа", by=program, at=at)
    lines = timesheet(in_school, dt.date(2026, 9, 1))
    assert [(line.mentorship, line.planned, line.spent) for line in lines] == [
        (first, 8.0, 1.8),
        (second, 4.0, 0.0),
    ]
    assert totals(lines) == [("Петрова Анна Сергеевна", 12.0, 1.8)]
    assert timesheet(in_school, dt.date(2026, 8, 1)) == []
    Mentorship.objects.update(state=State.PROPOSED)
    with pytest.raises(DomainError):
        spend_time(Mentorship.objects.first(), on=at.date(), minutes=5, words="Нет", by=program, at=at)


def test_health_is_early_then_well_then_worth_asking_and_says_why(pairs, in_school, program, at):
    first, _second = pairs
    draft_programmes([first], by=program, at=at)

    def looked(day):
        found = health_of([first], in_school, day)[first.pk]
        return found.shape, [str(one.words) for one in found.signs if not one.good]

    assert looked(dt.date(2026, 9, 7)) == ("none", [])
    spend_time(first, on=at.date(), minutes=45, words="Урок", by=program, at=at)
    assert looked(dt.date(2026, 9, 23)) == ("done", [])
    shape, why = looked(dt.date(2026, 10, 20))
    assert (shape, why) == ("attention", ["нет записей уже 43\u00a0дн."]) or why == ["нет записей уже 43 дн."]
    without = health_of(pairs[1:], in_school, dt.date(2026, 9, 17))[pairs[1].pk]
    assert (without.shape, str(without.signs[0].words)) == ("attention", "нет программы")
    Mentorship.objects.update(state=State.COMPLETED)
    assert health_of(list(Mentorship.objects.all()), in_school, at.date()) == {}


def test_the_mentor_enters_hours_and_accounting_gets_its_file(pairs, school, enter, sign_up, curator):
    first = pairs[0]
    mentor = sign_up("anna", school, "mentor", person=first.mentor)
    mentee = sign_up("dima", school, "mentee", person=first.mentees[0])
    address = reverse("mentorships:spend", args=[school.slug, first.pk])
    said = {"on": "2026-09-07", "minutes": "45", "words": "Посещение урока"}
    assert enter(mentee).post(address, said).status_code == 403
    assert enter(mentor).post(address, said | {"minutes": "0"}).status_code == 422
    assert enter(mentor).post(address, said).status_code == 302
    page = enter(curator).get(reverse("mentorships:hours", args=[school.slug]), {"month": "2026-09"})
    assert "0,8" in page.content.decode()
    for kind, begins in (("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")):
        file = enter(curator).get(
            reverse("mentorships:hours_file", args=[school.slug, kind]), {"month": "2026-09"}
        )
        assert (file.status_code, file.getvalue()[: len(begins)]) == (200, begins)
