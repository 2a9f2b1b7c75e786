"""Explanations: each help that is offered does help, and the sentences are what a deputy head reads."""

from nastavnik.matcher import Instance, Mentee, Mentor, Rules, WhyNobody, explain, solve


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
