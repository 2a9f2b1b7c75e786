"""Reads rows and says in words what is wrong with an instance: every problem, by name, at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from nastavnik.matcher.instance import TOP, Instance, Mentee, Mentor, Rules, Weights

CATEGORIES = ("", "compliance", "first", "highest", "mentor", "methodist")


class InstanceError(ValueError):
    """An instance that cannot be matched. `problems` lists every fault in words."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


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
    sides: tuple[tuple[str, Sequence[Mentee | Mentor]], ...] = (
        ("Наставляемый", instance.mentees),
        ("Наставник", instance.mentors),
    )
    for title, people in sides:
        for number, person in enumerate(people, 1):
            if not isinstance(person.id, str) or not person.id.strip():
                yield f"{title} в строке {number}: пустой идентификатор."
        for ident, times in sorted(Counter(str(p.id) for p in people).items()):
            if times > 1:
                yield f"{title} «{ident}» указан {times} раза: идентификаторы не должны повторяться."


def _whole(x: Any) -> bool:
    return isinstance(x, int) and not isinstance(x, bool)


def _numbers(instance: Instance) -> Iterable[str]:
    for u in instance.mentees:
        if not _whole(u.priority) or not 0 <= u.priority <= 10_000:
            yield f"Наставляемый «{u.id}»: очерёдность {u.priority!r} – нужно целое число от 0 до 10000."
        for word, x in sorted(u.deficits.items()):
            if not _whole(x) or not 1 <= x <= 3:
                yield f"Наставляемый «{u.id}»: важность дефицита «{word}» {x!r} – нужно 1, 2 или 3."
        for word, x in sorted(u.past.items()):
            if not _whole(x) or not 0 <= x <= TOP:
                yield f"Наставляемый «{u.id}»: оценка прежней работы с «{word}» {x!r} – нужно от 0 до {TOP}."
    for v in instance.mentors:
        if not _whole(v.capacity) or not 0 <= v.capacity <= 1_000_000:
            yield f"Наставник «{v.id}»: число мест {v.capacity!r} – нужно целое число не меньше нуля."
        if not _whole(v.load) or v.load < 0:
            yield f"Наставник «{v.id}»: занято мест {v.load!r} – нужно целое число не меньше нуля."
        if v.experience is not None and (not _whole(v.experience) or not 0 <= v.experience <= 80):
            yield f"Наставник «{v.id}»: стаж {v.experience!r} – нужно целое число лет от 0 до 80."
        if v.category not in CATEGORIES:
            yield f"Наставник «{v.id}»: категория {v.category!r} – нужно одно из {', '.join(CATEGORIES[1:])}."
        for word, x in sorted(v.competences.items()):
            if not _whole(x) or not 1 <= x <= 3:
                yield f"Наставник «{v.id}»: уровень компетенции «{word}» {x!r} – нужно 1, 2 или 3."
    for name, weight in instance.weights.items():
        if not _whole(weight) or not 0 <= weight <= 10_000:
            yield f"Вес критерия «{name}» {weight!r} – нужно целое число от 0 до 10000."
    for band in instance.rules.bands:
        if not _whole(band) or not 0 < band <= TOP:
            yield f"Граница полосы {band!r} – нужно целое число от 1 до {TOP}."
    keep = instance.rules.keep_points
    if keep is not None and (not _whole(keep) or not 0 <= keep <= TOP):
        yield f"Баллы за сохранённую пару {keep!r} – нужно целое число от 0 до {TOP}."


def _pairs(instance: Instance) -> Iterable[str]:
    left = {p.id: p for p in instance.mentees}
    right = {p.id: p for p in instance.mentors}
    for title, pairs in (
        ("Закрепление", instance.locks),
        ("Запрет", instance.bans),
        ("Исключение", instance.allowed),
    ):
        for u, v in sorted(pairs):
            for ident, known, who in ((u, left, "наставляемого"), (v, right, "наставника")):
                if ident not in known:
                    yield f"{title} пары «{u}» – «{v}»: нет {who} «{ident}»."
    for u in sorted(instance.away - set(left)):
        yield f"Выбывший «{u}»: такого наставляемого нет."
    for u, v in sorted(instance.locks):
        if u in instance.away:
            yield f"Наставляемый «{u}» выбыл, но закреплён за «{v}»: снимите закрепление."
    for u, v in sorted(instance.locks & instance.bans):
        yield f"Пара «{u}» – «{v}» и закреплена, и запрещена: оставьте что-нибудь одно."
    for u, times in sorted(Counter(u for u, _ in instance.locks).items()):
        if times > 1:
            yield f"Наставляемый «{u}» закреплён за {times} наставниками: оставьте одного."
    for v, times in sorted(Counter(v for _, v in instance.locks).items()):
        if v in right and _whole(right[v].capacity) and _whole(right[v].load) and times > right[v].places:
            yield f"За наставником «{v}» закреплено {times}, а свободных мест {right[v].places}."
    for u, v in sorted(instance.locks):
        if u in left and v in right:
            if not (left[u].consent and right[v].consent):
                yield f"Закреплённая пара «{u}» – «{v}»: нет согласия одного из двоих."
            if v in left[u].vetoes or u in right[v].vetoes:
                yield f"Закреплённая пара «{u}» – «{v}»: один из двоих возражает против неё."
            if left[u].person and left[u].person == right[v].person:
                yield f"Закреплённая пара «{u}» – «{v}»: это один и тот же человек."


