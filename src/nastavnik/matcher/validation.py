"""Reads rows and says in words what is wrong with an instance: every problem, by name, at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from nastavnik.matcher.instance import TOP, Instance, Mentee, Mentor
from nastavnik.matcher.words import Language, Told, told

CATEGORIES = ("", "compliance", "first", "highest", "mentor", "methodist")


class InstanceError(ValueError):
    """An instance that cannot be matched. `problems` lists every fault in words, Russian ones.

    `said("en")` gives them in English.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(problems))

    def said(self, language: Language) -> list[str]:
        return [p.en if language == "en" and isinstance(p, Told) else str(p) for p in self.problems]


def validate(instance: Instance) -> None:
    """Raise InstanceError with all problems of the instance, or return."""
    problems = [
        *_people(instance),
        *_numbers(instance),
        *_pairs(instance),
        *_groups(instance),
        *_scored(instance),
    ]
    if problems:
        raise InstanceError(problems)


def _people(instance: Instance) -> Iterable[str]:
    sides: tuple[tuple[Told, Sequence[Mentee | Mentor]], ...] = (
        (told("Наставляемый", "Mentee"), instance.mentees),
        (told("Наставник", "Mentor"), instance.mentors),
    )
    for title, people in sides:
        for number, person in enumerate(people, 1):
            if not isinstance(person.id, str) or not person.id.strip():
                yield told(
                    f"{title} в строке {number}: пустой идентификатор.",
                    f"{title.en}, row {number}: the id is empty.",
                )
        for ident, times in sorted(Counter(str(p.id) for p in people).items()):
            if times > 1:
                yield told(
                    f"{title} «{ident}» указан {times} раза: идентификаторы не должны повторяться.",
                    f"{title.en} “{ident}” is given {times} times: ids must not repeat.",
                )


def _whole(x: Any) -> bool:
    return isinstance(x, int) and not isinstance(x, bool)


def _numbers(instance: Instance) -> Iterable[str]:
    for u in instance.mentees:
        if not _whole(u.priority) or not 0 <= u.priority <= 10_000:
            yield told(
                f"Наставляемый «{u.id}»: очерёдность {u.priority!r} – нужно целое число от 0 до 10000.",
                f"Mentee “{u.id}”: priority {u.priority!r} – a whole number from 0 to 10000 is needed.",
            )
        for word, x in sorted(u.deficits.items()):
            if not _whole(x) or not 1 <= x <= 3:
                yield told(
                    f"Наставляемый «{u.id}»: важность дефицита «{word}» {x!r} – нужно 1, 2 или 3.",
                    f"Mentee “{u.id}”: importance of the deficit “{word}” {x!r} – 1, 2 or 3 is needed.",
                )
        for word, x in sorted(u.past.items()):
            if not _whole(x) or not 0 <= x <= TOP:
                yield told(
                    f"Наставляемый «{u.id}»: оценка прежней работы с «{word}» {x!r} – нужно от 0 до {TOP}.",
                    f"Mentee “{u.id}”: past work with “{word}” {x!r} – a number from 0 to {TOP} is needed.",
                )
    for v in instance.mentors:
        if not _whole(v.capacity) or not 0 <= v.capacity <= 1_000_000:
            yield told(
                f"Наставник «{v.id}»: число мест {v.capacity!r} – нужно целое число не меньше нуля.",
                f"Mentor “{v.id}”: places {v.capacity!r} – a whole number not below zero is needed.",
            )
        if not _whole(v.load) or v.load < 0:
            yield told(
                f"Наставник «{v.id}»: занято мест {v.load!r} – нужно целое число не меньше нуля.",
                f"Mentor “{v.id}”: places taken {v.load!r} – a whole number not below zero is needed.",
            )
        if v.experience is not None and (not _whole(v.experience) or not 0 <= v.experience <= 80):
            yield told(
                f"Наставник «{v.id}»: стаж {v.experience!r} – нужно целое число лет от 0 до 80.",
                f"Mentor “{v.id}”: experience {v.experience!r} – whole years from 0 to 80 are needed.",
            )
        if v.category not in CATEGORIES:
            yield told(
                f"Наставник «{v.id}»: категория {v.category!r} – нужно одно из {', '.join(CATEGORIES[1:])}.",
                f"Mentor “{v.id}”: category {v.category!r} – one of {', '.join(CATEGORIES[1:])} is needed.",
            )
        for word, x in sorted(v.competences.items()):
            if not _whole(x) or not 1 <= x <= 3:
                yield told(
                    f"Наставник «{v.id}»: уровень компетенции «{word}» {x!r} – нужно 1, 2 или 3.",
                    f"Mentor “{v.id}”: level of the competence “{word}” {x!r} – 1, 2 or 3 is needed.",
                )
    for name, weight in instance.weights.items():
        if not _whole(weight) or not 0 <= weight <= 10_000:
            yield told(
                f"Вес критерия «{name}» {weight!r} – нужно целое число от 0 до 10000.",
                f"Weight of the criterion “{name}” {weight!r} – a whole number from 0 to 10000 is needed.",
            )
    for band in instance.rules.bands:
        if not _whole(band) or not 0 < band <= TOP:
            yield told(
                f"Граница полосы {band!r} – нужно целое число от 1 до {TOP}.",
                f"Bound of a band {band!r} – a whole number from 1 to {TOP} is needed.",
            )
    keep = instance.rules.keep_points
    if keep is not None and (not _whole(keep) or not 0 <= keep <= TOP):
        yield told(
            f"Баллы за сохранённую пару {keep!r} – нужно целое число от 0 до {TOP}.",
            f"Points for a kept pair {keep!r} – a whole number from 0 to {TOP} is needed.",
        )


