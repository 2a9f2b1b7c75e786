"""Exactly as good as solvers written by others, on random instances and on the OR-Library's."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nastavnik.matcher import Answer, Instance, Session, check, solve
from nastavnik.matcher.candidates import every_pair
from nastavnik.matcher.encoding import Table

DATA = Path(__file__).parent / "data"
OPTIMA = {100: 305, 200: 475, 300: 626, 400: 804, 500: 991, 600: 1176, 700: 1362, 800: 1552}


def arrays(instance: Instance):
    table = Table(instance)
    edges = every_pair(table)
    keep = ~np.isin(edges.u, sorted(table.away))
    rank = 1 + table.priority[edges.u]
    big = table.n * 1000 + 1
    lock = table.locks.has(edges.u * table.m + edges.v)
    worth = lock * (big * big * 10) + rank * big + edges.score
    return table, edges.u[keep], edges.v[keep], worth[keep]


def by_ortools(instance: Instance) -> int:
    """The optimum by OR-Tools' minimum cost flow."""
    from ortools.graph.python import min_cost_flow

    table, u, v, worth = arrays(instance)
    n, m = table.n, table.m
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink = n + m, n + m + 1
    for a, b, w in zip(u.tolist(), v.tolist(), worth.tolist(), strict=True):
        flow.add_arc_with_capacity_and_unit_cost(a, n + b, 1, -w)
    for a in range(n):
        flow.add_arc_with_capacity_and_unit_cost(source, a, 1, 0)
        flow.add_arc_with_capacity_and_unit_cost(a, sink, 1, 0)
    for b, places in enumerate(table.capacity.tolist()):
        flow.add_arc_with_capacity_and_unit_cost(n + b, sink, places, 0)
    flow.set_node_supply(source, n)
    flow.set_node_supply(sink, -n)
    assert flow.solve() == flow.OPTIMAL
    return -flow.optimal_cost()


def by_scipy(instance: Instance) -> int:
    """The optimum by scipy's dense assignment: a column for each place."""
    from scipy.optimize import linear_sum_assignment

    table, u, v, worth = arrays(instance)
    dense = np.zeros((table.n, table.m))
    dense[u, v] = worth
    wide = np.hstack([np.repeat(dense, table.capacity, axis=1), np.zeros((table.n, table.n))])
    rows, columns = linear_sum_assignment(wide, maximize=True)
    return int(wide[rows, columns].sum())


def worth_of(instance: Instance, answer: Answer) -> int:
    table, u, v, worth = arrays(instance)
    look = dict(zip(zip(u.tolist(), v.tolist(), strict=True), worth.tolist(), strict=True))
    return sum(look[table.row[p.mentee], table.column[p.mentor]] for p in answer.pairs)


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    n, m = draw(st.integers(0, 9)), draw(st.integers(0, 6))
    marks = draw(st.sampled_from((1, 2, 5, 1001)))
    pairs = (
        draw(st.sets(st.tuples(st.integers(0, max(0, n - 1)), st.integers(0, max(0, m - 1)))))
        if n and m
        else set()
    )
    rows = sorted(pairs)
    step = 1000 // max(1, marks - 1)
    score = [draw(st.integers(0, marks - 1)) * step for _ in rows]
    capacity = [draw(st.integers(0, 3)) for _ in range(m)]
    locks, left, seated = set(), dict(enumerate(capacity)), set()
    for u, v in draw(st.lists(st.sampled_from(rows), max_size=3)) if rows else []:
        if u not in seated and left[v] > 0:
            locks.add((f"u{u}", f"v{v}"))
            seated.add(u)
            left[v] -= 1
    bans = (
        {(f"u{u}", f"v{v}") for u, v in draw(st.lists(st.sampled_from(rows), max_size=3))} - locks
        if rows
        else set()
    )
    return Instance.from_arrays(
        capacity,
        np.array([u for u, _ in rows], dtype=np.int64),
        np.array([v for _, v in rows], dtype=np.int64),
        np.array(score, dtype=np.int64),
        mentees=n,
        priority=[draw(st.integers(0, 2)) for _ in range(n)],
        locks=frozenset(locks),
        bans=frozenset(bans),
    )


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(instances())
def test_any_instance_is_solved_as_well_as_by_others(instance):
    answer = solve(instance)
    assert check(instance, answer).proven
    assert worth_of(instance, answer) == by_ortools(instance) == by_scipy(instance)


@pytest.mark.parametrize(
    "shape", [(40, 20, 0.2, 1000), (60, 12, 0.5, 4), (30, 30, 0.9, 1000), (80, 40, 0.05, 10)]
)
def test_a_hundred_larger_instances_of_each_shape(sparse, shape):
    n, m, share, marks = shape
    for seed in range(100):
        instance = sparse(n, m, seed, share=share, marks=marks)
        answer = solve(instance)
        assert worth_of(instance, answer) == by_ortools(instance), seed
        assert check(instance, answer).proven, seed


@pytest.mark.slow
def test_thousands_of_instances(sparse):
    for seed in range(4000):
        r = np.random.default_rng(seed)
        n, m = int(r.integers(0, 40)), int(r.integers(1, 20))
        instance = sparse(n, m, seed, share=float(r.random()), marks=int(r.choice((1, 2, 7, 1000))))
        answer = solve(instance)
        assert worth_of(instance, answer) == by_ortools(instance), seed
        assert check(instance, answer).proven, seed


def or_library(size: int) -> Instance:
    numbers = np.array(gzip.decompress((DATA / f"assign{size}.txt.gz").read_bytes()).split(), dtype=np.int64)
    cost = numbers[1:].reshape(size, size)
    u, v = np.divmod(np.arange(size * size), size)
    return Instance.from_arrays(np.ones(size, dtype=np.int64), u, v, 101 - cost.ravel(), mentees=size)


@pytest.mark.parametrize(
    "size",
    [
        100,
        200,
        300,
        400,
        pytest.param(500, marks=pytest.mark.slow),
        pytest.param(600, marks=pytest.mark.slow),
        pytest.param(700, marks=pytest.mark.slow),
        pytest.param(800, marks=pytest.mark.slow),
    ],
)
def test_published_optima_of_the_or_library(size):
    instance = or_library(size)
    answer = solve(instance)
    assert (answer.totals.matched, 101 * size - answer.totals.score) == (size, OPTIMA[size])
    assert check(instance, answer).proven


def test_a_session_stays_equal_to_others(sparse):
    for seed in range(10):
        session = Session(sparse(25, 12, seed, share=0.4, marks=1000))
        r = np.random.default_rng(seed)
        for _ in range(20):
            mentee, mentor = f"u{r.integers(25)}", f"v{r.integers(12)}"
            deed = r.integers(4)
            if deed == 0:
                session.ban(mentee, mentor)
            elif deed == 1:
                session.withdraw(mentee)
            elif deed == 2:
                session.places(mentor, 1)
            else:
                session.bring_back(mentee)
        assert worth_of(session.instance, session.answer()) == by_ortools(session.instance)