def _groups(instance: Instance) -> Iterable[str]:
    right = {p.id for p in instance.mentors}
    for ident, times in sorted(Counter(g.mentor for g in instance.groups).items()):
        if times > 1:
            yield f"У наставника «{ident}» указано {times} группы: нужна одна."
        if ident not in right:
            yield f"Группа: нет наставника «{ident}»."
    for g in instance.groups:
        if not (_whole(g.least) and _whole(g.most)) or not 0 < g.least <= g.most:
            yield f"Группа наставника «{g.mentor}»: от {g.least!r} до {g.most!r} – так не бывает."
        elif g.least > len(instance.mentees):
            there = len(instance.mentees)
            yield f"Группа наставника «{g.mentor}»: нужно не меньше {g.least}, а всего людей {there}."


def _scored(instance: Instance) -> Iterable[str]:
    given = instance.scored
    if given is None:
        return
    if not given.mentee.shape == given.mentor.shape == given.score.shape or given.mentee.ndim != 1:
        yield "Готовые оценки: три списка (наставляемый, наставник, балл) должны быть одной длины."
        return
    if not given.mentee.size:
        return
    n, m = len(instance.mentees), len(instance.mentors)
    if given.mentee.min() < 0 or given.mentee.max() >= n or given.mentor.min() < 0 or given.mentor.max() >= m:
        yield f"Готовые оценки: номера должны быть от 0 до {n - 1} и от 0 до {m - 1}."
        return
    if given.score.min() < 0 or given.score.max() > 1_000_000:
        yield "Готовые оценки: баллы должны быть целыми числами от 0 до 1000000."
    keys = given.mentee * m + given.mentor
    keys.sort()
    if (keys[1:] == keys[:-1]).any():
        yield "Готовые оценки: одна и та же пара указана дважды."


_LISTS = {f.name for c in (Mentee, Mentor) for f in fields(c) if str(f.type).startswith("tuple[")}
_COUNTS = {"deficits": 2, "competences": 2, "past": TOP // 2}


def _value(name: str, value: Any) -> Any:
    if name in _LISTS:
        if isinstance(value, str):
            return tuple(w.strip() for w in value.split(",") if w.strip())
        return tuple(str(w) for w in value)
    if name in _COUNTS:
        if isinstance(value, str):
            value = [w.strip() for w in value.split(",") if w.strip()]
        return dict(value) if isinstance(value, Mapping) else {str(w): _COUNTS[name] for w in value}
    return value


def _read(kind: type, title: str, rows: list[Mapping[str, Any]], problems: list[str]) -> list[Any]:
    known = {f.name for f in fields(kind)}
    out = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            problems.append(f"{title} в строке {number}: нужна запись с полями, а не {type(row).__name__}.")
            continue
        strange = sorted(str(k) for k in row if k not in known)
        if strange:
            problems.append(f"{title} в строке {number}: неизвестные поля {', '.join(strange)}.")
        if "id" not in row:
            problems.append(f"{title} в строке {number}: нет поля id.")
            continue
        try:
            clean = {k: _value(k, v) for k, v in row.items() if k in known and v is not None}
            out.append(kind(**{**clean, "id": str(row["id"])}))
        except (TypeError, ValueError):
            problems.append(f"{title} в строке {number} («{row['id']}»): поле записано не по форме.")
    return out


def _keys(pairs: Any, title: str, problems: list[str]) -> frozenset[tuple[str, str]]:
    try:
        return frozenset((str(u), str(v)) for u, v in pairs)
    except (TypeError, ValueError):
        problems.append(f"{title}: нужен список пар «наставляемый, наставник».")
        return frozenset()


def read_rows(
    mentees: list[Mapping[str, Any]], mentors: list[Mapping[str, Any]], rest: dict[str, Any]
) -> Instance:
    """Build and validate an instance of dictionaries; lists may be given as «а, б». Raises InstanceError."""
    problems: list[str] = []
    left = _read(Mentee, "Наставляемый", mentees, problems)
    right = _read(Mentor, "Наставник", mentors, problems)
    more = dict(rest)
    for name, title in (
        ("locks", "Закрепления"),
        ("bans", "Запреты"),
        ("allowed", "Исключения"),
        ("previous", "Прежние пары"),
    ):
        if name in more:
            more[name] = _keys(more[name], title, problems)
    if "away" in more:
        more["away"] = frozenset(str(u) for u in more["away"])
    kinds: tuple[tuple[str, Any], ...] = (("weights", Weights), ("rules", Rules))
    for name, kind in kinds:
        given = more.get(name)
        if isinstance(given, Mapping):
            strange = sorted(set(given) - {f.name for f in fields(kind)})
            if strange:
                problems.append(f"{name}: неизвестные поля {', '.join(strange)}.")
            clean = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items() if k not in strange}
            more[name] = kind(**clean)
    if problems:
        raise InstanceError(problems)
    instance = Instance(tuple(left), tuple(right), **more)
    validate(instance)
    return instance
