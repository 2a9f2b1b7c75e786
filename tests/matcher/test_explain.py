"""Explanations: each help that is offered does help, and the sentences are what a deputy head reads."""

from dataclasses import replace

from nastavnik.matcher import (
    Instance,
    Mentee,
    Mentor,
    Rules,
    Session,
    Why,
    WhyNobody,
    explain,
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


def test_every_help_helps_and_every_loss_is_exact(school):
    told = 0
    for seed in range(6):
        instance = school(25, 8, seed)
        answer = solve(instance)
        session = Session(instance)
        for person in instance.mentees:
            why = explain(instance, answer, person.id, session=session)
            if isinstance(why, WhyNobody):
                for one in why.helps:
                    told += 1
                    if one.kind == "place":
                        mentors = tuple(
                            replace(q, capacity=max(q.capacity, q.load) + 1) if q.id == one.mentor else q
                            for q in instance.mentors
                        )
                        changed = instance.with_(mentors=mentors)
                    elif one.kind in ("superior", "subject", "level", "distance"):
                        changed = instance.with_(allowed=frozenset({(person.id, one.mentor)}))
                    else:
                        continue
                    after = solve(changed)
                    assert after.mentor_of(person.id) == one.gets
            for rival in why.better[:3] if isinstance(why, Why) else ():
                if rival.loss is None:
                    assert next(q for q in instance.mentors if q.id == rival.mentor).places == 0
                    continue
                told += 1
                insisted = solve(instance.with_(locks=frozenset({(person.id, rival.mentor)})))
                assert rival.loss == (
                    answer.totals.matched - insisted.totals.matched,
                    answer.totals.score - insisted.totals.score,
                )
        assert session.answer() == answer
    assert told > 50


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
