"""Generated years: a school with staff, pairs in every state, plans, sessions, courses and consents, by a seed."""

import datetime as dt
import random

import pytest

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.models import Consent
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.programmes.models import PlanItem, Programme
from nastavnik.journey.training.models import Course, Participant, Session

SURNAMES = ("Белова", "Гришин", "Дёмина", "Ершов", "Жукова", "Зимин", "Ильина", "Котов", "Лунина", "Мохов")
STATES = ("proposed", "ordered", "active", "paused", "completed", "ended_early", "replaced", "declined")
REASONS = {"completed": ("fulfilled", "term"), "ended_early": ("mentor", "mentee", "curator")}


@pytest.fixture
def generate(in_school, cycle, program, at, today):
    """`generate(seed, people=24)` fills the school with a year's rows; the same seed, the same year."""

    def fill(seed, people=24):
        chance = random.Random(seed)
        staff = [_hire(in_school, chance, n, today) for n in range(people)]
        session = Session.objects.create(
            organisation=in_school, cycle=cycle, topic="Первые шаги", starts_at=at, leaders="Ким О. И.",
            created_at=at,
        )  # fmt: skip
        for person in staff:
            if chance.random() < 0.4:
                there = chance.random() < 0.7
                Participant.objects.create(
                    session=session, person=person,
                    attended_at=at - dt.timedelta(days=1) if there else None, way="hand" if there else "",
                )  # fmt: skip
            if chance.random() < 0.2:
                Course.objects.create(
                    person=person, title="Наставничество", provider="ИРО", hours=16, created_at=at,
                    issued_on=today - dt.timedelta(days=chance.choice((1, 3, 400))),
                )  # fmt: skip
            for kind in ("processing", "mentoring"):
                if chance.random() < 0.75:
                    Consent.objects.create(
                        organisation=in_school, person=person, kind=kind, created_at=at, text_version="1",
                        state=chance.choice(("signed", "signed", "printed")), signed_on=today,
                    )  # fmt: skip
        chance.shuffle(staff)
        while len(staff) > 3:
            mentor = staff.pop()
            mentees = [staff.pop() for _ in range(chance.choice((1, 1, 1, 2)))]
            _pair(in_school, cycle, chance, mentor, mentees, today, at)

    return fill


def _hire(school, chance, n, today):
    came = today - dt.timedelta(days=chance.randrange(30, 2500))
    left = chance.random() < 0.25
    months = chance.choice((None, 5, 20, 35, 36, 120, 300))
    return Person.objects.create(
        organisation=school, surname=f"{SURNAMES[n % len(SURNAMES)]}", first_name=f"А{n}",
        folded_name=f"{n:03}", is_teaching=chance.random() < 0.85, employed_from=came,
        employed_to=came + (today - came) * chance.random() if left else None,
        service_teaching=months, service_as_of=today if chance.random() < 0.8 else None,
    )  # fmt: skip


def _pair(school, cycle, chance, mentor, mentees, today, at):
    state = chance.choice(STATES)
    over = state in REASONS or state == "replaced"
    pair = Mentorship.objects.create(
        organisation=school, cycle=cycle, mentor=mentor, state=state, starts_on=cycle.starts_on,
        kind="group" if len(mentees) > 1 else "traditional", ends_on=cycle.ends_on, created_at=at,
        ended_on=today if over or state == "declined" else None,
        end_reason=chance.choice(REASONS.get(state, ("",))),
        order_document_id=chance.choice((None, 11, 12)),
    )  # fmt: skip
    for mentee in mentees:
        Member.objects.create(mentorship=pair, mentor=mentor, mentee=mentee, is_open=not over)
    for version in range(1, chance.randrange(1, 3) + 1):
        programme = Programme.objects.create(
            mentorship=pair, version=version, state="replaced", problem="", goal="", created_at=at,
            starts_on=cycle.starts_on, ends_on=cycle.ends_on,
        )  # fmt: skip
        for number in range(chance.randrange(6)):
            mark = chance.choice(("", "done", "done", "partly", "not_done"))
            PlanItem.objects.create(
                programme=programme, number=number, direction="", activity="Беседа", responsible="",
                planned_result="", due=today + dt.timedelta(days=chance.randrange(-5, 5)), mark=mark,
                done_on=today if mark in ("done", "partly") else None,
            )  # fmt: skip
    Programme.objects.filter(pk=programme.pk).update(state="draft")


@pytest.fixture(autouse=True)
def _no_counts(monkeypatch):
    """Indicators that other rooms count are theirs to test."""
    from nastavnik.journey.monitoring import counts

    monkeypatch.setattr(counts, "_counts", {})
