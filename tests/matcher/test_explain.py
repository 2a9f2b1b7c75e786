"""Explanations: each help that is offered does help, and the sentences are what a deputy head reads."""

from collections import Counter
from dataclasses import replace

import pytest

from nastavnik.matcher import (
    Instance,
    Mentee,
    Mentor,
    Rules,
    Session,
    Why,
    WhyNobody,
    explain,
    explain_all,
    solve,
    why_not,
)


def test_why_this_mentor():
    mentees = (Mentee("a", subjects=("физика",), deficits={"речь": 3}),)
    mentors = (
        Mentor("v", subjects=("физика",), competences={"речь": 3}, experience=20, category="highest"),
        Mentor("w", subjects=("химия",)),
    )
    instance = Instance(mentees, mentors)
    text = explain(instance, solve(instance), "a").sentences("ru", {"v": "Иванова М. П."})
    assert text == [
        "Наставник: Иванова М. П., 1000\u00a0баллов из 1000.",
        "Предмет: тот же предмет: физика (391 из 391).",
        "Запрос и компетенции: отвечает всему запросу: речь (391 из 391).",
        "Опыт и категория: большой опыт и высокая категория (156 из 156).",
        "Нагрузка наставника: наставник свободен (62 из 62).",
        "Это самый подходящий наставник из возможных (всего подходит 2).",
    ]


def test_why_nobody_and_what_helps():
    mentees = (Mentee("a", subjects=("физика",)), Mentee("b", subjects=("химия",), priority=1))
    mentors = (Mentor("v", capacity=1, subjects=("химия",)),)
    instance = Instance(mentees, mentors, rules=Rules(required_subject=True))
    assert explain(instance, solve(instance), "a").sentences("ru") == [
        "Никто из наставников не подходит.",
        "1\u00a0наставник: мешает только одно – нужен тот же предмет, а предметы разные.",
        "Одной переменой не помочь: нужен новый наставник.",
    ]
    roomy = instance.with_(mentors=(Mentor("v", capacity=2, subjects=("химия",)),))
    why = explain(roomy, solve(roomy), "a")
    assert isinstance(why, WhyNobody)
    assert why.sentences("en")[-1].startswith(
        "It would help to lift the requirement of the same subject (mentor v)"
    )
    free = instance.with_(rules=Rules())
    why = explain(free, solve(free), "a")
    assert isinstance(why, WhyNobody) and [(h.kind, h.mentor, h.gets) for h in why.helps] == [
        ("place", "v", "v")
    ]


def more_places(instance, mentor):
    mentors = tuple(
        replace(q, capacity=max(q.capacity, q.load) + 1) if q.id == mentor else q for q in instance.mentors
    )
    return instance.with_(mentors=mentors)


def applied(instance, mentee, one):
    """The instance after the change that was offered."""
    if one.kind == "place":
        changed = more_places(instance, one.mentor)
        return changed.with_(locks=changed.locks | {(mentee, one.gets)}) if one.fixed else changed
    if one.kind == "consent":
        both = (replace(p, consent=p.consent or p.id == mentee) for p in instance.mentees)
        others = (replace(q, consent=q.consent or q.id == one.mentor) for q in instance.mentors)
        return instance.with_(mentees=tuple(both), mentors=tuple(others))
    if one.kind == "veto":
        both = (
            replace(p, vetoes=tuple(v for v in p.vetoes if (p.id, v) != (mentee, one.mentor)))
            for p in instance.mentees
        )
        return instance.with_(mentees=tuple(both))
    return instance.with_(allowed=instance.allowed | {(mentee, one.mentor)})


@pytest.mark.parametrize("plan", ["most", "stable", "fair"])
def test_every_help_helps(school, plan):
    kinds = Counter()
    for seed in range(8):
        instance = school(25, 8, seed)
        answer = solve(instance, plan)
        session = Session(instance, plan)
        for left in answer.unmatched:
            why = explain(instance, answer, left.mentee, session=session)
            assert isinstance(why, WhyNobody)
            for one in why.helps:
                kinds[one.kind, one.fixed] += 1
                after = solve(applied(instance, left.mentee, one), plan)
                assert after.mentor_of(left.mentee) == one.gets, one
                assert next(p.score for p in after.pairs if p.mentee == left.mentee) == one.score
                if one.fixed:
                    assert after.totals.matched > answer.totals.matched
                    best = solve(more_places(instance, one.mentor), plan)
                    assert best.totals.score - after.totals.score == one.points
        assert session.answer() == answer
    assert {("place", False), ("place", True), ("subject", False), ("distance", False)} <= set(kinds)


