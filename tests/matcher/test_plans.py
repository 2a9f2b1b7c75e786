"""The plans: exact against brute force, lawful, proven, the same whatever the order of rows."""

import itertools
import random

import pytest

from nastavnik.matcher import Instance, InstanceError, Mentee, Mentor, Rules, check, solve
from nastavnik.matcher.candidates import every_pair
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.objective import Objective


def brute(instance: Instance, plan: str) -> list[tuple[str, str]]:
    """The best plan by trying every one, weighed level by level as a tuple."""
    table = Table(instance)
    edges = every_pair(table)
    options: list[list[int]] = [[-1] for _ in range(table.n)]
    score = {}
    for u, v, s in zip(edges.u.tolist(), edges.v.tolist(), edges.score.tolist(), strict=True):
        options[u].append(v)
        score[u, v] = s
    tables = Objective(table, "most", 0, 1000)
    ties = dict(
        zip(
            score,
            tables.value(tables.levels[-1], edges.u, edges.v, edges.score).tolist(),
            strict=True,
        )
    )
    best, found = None, []
    for choice in itertools.product(*options):
        taken = [v for v in choice if v >= 0]
        if any(taken.count(v) > table.capacity[v] for v in set(taken)):
            continue
        pairs = [(u, v) for u, v in enumerate(choice) if v >= 0]
        points = [score[p] for p in pairs]
        names = {(table.mentees[u].id, table.mentors[v].id) for u, v in pairs}
        rank = [
            len(names & instance.locks),
            sum(1 + int(table.priority[u]) for u, _ in pairs),
        ]
        if plan == "fair":
            free = [
                s
                for p, s in zip(pairs, points, strict=True)
                if (table.mentees[p[0]].id, table.mentors[p[1]].id) not in instance.locks
            ]
            worst = min(free, default=0)
            rank += [worst, *(-sum(s < b for s in points) for b in (worst + 1, 300, 400, 500) if b > worst)]
        if plan == "stable":
            rank.append(len(names & instance.previous))
        rank += [sum(points), len(names & instance.previous), sum(ties[p] for p in pairs)]
        if best is None or rank > best:
            best, found = rank, sorted(names)
    return found


@pytest.mark.parametrize("plan", ["most", "fair", "stable"])
def test_the_plan_is_the_best_of_all_plans(sparse, plan):
    for seed in range(40):
        instance = sparse(5, 4, seed, share=0.6)
        ids = [(f"u{i}", f"v{j}") for i in range(5) for j in range(4)]
        instance = instance.with_(previous=frozenset(random.Random(seed).sample(ids, 4)))
        answer = solve(instance, plan)
        assert [(p.mentee, p.mentor) for p in answer.pairs] == brute(instance, plan), seed
        assert check(instance, answer).proven


def test_rows_in_any_order_give_the_same_answer(school):
    instance = school(40, 15, seed=3)
    expected = {plan: repr(solve(instance, plan)) for plan in ("most", "fair", "stable")}
    for seed in range(8):
        r = random.Random(seed)
        mentees, mentors = list(instance.mentees), list(instance.mentors)
        r.shuffle(mentees)
        r.shuffle(mentors)
        other = instance.with_(mentees=tuple(mentees), mentors=tuple(mentors))
        assert {plan: repr(solve(other, plan)) for plan in expected} == expected


def test_priority_goes_before_scores():
    mentees = (Mentee("a", priority=1, subjects=("химия",)), Mentee("b", subjects=("физика",)))
    mentors = (Mentor("v", capacity=1, subjects=("физика",)),)
    answer = solve(Instance(mentees, mentors))
    assert [(p.mentee, p.mentor) for p in answer.pairs] == [("a", "v")]
    assert [(x.mentee, x.kind) for x in answer.unmatched] == [("b", "no_place")]


def test_nobody_and_nothing_are_answered():
    assert solve(Instance((), ())).pairs == ()
    alone = solve(Instance((Mentee("a"),), ()))
    assert [(x.mentee, x.kind) for x in alone.unmatched] == [("a", "no_mentor")]
    assert alone.proven and check(Instance((Mentee("a"),), ()), alone).proven
    assert solve(Instance((), (Mentor("v"),))).totals.worst is None


def test_locks_stand_even_where_a_rule_is_waived():
    strict = Rules(required_subject=True)
    mentees = (Mentee("a", subjects=("химия",)), Mentee("b", subjects=("физика",)))
    mentors = (Mentor("v", capacity=1, subjects=("физика",)),)
    instance = Instance(mentees, mentors, rules=strict, locks=frozenset({("a", "v")}))
    answer = solve(instance)
    assert [(p.mentee, p.mentor, p.locked) for p in answer.pairs] == [("a", "v", True)]
    assert check(instance, answer).proven
    free = solve(instance.with_(locks=frozenset()))
    assert [(p.mentee, p.mentor) for p in free.pairs] == [("b", "v")]


def test_what_is_wrong_is_named_all_at_once():
    instance = Instance(
        (Mentee("a"), Mentee("a")),
        (Mentor("v", capacity=-1), Mentor("w", capacity=1, load=1)),
        locks=frozenset({("a", "w"), ("a", "x")}),
        bans=frozenset({("a", "w")}),
    )
    with pytest.raises(InstanceError) as caught:
        solve(instance)
    assert caught.value.problems == [
        "Наставляемый «a» указан 2 раза: идентификаторы не должны повторяться.",
        "Наставник «v»: число мест -1 – нужно целое число не меньше нуля.",
        "Закрепление пары «a» – «x»: нет наставника «x».",
        "Пара «a» – «w» и закреплена, и запрещена: оставьте что-нибудь одно.",
        "Наставляемый «a» закреплён за 2 наставниками: оставьте одного.",
        "За наставником «w» закреплено 1, а свободных мест 0.",
    ]
    assert caught.value.said("ru") == caught.value.problems
    assert caught.value.said("en") == [
        "Mentee “a” is given 2 times: ids must not repeat.",
        "Mentor “v”: places -1 – a whole number not below zero is needed.",
        "Lock of the pair “a” – “x”: there is no mentor “x”.",
        "The pair “a” – “w” is both locked and banned: keep one of the two.",
        "Mentee “a” is locked to 2 mentors: keep one.",
        "1 are locked to mentor “w”, with 0 open places.",
    ]


def test_rows_are_read_and_misread_rows_named():
    instance = Instance.from_rows(
        [{"id": 1, "subjects": "физика, химия", "deficits": ["речь"]}],
        [{"id": "v", "competences": {"речь": 3}, "capacity": 1}],
        locks=[["1", "v"]],
        rules={"bands": [200]},
    )
    assert instance.mentees[0] == Mentee("1", subjects=("физика", "химия"), deficits={"речь": 2})
    assert instance.locks == {("1", "v")} and instance.rules.bands == (200,)
    with pytest.raises(InstanceError) as caught:
        Instance.from_rows([{"name": "Пётр"}, 5], [{"id": "v", "capacity": "два"}], locks=[1])  # type: ignore[list-item]
    assert caught.value.problems == [
        "Наставляемый в строке 1: неизвестные поля name.",
        "Наставляемый в строке 1: нет поля id.",
        "Наставляемый в строке 2: нужна запись с полями, а не int.",
        "Закрепления: нужен список пар «наставляемый, наставник».",
    ]
