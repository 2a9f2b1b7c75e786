"""Pairs with everything that an order asks for, and the deeds that lead to it."""

import datetime as dt
from pathlib import Path

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


@pytest.fixture
def at_work(cycle, make_pair, program, at):
    """`at_work("Петрова …", "Орлов …")` is a pair that a signed order has started."""
    from nastavnik.instruments.documents.actions import sign_document
    from nastavnik.journey.orders.actions import prepare_pairs_order

    def start(mentor, *mentees, **values):
        pair = make_pair(mentor, *mentees, ready=True, **values)
        order = prepare_pairs_order(cycle, [pair], by=program, at=at)
        sign_document(order, date=at.date(), by=program, at=at)
        pair.refresh_from_db()
        return pair

    return start


@pytest.fixture
def same_as_golden():
    """`same_as_golden(document, "replacement")`: the .docx, the screen and the kept text are the same words."""
    from nastavnik.instruments.documents.makers import make_paper
    from nastavnik.paper import docx_text, plain_text, render_docx

    def compare(document, name):
        paper = make_paper(document)
        text = plain_text(paper)
        assert docx_text(render_docx(paper)) == text
        kept = Path(__file__).with_name("golden") / f"{name}.txt"
        assert text == kept.read_text(encoding="utf-8").rstrip("\n")

    return compare
