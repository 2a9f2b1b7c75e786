"""Each criterion and each rule on pairs made for it, with the words that explain it."""

import numpy as np
import pytest

from nastavnik.matcher import Instance, Mentee, Mentor, Rules, Weights, alternatives, check, solve
from nastavnik.matcher.candidates import every_pair
from nastavnik.matcher.criteria import CRITERIA, score
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.pairs import Pairs
from nastavnik.matcher.rules import RULES, admissible, broken

SILENT = 400
CASES = [
    ("subject", Mentee("u", subjects=("физика",)), Mentor("v", subjects=("физика", "химия")), 1000),
    ("subject", Mentee("u", subjects=("физика",)), Mentor("v", subjects=("химия",)), 600),
    ("subject", Mentee("u", subjects=("физика",)), Mentor("v", subjects=("музыка",)), 0),
    ("subject", Mentee("u", subjects=("физика",)), Mentor("v"), SILENT),
    ("level", Mentee("u", levels=("основная",)), Mentor("v", levels=("основная", "старшая")), 1000),
    ("level", Mentee("u", levels=("основная",)), Mentor("v", levels=("начальная",)), 0),
    ("deficits", Mentee("u", deficits={"речь": 3, "урок": 1}), Mentor("v", competences={"речь": 3}), 750),
    ("deficits", Mentee("u", deficits={"речь": 3}), Mentor("v", competences={"речь": 1}), 333),
    ("deficits", Mentee("u", deficits={"речь": 3}), Mentor("v", competences={"иное": 3}), 0),
    ("deficits", Mentee("u", deficits={"речь": 3}), Mentor("v"), SILENT),
    ("experience", Mentee("u"), Mentor("v", experience=5, category="first"), 600),
    ("experience", Mentee("u"), Mentor("v", experience=40, category="methodist"), 1000),
    ("experience", Mentee("u"), Mentor("v"), 350),
    ("experience", Mentee("u", kinds=("reverse",)), Mentor("v", experience=40, category="highest"), 500),
    ("form", Mentee("u", forms=("a",), kinds=("k",)), Mentor("v", forms=("a",), kinds=("x",)), 500),
    ("form", Mentee("u", forms=("a",)), Mentor("v", forms=("a",), kinds=("x",)), 1000),
    ("mode", Mentee("u", modes=("online",)), Mentor("v", modes=("onsite", "online")), 1000),
    ("mode", Mentee("u", modes=("online",)), Mentor("v", modes=("onsite",)), 0),
    ("place", Mentee("u", place="A", building="1"), Mentor("v", place="A", building="1"), 1000),
    ("place", Mentee("u", place="A", building="1"), Mentor("v", place="A", building="2"), 800),
    ("place", Mentee("u", place="A"), Mentor("v", place="A", building="2"), 1000),
    ("place", Mentee("u", place="A", virtual=True), Mentor("v", place="B", virtual=True), 500),
    ("place", Mentee("u", place="A"), Mentor("v", place="B"), 0),
    ("time", Mentee("u", free=("пн1", "вт2", "ср3", "чт4")), Mentor("v", free=("пн1",)), 600),
    ("time", Mentee("u", free=("пн1", "вт2", "ср3", "чт4")), Mentor("v", free=("чт4", "вт2", "ср3", "пн1")), 1000),
    ("wishes", Mentee("u", wishes=("v",)), Mentor("v", wishes=("u",)), 1000),
    ("wishes", Mentee("u", wishes=("x", "v")), Mentor("v"), 725),
    ("wishes", Mentee("u", wishes=("x",)), Mentor("v", wishes=("y",)), 250),
    ("load", Mentee("u"), Mentor("v", capacity=5, load=1), 600),
    ("past", Mentee("u", past={"v": 900}), Mentor("v"), 900),
    ("past", Mentee("u", past={"x": 900}), Mentor("v"), 500),
    ("language", Mentee("u", languages=("татарский",)), Mentor("v", languages=("татарский",)), 1000),
    ("language", Mentee("u", languages=("татарский",)), Mentor("v", languages=("русский",)), 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "mentee", "mentor", "value"), CASES)
def test_values(name, mentee, mentor, value):
    table = Table(
        Instance((mentee,), (mentor,), rules=Rules(areas={"физика": "естественные", "химия": "естественные"}))
    )
    pairs = Pairs(table, np.array([0]), np.array([0]))
    assert CRITERIA[name].values(pairs).tolist() == [value]
    assert bool(CRITERIA[name].counts(table)[0])
    ru, en = (CRITERIA[name].words(mentee, mentor, value, x) for x in ("ru", "en"))
    assert ru and en and ru != en


