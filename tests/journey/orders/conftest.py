"""Pairs with everything that an order asks for, and the deeds that lead to it."""

import datetime as dt

import pytest


@pytest.fixture
def make_pair(cycle, hire, program, at):
    """`make_pair("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич")` is a proposed pair or group."""
    from nastavnik.journey.mentorships.actions import propose_mentorship

    def make(mentor, *mentees, ready=False, posts=None, **values):
        people = [hire(name, post=(posts or {}).get(name, "учитель")) for name in (mentor, *mentees)]
        span = {"starts_on": dt.date(2026, 9, 7), "ends_on": dt.date(2027, 5, 31)}
        kind = {"kind": "group"} if len(mentees) > 1 else {}
        pair = propose_mentorship(cycle, people[0], people[1:], by=program, at=at, **(span | kind | values))
        if ready:
            make_ready(pair, program, at)
        return pair

    return make


def make_ready(pair, program, at):
    """Consents signed, programme drafted, both sides agreed."""
    from nastavnik.instruments.consents.actions import enter_signed
    from nastavnik.journey.mentorships.actions import confirm_for_all
    from nastavnik.journey.programmes.actions import draft_programme

    for person in (pair.mentor, *pair.mentees):
        for kind in ("processing", "mentoring"):
            enter_signed(person, kind, on=at.date(), by=program, at=at)
    draft_programme(pair, by=program, at=at)
    confirm_for_all(pair, words="на совещании", by=program, at=at)


@pytest.fixture
def ready():
    """`ready(pair, by, at)` gives a pair everything that an order asks for."""
    return make_ready