def _pairs(instance: Instance) -> Iterable[str]:
    left = {p.id: p for p in instance.mentees}
    right = {p.id: p for p in instance.mentors}
    for title, pairs in (
        (told("Закрепление", "Lock"), instance.locks),
        (told("Запрет", "Ban"), instance.bans),
        (told("Исключение", "Waiver"), instance.allowed),
    ):
        for u, v in sorted(pairs):
            for ident, known, who in (
                (u, left, told("наставляемого", "mentee")),
                (v, right, told("наставника", "mentor")),
            ):
                if ident not in known:
                    yield told(
                        f"{title} пары «{u}» – «{v}»: нет {who} «{ident}».",
                        f"{title.en} of the pair “{u}” – “{v}”: there is no {who.en} “{ident}”.",
                    )
    for u in sorted(instance.away - set(left)):
        yield told(f"Выбывший «{u}»: такого наставляемого нет.", f"Away “{u}”: there is no such mentee.")
    for u, v in sorted(instance.locks):
        if u in instance.away:
            yield told(
                f"Наставляемый «{u}» выбыл, но закреплён за «{v}»: снимите закрепление.",
                f"Mentee “{u}” is away but locked to “{v}”: unlock the pair.",
            )
    for u, v in sorted(instance.locks & instance.bans):
        yield told(
            f"Пара «{u}» – «{v}» и закреплена, и запрещена: оставьте что-нибудь одно.",
            f"The pair “{u}” – “{v}” is both locked and banned: keep one of the two.",
        )
    for u, times in sorted(Counter(u for u, _ in instance.locks).items()):
        if times > 1:
            yield told(
                f"Наставляемый «{u}» закреплён за {times} наставниками: оставьте одного.",
                f"Mentee “{u}” is locked to {times} mentors: keep one.",
            )
    for v, times in sorted(Counter(v for _, v in instance.locks).items()):
        if v in right and _whole(right[v].capacity) and _whole(right[v].load) and times > right[v].places:
            yield told(
                f"За наставником «{v}» закреплено {times}, а свободных мест {right[v].places}.",
                f"{times} are locked to mentor “{v}”, with {right[v].places} open places.",
            )
    for u, v in sorted(instance.locks):
        if u in left and v in right:
            if not (left[u].consent and right[v].consent):
                yield told(
                    f"Закреплённая пара «{u}» – «{v}»: нет согласия одного из двоих.",
                    f"Locked pair “{u}” – “{v}”: one of the two has given no consent.",
                )
            if v in left[u].vetoes or u in right[v].vetoes:
                yield told(
                    f"Закреплённая пара «{u}» – «{v}»: один из двоих возражает против неё.",
                    f"Locked pair “{u}” – “{v}”: one of the two objects to it.",
                )
            if left[u].person and left[u].person == right[v].person:
                yield told(
                    f"Закреплённая пара «{u}» – «{v}»: это один и тот же человек.",
                    f"Locked pair “{u}” – “{v}”: they are the same person.",
                )


def _groups(instance: Instance) -> Iterable[str]:
    right = {p.id for p in instance.mentors}
    for ident, times in sorted(Counter(g.mentor for g in instance.groups).items()):
        if times > 1:
            yield told(
                f"У наставника «{ident}» указано {times} группы: нужна одна.",
                f"Mentor “{ident}” has {times} groups: one is needed.",
            )
        if ident not in right:
            yield told(f"Группа: нет наставника «{ident}».", f"Group: there is no mentor “{ident}”.")
    for g in instance.groups:
        if not (_whole(g.least) and _whole(g.most)) or not 0 < g.least <= g.most:
            yield told(
                f"Группа наставника «{g.mentor}»: от {g.least!r} до {g.most!r} – так не бывает.",
                f"Group of mentor “{g.mentor}”: from {g.least!r} to {g.most!r} cannot be.",
            )
        elif g.least > len(instance.mentees):
            there = len(instance.mentees)
            yield told(
                f"Группа наставника «{g.mentor}»: нужно не меньше {g.least}, а всего людей {there}.",
                f"Group of mentor “{g.mentor}”: at least {g.least} are needed, and there are {there} people.",
            )


def _scored(instance: Instance) -> Iterable[str]:
    given = instance.scored
    if given is None:
        return
    if not given.mentee.shape == given.mentor.shape == given.score.shape or given.mentee.ndim != 1:
        yield told(
            "Готовые оценки: три списка (наставляемый, наставник, балл) должны быть одной длины.",
            "Scores given: the three lists (mentee, mentor, score) must be of one length.",
        )
        return
    if not given.mentee.size:
        return
    n, m = len(instance.mentees), len(instance.mentors)
    if given.mentee.min() < 0 or given.mentee.max() >= n or given.mentor.min() < 0 or given.mentor.max() >= m:
        yield told(
            f"Готовые оценки: номера должны быть от 0 до {n - 1} и от 0 до {m - 1}.",
            f"Scores given: numbers must be from 0 to {n - 1} and from 0 to {m - 1}.",
        )
        return
    if given.score.min() < 0 or given.score.max() > 1_000_000:
        yield told(
            "Готовые оценки: баллы должны быть целыми числами от 0 до 1000000.",
            "Scores given: scores must be whole numbers from 0 to 1000000.",
        )
    keys = given.mentee * m + given.mentor
    keys.sort()
    if (keys[1:] == keys[:-1]).any():
        yield told(
            "Готовые оценки: одна и та же пара указана дважды.", "Scores given: a pair is given twice."
        )