@pytest.mark.parametrize("plan", ["most", "stable"])
def test_a_place_that_would_help_is_always_found(school, plan):
    found = 0
    for seed in range(8):
        instance = school(25, 8, seed)
        answer = solve(instance, plan)
        whys = explain_all(instance, answer)
        would = {
            (left.mentee, mentor.id)
            for mentor in instance.mentors
            for after in [solve(more_places(instance, mentor.id), plan)]
            for left in answer.unmatched
            if after.mentor_of(left.mentee)
        }
        for left in answer.unmatched:
            by_itself = {mentor for mentee, mentor in would if mentee == left.mentee}
            told = {h.mentor for h in whys[left.mentee].helps if h.kind == "place" and not h.fixed}
            assert told <= by_itself and bool(told) == bool(by_itself), left
            found += len(told)
    assert found > 20


def test_two_who_tie_for_one_place_are_both_told_that_it_would_help():
    mentees = tuple(Mentee(x, subjects=("физика",)) for x in "abc")
    instance = Instance(mentees, (Mentor("v", capacity=1, subjects=("физика",)),))
    answer = solve(instance)
    whys = explain_all(instance, answer)
    first, second = (whys[left.mentee].helps for left in answer.unmatched)
    assert sorted((h.fixed, h.points, h.gets) for h in first + second) == [(False, 0, "v"), (True, 0, "v")]
    fixed = next(w for w in whys.values() if isinstance(w, WhyNobody) and w.helps[0].fixed)
    assert fixed.sentences("ru", {"v": "Иванова М. П."})[-1] == (
        "Поможет ещё одно место у наставника Иванова М. П. и закрепить пару (место столь же подходит "
        "и другому): тогда наставник – Иванова М. П., 833\u00a0балла."
    )


def test_a_place_that_goes_to_a_higher_priority_is_not_offered():
    mentees = (Mentee("a", priority=2), Mentee("b", priority=2), Mentee("c"))
    instance = Instance(mentees, (Mentor("v", capacity=1),))
    why = explain_all(instance, solve(instance))["c"]
    assert isinstance(why, WhyNobody) and why.helps == ()
    assert why.sentences("ru")[-1].startswith("Одного места не хватит: его получит тот, чья очередь раньше.")


@pytest.mark.parametrize("plan", ["most", "stable"])
def test_every_loss_is_exact(school, plan):
    told = 0
    for seed in range(6):
        instance = school(25, 8, seed)
        answer = solve(instance, plan)
        session = Session(instance, plan)
        for person in instance.mentees:
            why = explain(instance, answer, person.id, session=session)
            for rival in why.better[:3] if isinstance(why, Why) else ():
                if rival.loss is None:
                    assert next(q for q in instance.mentors if q.id == rival.mentor).places == 0
                    continue
                told += 1
                insisted = solve(instance.with_(locks=frozenset({(person.id, rival.mentor)})), plan)
                assert rival.loss == (
                    answer.totals.matched - insisted.totals.matched,
                    answer.totals.score - insisted.totals.score,
                )
        assert session.answer() == answer
    assert told > 20


def test_what_a_pair_made_by_hand_would_cost():
    mentees = (Mentee("a", subjects=("физика",), required_subject=True), Mentee("b", subjects=("химия",)))
    mentors = (Mentor("v", capacity=1, subjects=("химия",)), Mentor("w", capacity=1, vetoes=("a",)))
    session = Session(Instance(mentees, mentors))
    assert why_not(session, "a", "v").rules == ("subject",)
    by_hand = why_not(session, "a", "v", waive=True)
    assert (by_hand.rules, by_hand.waived, by_hand.people) == ((), ("subject",), -1)
    assert by_hand.sentences() == [
        "Нужно исключение из правил: нужен тот же предмет, а предметы разные.",
        "Если настоять на этой паре, с наставником будет ещё 1\u00a0человек, план потеряет 192\u00a0балла.",
        "a: был наставник – никто, станет – v.",
        "b: был наставник – v, станет – w.",
    ]
    assert why_not(session, "a", "w", waive=True).rules == ("veto",)


def test_why_not_in_words():
    mentees = (Mentee("a", subjects=("физика",)), Mentee("b", subjects=("физика",), levels=("старшая",)))
    mentors = (
        Mentor("v", capacity=1, subjects=("физика",), levels=("старшая",)),
        Mentor("w", capacity=1, subjects=("физика",), levels=("начальная",), vetoes=("a",)),
    )
    session = Session(Instance(mentees, mentors))
    assert why_not(session, "a", "w").sentences() == [
        "Эту пару составить нельзя: один из двоих возражает против этой пары."
    ]
    free = Session(Instance(mentees, (mentors[0], replace(mentors[1], vetoes=()))))
    assert why_not(free, "b", "w").sentences(
        "ru", {"a": "Анна", "b": "Борис", "v": "Вера", "w": "Ольга"}
    ) == [
        "Если настоять на этой паре, план потеряет 204\u00a0балла.",
        "Анна: был наставник – Ольга, станет – Вера.",
        "Борис: был наставник – Вера, станет – Ольга.",
    ]
    assert why_not(free, "a", "w").sentences() == ["Эта пара уже в плане."]
