"""After any edits the plan is what a solve from scratch finds, to the byte, and undo takes them back."""

import random

import pytest

from nastavnik.matcher import InstanceError, Session, check, solve


def edit(session: Session, r: random.Random) -> str:
    mentee = r.choice(session.instance.mentees).id
    mentor = r.choice(session.instance.mentors).id
    deed = r.choice(("lock", "unlock", "ban", "allow", "withdraw", "bring_back", "places", "undo"))
    try:
        if deed in ("withdraw", "bring_back"):
            getattr(session, deed)(mentee)
        elif deed == "places":
            session.places(mentor, r.choice((-1, 1, 2)))
        elif deed == "undo":
            session.undo()
        elif deed == "unlock" and session.instance.locks:
            session.unlock(*r.choice(sorted(session.instance.locks)))
        else:
            getattr(session, deed)(mentee, mentor)
    except InstanceError:
        return f"{deed} refused"
    return deed


@pytest.mark.parametrize("plan", ["most", "stable", "fair"])
def test_edits_equal_a_solve_from_scratch(school, plan):
    for seed in range(6):
        r = random.Random(seed)
        first = school(25, 9, seed)
        previous = frozenset((p.mentee, p.mentor) for p in solve(first).pairs[::2])
        session = Session(first.with_(previous=previous), plan)
        for _ in range(30):
            deed = edit(session, r)
            if r.random() < 0.5:
                answer = session.answer()
                assert answer == solve(session.instance, plan), deed
                assert check(session.instance, answer).proven


def test_scored_pairs_with_ties_can_be_edited(sparse):
    for seed in range(20):
        r = random.Random(seed)
        session = Session(sparse(30, 14, seed, share=0.3))
        for _ in range(40):
            edit(session, r)
        assert session.answer() == solve(session.instance)


def test_undo_goes_all_the_way_back(school):
    session = Session(school(30, 10, 5))
    first, instance = session.answer(), session.instance
    r = random.Random(1)
    for _ in range(60):
        edit(session, r)
    assert session.answer() != first
    while session.past:
        session.undo()
    assert session.undo() is None
    assert (session.instance, session.answer()) == (instance, first)


def test_a_refused_edit_changes_nothing_and_says_why(school):
    session = Session(school(10, 4, 2))
    before = session.answer()
    mentor = next(q for q in session.instance.mentors if q.places == 0)
    with pytest.raises(InstanceError, match="закреплено 1, а мест 0"):
        session.lock("u1", mentor.id)
    with pytest.raises(InstanceError, match="меньше нуля"):
        session.places("v1", -100)
    with pytest.raises(KeyError):
        session.lock("u1", "никто")
    assert (session.answer(), session.past) == (before, [])


def test_the_price_of_a_place_is_what_one_more_place_adds(school):
    for seed in range(5):
        session = Session(school(30, 10, seed))
        for mentor in [q.id for q in session.instance.mentors]:
            price = session.price_of_place(mentor)
            with session.trial():
                assert session.places(mentor, 1).levels == price


@pytest.mark.parametrize("engine", ["own", "numba", "ortools"])
def test_a_session_of_many_goes_on_from_the_engine(school, engine):
    if engine != "own":
        pytest.importorskip(engine)
    session = Session(school(260, 120, 3), engine=engine)
    r = random.Random(2)
    for _ in range(40):
        edit(session, r)
    assert session.answer() == solve(session.instance)
