"""Groups with a least size: exact against brute force over which groups take place, and against HiGHS."""

import itertools
import random

import numpy as np
import pytest

from nastavnik.matcher import Group, Instance, InstanceError, Mentee, Mentor, Session, check, solve
from nastavnik.matcher.candidates import every_pair
from nastavnik.matcher.encoding import Table


def grouped(sparse, seed: int, n: int, m: int, many: int, **rest) -> Instance:
    r = random.Random(seed)
    groups = []
    for j in r.sample(range(m), many):
        least = r.randint(2, 4)
        groups.append(Group(f"v{j}", least, least + r.randint(0, 3)))
    return sparse(n, m, seed, **rest).with_(groups=tuple(groups))


def value(answer) -> tuple[int, int, int]:
    return answer.totals.matched, answer.totals.score, 0


def by_closing(instance: Instance) -> int:
    """The best worth over every choice of groups, each a linear programme with bounds for HiGHS."""
    from scipy.optimize import linprog

    table = Table(instance)
    edges = every_pair(table)
    big = table.n * 1000 + 1
    worth = (1 + table.priority[edges.u]) * big + edges.score
    sizes = {table.column[g.mentor]: g for g in instance.groups}
    best = 0
    for opened in itertools.product((False, True), repeat=len(sizes)):
        rows, limits = [], []
        for u in range(table.n):
            rows.append(edges.u == u)
            limits.append(1)
        for v in range(table.m):
            rows.append(edges.v == v)
            limits.append(int(table.capacity[v]))
        for (v, group), takes_place in zip(sizes.items(), opened, strict=True):
            limits[table.n + v] = group.most if takes_place else 0
            if takes_place:
                rows.append(-1.0 * (edges.v == v))
                limits.append(-group.least)
        found = linprog(-worth, np.array(rows, dtype=float), limits, bounds=(0, 1), method="highs-ds")
        if found.status == 0:
            best = max(best, round(-found.fun))
    return best


def test_the_best_choice_of_groups_is_found(sparse):
    searched = 0
    for seed in range(40):
        instance = grouped(sparse, seed, 12, 6, 3, share=0.4, marks=1000)
        answer = solve(instance)
        report = check(instance, answer)
        assert report.lawful, report.faults
        table = Table(instance)
        ranks = {p.id: 1 + p.priority for p in table.mentees}
        worth = sum(ranks[p.mentee] * (table.n * 1000 + 1) + p.score for p in answer.pairs)
        assert (worth, answer.gap, answer.proven) == (by_closing(instance), 0.0, True), seed
        searched += answer.looked > 0
    assert searched > 10


def test_a_larger_task_is_lawful_and_states_its_gap(sparse):
    instance = grouped(sparse, 3, 200, 60, 12, share=0.15, marks=1000)
    answer = solve(instance)
    assert check(instance, answer).lawful and 0.0 <= answer.gap < 0.01
    assert solve(instance, engine="own") == answer


def test_groups_in_a_session_and_in_words():
    mentees = tuple(Mentee(f"u{k}", subjects=("физика",)) for k in range(3))
    mentors = (Mentor("v", capacity=1, subjects=("физика",)), Mentor("w", subjects=("химия",)))
    instance = Instance(mentees, mentors, groups=(Group("w", 3, 5),))
    session = Session(instance)
    assert len({p.mentor for p in session.answer().pairs}) == 1 and session.answer().totals.matched == 3
    session.withdraw("u1")
    assert session.answer().totals.matched == 1
    assert session.answer() == solve(session.instance)
    with pytest.raises(InstanceError, match="так не бывает"):
        solve(instance.with_(groups=(Group("w", 3, 2),)))
    with pytest.raises(InstanceError, match="нужно не меньше 9"):
        solve(instance.with_(groups=(Group("w", 9, 12),)))