def test_what_a_mentee_has_not_stated_is_not_counted():
    table = Table(Instance((Mentee("u"),), (Mentor("v", subjects=("физика",)),)))
    counted = [name for name, one in CRITERIA.items() if one.counts(table)[0]]
    assert counted == ["experience", "load"]
    only = Table(Instance((Mentee("u"),), (Mentor("v"),), weights=Weights(experience=0, load=0)))
    assert score(Pairs(only, np.array([0]), np.array([0]))).tolist() == [0]


def test_a_block_is_scored_as_pair_by_pair(school):
    table = Table(school(30, 20, 7))
    rows, columns = np.arange(30), np.arange(20)
    block = Pairs(table, rows[:, None], columns[None, :])
    flat = Pairs(table, np.repeat(rows, 20), np.tile(columns, 30))
    assert (score(block).ravel() == score(flat)).all()
    assert (admissible(block).ravel() == admissible(flat)).all()


def test_the_index_leaves_out_no_admissible_pair(school):
    for seed in range(10):
        instance = school(30, 20, seed)
        instance = instance.with_(allowed=frozenset({("u1", "v1"), ("u2", "v5"), ("u7", "v3")}))
        table = Table(instance)
        rows, columns = np.divmod(np.arange(600), 20)
        pairs = Pairs(table, rows, columns)
        keep = admissible(pairs)
        edges = every_pair(table)
        assert edges.u.tolist() == rows[keep].tolist()
        assert edges.v.tolist() == columns[keep].tolist()
        assert edges.score.tolist() == score(pairs)[keep].tolist()


@pytest.mark.parametrize(
    ("name", "mentee", "mentor", "rest"),
    [
        ("same_person", Mentee("u", person="p"), Mentor("v", person="p"), {}),
        ("consent", Mentee("u", consent=False), Mentor("v"), {}),
        ("consent", Mentee("u"), Mentor("v", consent=False), {}),
        ("veto", Mentee("u", vetoes=("v",)), Mentor("v"), {}),
        ("veto", Mentee("u"), Mentor("v", vetoes=("u",)), {}),
        ("ban", Mentee("u"), Mentor("v"), {"bans": frozenset({("u", "v")})}),
        ("superior", Mentee("u", superiors=("boss",)), Mentor("v", person="boss"), {}),
        ("subject", Mentee("u", subjects=("a",), required_subject=True), Mentor("v", subjects=("b",)), {}),
        ("subject", Mentee("u", subjects=("a",)), Mentor("v"), {"rules": Rules(required_subject=True)}),
        ("level", Mentee("u", levels=("a",)), Mentor("v", levels=("b",)), {"rules": Rules(required_level=True)}),
        ("distance", Mentee("u", place="A", virtual=True), Mentor("v", place="B"), {}),
        ("load", Mentee("u"), Mentor("v", capacity=2, load=2), {}),
    ],
)  # fmt: skip
def test_rules_forbid_and_waivers_lift_only_the_waivable(name, mentee, mentor, rest):
    instance = Instance((mentee,), (mentor,), **rest)
    assert [r.name for r in broken(Table(instance), 0, 0)] == [name]
    assert solve(instance).pairs == ()
    waived = instance.with_(allowed=frozenset({("u", "v")}))
    assert bool(solve(waived).pairs) == RULES[name].waivable
    assert RULES[name].words("ru") != RULES[name].words("en")


def test_a_mentor_of_another_school_leads_where_both_are_online():
    mentees = (Mentee("u", place="A", virtual=True), Mentee("w", place="A"))
    mentors = (Mentor("v", place="B", virtual=True),)
    answer = solve(Instance(mentees, mentors))
    assert [(p.mentee, p.mentor) for p in answer.pairs] == [("u", "v")]


def test_other_plans_are_lawful_different_and_nearly_as_good(school):
    instance = school(40, 20, 3)
    best = solve(instance)
    others = alternatives(instance, best, 3)
    plans = [{(p.mentee, p.mentor) for p in a.pairs} for a in (best, *others)]
    assert len(others) >= 2 and len({frozenset(p) for p in plans}) == len(plans)
    for other in others:
        assert check(instance, other).lawful and not other.proven
        assert other.totals.matched == best.totals.matched
        assert other.gap == (best.totals.score - other.totals.score) / best.totals.score < 0.05
