"""A wave of the request questionnaire, sent to four people."""

import datetime as dt

import pytest

from nastavnik.instruments.surveys.actions.campaigns import start_campaign
from nastavnik.instruments.surveys.actions.questionnaires import take_ready
from nastavnik.instruments.surveys.links import token_of
from nastavnik.instruments.surveys.models import Invitation, Version

NAMES = ("Белова Ирина Олеговна", "Громов Павел Андреевич", "Ёлкина Анна Юрьевна", "Жуков Илья Петрович")


@pytest.fixture
def teachers(hire):
    return [hire(name, email=f"t{n}@example.org") for n, name in enumerate(NAMES)]


@pytest.fixture
def start(in_school, program, at):
    """`start("event", people, anonymous=True)` takes a ready questionnaire and sends it."""

    def begin(code, people, *, days=7, **options):
        taken = take_ready(in_school, code, by=program, at=at)
        version = Version.objects.get(questionnaire=taken)
        due_on = at.date() + dt.timedelta(days=days)
        return start_campaign(version, people, title=taken.said, due_on=due_on, by=program, at=at, **options)

    return begin


@pytest.fixture
def wave(start, teachers):
    return start("request.mentee", teachers)


@pytest.fixture
def link_of():
    """`link_of(wave, person)` gives the person's row and the address behind it."""

    def find(campaign, person):
        row = Invitation.objects.select_related(
            "campaign__organisation", "campaign__version__questionnaire", "person"
        ).get(campaign=campaign, person=person)
        return row, f"/a/{token_of(row)}/"

    return find
