"""Two plans side by side: who moved, who came, who went, what it is worth."""

from nastavnik.matcher import PLANS, Difference, Instance, Mentee, Mentor, Move, compare, solve, solve_all


def test_the_way_from_one_plan_to_the_next():
    mentors = (Mentor("v", capacity=1, subjects=("физика",)), Mentor("w", capacity=1, subjects=("химия",)))
    anna, boris = Mentee("Анна", subjects=("химия",)), Mentee("Борис", subjects=("физика",), priority=1)
    first = solve(Instance((anna, Mentee("Вера")), mentors[:1]))
    second = solve(Instance((anna, boris), mentors))
    assert first.mentor_of("Вера") == "v"
    told = compare(first, second)
    gained = second.totals.score - first.totals.score
    assert told == Difference(
        (Move("Анна", "", "w"),),
        ("Борис",),
        ("Вера",),
        0,
        1,
        gained,
        (first.totals.worst, second.totals.worst),
    )
    assert told.sentences("ru", {"w": "Иванова М. П."}) == [
        f"Прежних пар осталось 0, с наставником +1, баллов {gained:+d}.",
        "Анна: был наставник – никто, станет – Иванова М. П.",
        "Борис: новый.",
        "Вера: больше не участвует.",
    ]


def test_a_plan_beside_itself_is_the_same(school):
    answer = solve(school(20, 8, 1))
    told = compare(answer, answer)
    assert told.same and told.kept == answer.totals.matched
    assert told.sentences("en") == ["The plan is the same."]


def test_all_plans_at_once_are_those_found_one_by_one(school):
    instance = school(30, 10, 2)
    assert solve_all(instance) == {plan: solve(instance, plan) for plan in PLANS}
