"""Every engine gives the same answer to the byte, certificate and all."""

import importlib.util

import pytest

from nastavnik.matcher import Rules, Session, check, solve
from nastavnik.matcher.engines import ENGINES, EngineError, engine_for
from nastavnik.matcher.formats import write_run

OTHERS = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(
            not importlib.util.find_spec(name), reason=f"the extra «scale» with {name} is not installed"
        ),
    )
    for name in ("numba", "ortools")
]


@pytest.mark.parametrize("engine", OTHERS)
@pytest.mark.parametrize("plan", ["most", "fair", "stable"])
def test_the_same_answer_to_the_byte(sparse, school, engine, plan):
    for seed in range(12):
        n, m = 12 * seed, 5 * seed
        instance = (
            sparse(n, m, seed, share=0.3, marks=(1, 4, 1000)[seed % 3]) if seed % 2 else school(n, m, seed)
        )
        pairs = [(p.mentee, p.mentor) for p in solve(instance).pairs]
        instance = instance.with_(
            previous=frozenset(pairs[::2]),
            bans=frozenset(pairs[1::5]),
            locks=frozenset(pairs[2::6]) - frozenset(pairs[1::5]),
            away=frozenset({"u3"} - {u for u, _ in pairs[2::6]}) if n > 3 else frozenset(),
        )
        ours = solve(instance, plan, engine="own")
        theirs = solve(instance, plan, engine=engine)
        assert write_run(instance, theirs) == write_run(instance, ours), seed
        assert check(instance, theirs).proven


@pytest.mark.parametrize("engine", OTHERS)
def test_weights_too_wide_for_the_engine_are_still_solved(sparse, engine):
    instance = sparse(40, 20, 1, marks=1000).with_(rules=Rules(bands=tuple(range(50, 1000, 50))))
    assert solve(instance, "fair", engine=engine) == solve(instance, "fair", engine="own")


@pytest.mark.parametrize("engine", OTHERS)
def test_a_session_goes_on_from_any_engine(school, engine):
    instance = school(40, 15, 4)
    session = Session(instance, engine=engine)
    session.ban("u1", session.mentor_of("u1") or "v1")
    session.places("v2", 1)
    session.withdraw("u7")
    assert session.answer() == solve(session.instance, engine="own")


def test_an_unknown_engine_is_refused_in_words():
    with pytest.raises(EngineError, match="бывает auto, own, numba, ortools"):
        engine_for("magic", 5)  # type: ignore[arg-type]
    assert engine_for("auto", 10) is None and engine_for("own", 10**6) is not None
    assert ENGINES[0] == "auto"


def test_an_engine_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr("nastavnik.matcher.engines.find_spec", lambda name: None)
    with pytest.raises(EngineError, match=r"nastavnik\[scale\]"):
        engine_for("ortools", 10)
    assert engine_for("auto", 10**6) is engine_for("own", 10**6)


@pytest.mark.parametrize("engine", ["own", *OTHERS])
@pytest.mark.parametrize("plan", ["most", "fair"])
def test_pairs_left_out_at_first_are_found_when_they_are_not_remembered(school, monkeypatch, engine, plan):
    instances = [school(70, 25, seed) for seed in range(4)]
    expected = [solve(one, plan) for one in instances]
    monkeypatch.setattr("nastavnik.matcher.pool.REMEMBERED", 0)
    monkeypatch.setattr("nastavnik.matcher.pool.DEPTH", 1)
    monkeypatch.setattr("nastavnik.matcher.pool.Pool.__init__.__defaults__", (1,))
    monkeypatch.setattr("nastavnik.matcher.pool.Pool.missing.__defaults__", (1,))
    assert [solve(one, plan, engine=engine) for one in instances] == expected
