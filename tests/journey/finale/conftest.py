"""An event with a jury of four and three pairs at work, two of them with works in one nomination."""

import datetime as dt

import pytest


@pytest.fixture
def deed(program, at):
    return {"by": program, "at": at}


@pytest.fixture
def pairs(cycle, hire, mentor, mentee, deed, today):
    """Three pairs that work; the first is of the accounts `mentor` and `mentee`."""
    from nastavnik.foundation.people.models import Person
    from nastavnik.journey.mentorships.actions import propose_mentorship
    from nastavnik.journey.mentorships.models import Mentorship

    found = []
    for one, other in (
        (Person.objects.get(account=mentor), Person.objects.get(account=mentee)),
        (hire("Белова Ольга Игоревна"), hire("Гусев Павел Андреевич")),
        (hire("Козлова Вера Павловна"), hire("Лисин Роман Олегович")),
    ):
        found.append(
            propose_mentorship(cycle, one, [other], starts_on=today, ends_on=dt.date(2027, 5, 31), **deed)
        )
    Mentorship.objects.filter(pk__in=[one.pk for one in found]).update(state="active")
    return list(Mentorship.objects.filter(cycle=cycle).with_people().order_by("pk"))


@pytest.fixture
def event(cycle, deed):
    from nastavnik.journey.finale.actions.events import plan_event

    return plan_event(
        cycle, on=dt.date(2026, 9, 7), time=dt.time(14), place="Актовый зал", until=dt.date(2026, 9, 7),
        least_scores=2, lines=[(dt.time(14), "Открытие", "Соколова Е. В."), (None, "Награждение", "")],
        nominations=["Наставническая пара года", "Лучшая практика адаптации"], **deed,
    )  # fmt: skip


@pytest.fixture
def jury(event, pairs, hire, deed):
    """The chair, a member from outside, another of the staff, and the mentor of the first pair."""
    from nastavnik.journey.finale.actions.jury import add_juror

    return [
        add_juror(event, person=hire("Жукова Инна Олеговна", post="методист"), is_chair=True, **deed),
        add_juror(event, name="Туманова Лидия Сергеевна", post="доцент, институт развития", **deed),
        add_juror(event, person=hire("Носов Глеб Юрьевич"), **deed),
        add_juror(event, person=pairs[0].mentor, **deed),
    ]


@pytest.fixture
def works(event, pairs, jury, deed):
    """The works of the first two pairs in the first nomination; applications are taken."""
    from nastavnik.journey.finale.actions.applications import apply
    from nastavnik.journey.finale.actions.events import open_applications
    from nastavnik.journey.finale.models import Nomination

    open_applications(event, **deed)
    first = Nomination.objects.filter(event=event)[0]
    return [
        apply(
            event,
            pair,
            nomination=first,
            title=title,
            summary="Вели уроки вместе",
            achieved="Было 3, стало 8",
            **deed,
        )
        for pair, title in zip(pairs[:2], ("Урок вдвоём", "Дневник наставника"), strict=True)
    ]


@pytest.fixture
def judging(event, works, deed):
    """The jury is at work."""
    from nastavnik.journey.finale.actions.events import begin_judging

    begin_judging(event, **deed)
    for work in works:
        work.event.refresh_from_db()
    return event


@pytest.fixture
def score(deed):
    """`score(juror, work, 3, 2, 1)` by the three criteria."""
    from nastavnik.journey.finale.actions.judging import give_score

    def give(juror, work, *points):
        codes = ("uniqueness", "results", "scalability")
        work.refresh_from_db()
        return give_score(juror, work, points=dict(zip(codes, points, strict=True)), **deed)

    return give
