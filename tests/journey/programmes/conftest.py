"""A pair whose mentee has said what they need."""

import datetime as dt

import pytest


@pytest.fixture
def pair(cycle, mentor, mentee, in_school, program, at, today):
    """Петрова and Орлов of the cast; Орлов asks for help with discipline, assessment and digital tools."""
    from nastavnik.foundation.people.models import Person
    from nastavnik.journey.mentorships.actions import propose_mentorship
    from nastavnik.journey.register.models import MenteeEntry

    one, two = (Person.objects.get(surname=surname) for surname in ("Петрова", "Орлов"))
    entry = MenteeEntry.objects.filter(person=two).first() or MenteeEntry(
        organisation=in_school, person=two, joined_on=today
    )
    entry.deficits = [
        {"code": "digital.ai", "level": 1},
        {"code": "class_management.discipline", "level": 3},
        {"code": "assessment.formative", "level": 2},
    ]
    entry.request = "Трудно удерживать внимание класса."
    entry.save()
    return propose_mentorship(
        cycle, one, [two], starts_on=dt.date(2026, 10, 1), ends_on=dt.date(2027, 5, 31), by=program, at=at
    )


@pytest.fixture
def programme(pair, program, at):
    """The composed draft of the pair's programme."""
    from nastavnik.journey.programmes.actions import draft_programme

    return draft_programme(pair, by=program, at=at)


@pytest.fixture
def same_as_golden():
    """`same_as_golden(document, "report")`: the .docx, the screen and the kept text are the same words."""
    from pathlib import Path

    from nastavnik.instruments.documents.makers import make_paper
    from nastavnik.paper import docx_text, plain_text, render_docx

    def compare(document, name):
        paper = make_paper(document)
        text = plain_text(paper)
        assert docx_text(render_docx(paper)) == text
        kept = Path(__file__).with_name("golden") / f"{name}.txt"
        assert text == kept.read_text(encoding="utf-8").rstrip("\n")

    return compare


@pytest.fixture
def at_work(pair, programme, program, at, today):
    """The pair at work by its approved programme since 1 September."""
    from nastavnik.journey.mentorships.models import Mentorship
    from nastavnik.journey.mentorships.states import State
    from nastavnik.journey.programmes.actions import approve_programme, run_programme

    Mentorship.objects.filter(pk=pair.pk).update(state=State.ACTIVE, starts_on=dt.date(2026, 9, 1))
    approve_programme(programme, on=today, by=program, at=at)
    run_programme(programme, by=program, at=at)
    return Mentorship.objects.with_people().get(pk=pair.pk)


@pytest.fixture
def people(at_work):
    """(mentor's card, mentee's card)."""
    return at_work.mentor, at_work.mentees[0]


@pytest.fixture
def actor():
    """`actor(account)` → who acts, with the roles held today."""
    from nastavnik.foundation.organisations.access import actor_of

    return actor_of
