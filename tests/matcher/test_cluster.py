"""Parts together give what the whole gives, on this machine and on a cluster that loses a worker."""

import importlib.util
import os
import signal
import threading
import time
import warnings

import numpy as np
import pytest

from nastavnik.matcher import Instance, Mentee, Mentor, check, solve
from nastavnik.matcher.cluster import Cancelled, components, solve_in_parts, split
from nastavnik.matcher.encoding import Table


def country(n: int, m: int, places: int, seed: int = 0) -> Instance:
    """Regions that cannot meet."""
    r = np.random.default_rng(seed)
    mentees = tuple(
        Mentee(
            f"u{i}",
            place=f"p{r.integers(places)}",
            subjects=(f"s{r.integers(4)}",),
            priority=int(r.integers(3)),
            deficits={f"d{r.integers(6)}": int(r.integers(1, 4))},
        )
        for i in range(n)
    )
    mentors = tuple(
        Mentor(
            f"v{j}",
            place=f"p{r.integers(places)}",
            subjects=(f"s{r.integers(4)}",),
            capacity=int(r.integers(1, 3)),
            experience=int(r.integers(40)),
            competences={f"d{k}": int(r.integers(1, 4)) for k in r.integers(0, 6, 2)},
        )
        for j in range(m)
    )
    return Instance(mentees, mentors)


@pytest.mark.parametrize("plan", ["most", "fair", "stable"])
def test_parts_give_the_same_answer_to_the_byte(sparse, plan):
    for seed in range(6):
        instance = country(80, 30, 7, seed) if seed % 2 else sparse(60, 40, seed, share=0.02, marks=1000)
        pairs = [(p.mentee, p.mentor) for p in solve(instance).pairs]
        instance = instance.with_(previous=frozenset(pairs[::3]), locks=frozenset(pairs[1::7]))
        assert len(split(instance)) > 1
        answer = solve_in_parts(instance, plan)
        assert answer == solve(instance, plan)
        assert check(instance, answer).proven


def test_parts_are_really_apart():
    instance = country(60, 30, 5)
    rows, columns = components(Table(instance))
    assert len(set(rows.tolist())) == 5
    whole = {p.id for part in split(instance) for p in part.mentees}
    assert whole == {p.id for p in instance.mentees}
    joined = instance.with_(allowed=frozenset({(instance.mentees[0].id, q.id) for q in instance.mentors}))
    assert len(set(components(Table(joined))[0].tolist())) == 1


def test_progress_cancel_and_going_on():
    instance = country(80, 30, 7)
    told: list[tuple[int, int]] = []
    store: dict[str, bytes] = {}
    with pytest.raises(Cancelled):
        solve_in_parts(
            instance, store=store, progress=lambda *x: told.append(x), cancelled=lambda: len(store) == 3
        )
    assert told == [(0, 7), (1, 7), (2, 7), (3, 7)]
    told.clear()
    assert solve_in_parts(instance, store=store, progress=lambda *x: told.append(x)) == solve(instance)
    assert told == [(3, 7), (4, 7), (5, 7), (6, 7), (7, 7)]


@pytest.mark.skipif(
    not importlib.util.find_spec("distributed"), reason="the extra «cluster» is not installed"
)
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_gives_the_same_answer():
    from distributed import LocalCluster

    instance = country(1500, 700, 14)
    expected = solve(instance)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster:
            pid = next(iter(cluster.workers.values())).pid
            killed = threading.Event()

            def kill(done: int, whole: int) -> None:
                if done >= 2 and not killed.is_set():
                    killed.set()
                    os.kill(pid, signal.SIGKILL)
                    time.sleep(0.2)

            answer = solve_in_parts(instance, scheduler=cluster.scheduler_address, progress=kill)
    assert killed.is_set() and answer == expected
