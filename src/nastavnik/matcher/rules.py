"""What forbids a pair, with the reason. One function a rule.

A rule that is waivable may be lifted by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.pairs import Bools, Pairs


@dataclass(frozen=True)
class Rule:
    """A named prohibition; `waivable` by the curator for a pair or as a whole.

    `lift` says what would lift it.
    """

    name: str
    ru: str
    en: str
    lift_ru: str
    lift_en: str
    waivable: bool
    forbids: Callable[[Pairs], Bools]

    def words(self, language: str) -> str:
        return self.ru if language == "ru" else self.en

    def lift(self, language: str) -> str:
        return self.lift_ru if language == "ru" else self.lift_en


RULES: dict[str, Rule] = {}
Deed = Callable[[Pairs], Bools]


def rule(
    name: str, ru: str, en: str, lift_ru: str, lift_en: str, waivable: bool = False
) -> Callable[[Deed], Deed]:
    def register(forbids: Deed) -> Deed:
        RULES[name] = Rule(name, ru, en, lift_ru, lift_en, waivable, forbids)
        return forbids

    return register


def _none(pairs: Pairs) -> Bools:
    return np.zeros(pairs.shape, dtype=bool)


@rule(
    "same_person",
    "это один и тот же человек",
    "they are the same person",
    "нужен другой человек",
    "another person is needed",
)
def same_person(pairs: Pairs) -> Bools:
    return pairs.equal("person", "person")


@rule(
    "consent",
    "нет согласия одного из двоих",
    "one of the two has given no consent",
    "получить согласие",
    "obtain the consent",
)
def consent(pairs: Pairs) -> Bools:
    a, b = pairs.table.consents
    return np.asarray(~(a[pairs.u] & b[pairs.v]))


@rule(
    "veto",
    "один из двоих возражает против этой пары",
    "one of the two objects to the pair",
    "снять возражение",
    "withdraw the objection",
)
def veto(pairs: Pairs) -> Bools:
    return pairs.table.vetoes.has(pairs.keys)


@rule(
    "ban",
    "пара исключена куратором",
    "the curator has excluded the pair",
    "снять исключение",
    "lift the exclusion",
    waivable=True,
)
def ban(pairs: Pairs) -> Bools:
    return pairs.table.bans.has(pairs.keys)


@rule(
    "superior",
    "наставник – прямой руководитель наставляемого",
    "the mentor is the direct superior of the mentee",
    "разрешить паре исключение из правила о прямом руководителе",
    "waive the rule on direct superiors for the pair",
    waivable=True,
)
def superior(pairs: Pairs) -> Bools:
    return pairs.table.superiors.has(pairs.keys) if pairs.table.instance.rules.superior else _none(pairs)


@rule(
    "subject",
    "нужен тот же предмет, а предметы разные",
    "the same subject is required, and they differ",
    "снять требование того же предмета",
    "lift the requirement of the same subject",
    waivable=True,
)
def required_subject(pairs: Pairs) -> Bools:
    asked = pairs.table.asks_subject
    if not asked.any():
        return _none(pairs)
    return asked[pairs.u] & ~pairs.meets("subjects", "subjects")


@rule(
    "level",
    "нужна та же ступень, а ступени разные",
    "the same level of school is required, and they differ",
    "снять требование той же ступени",
    "lift the requirement of the same level",
    waivable=True,
)
def required_level(pairs: Pairs) -> Bools:
    if not pairs.table.instance.rules.required_level:
        return _none(pairs)
    return pairs.said_u("levels") & ~pairs.meets("levels", "levels")


@rule(
    "distance",
    "работают в разных организациях, а дистанционно не готовы",
    "they work in different organisations and are not both ready to meet online",
    "договориться о дистанционных встречах",
    "agree on meeting online",
    waivable=True,
)
def distance(pairs: Pairs) -> Bools:
    table = pairs.table
    if not table.instance.rules.distance:
        return _none(pairs)
    online = table.virtual_u[pairs.u] & table.virtual_v[pairs.v]
    apart = ~pairs.equal("place", "place") & pairs.said_u("place") & pairs.said_v("place")
    return np.asarray(apart & ~online)


@rule(
    "load",
    "у наставника нет свободных мест",
    "the mentor has no open place",
    "добавить наставнику место",
    "give the mentor one more place",
)
def load(pairs: Pairs) -> Bools:
    return pairs.table.capacity[pairs.v] + np.zeros(pairs.shape, dtype=np.int64) <= 0


def admissible(pairs: Pairs) -> Bools:
    """Which pairs no rule forbids. A waiver (`Instance.allowed`, a lock) lifts the waivable rules only.

    A mentor without an open place stays admissible: there it is places that are wanting, not a mentor.
    """
    hard, soft = _none(pairs), _none(pairs)
    for one in RULES.values():
        if one.name == "load":
            continue
        if one.waivable:
            soft |= one.forbids(pairs)
        else:
            hard |= one.forbids(pairs)
    if pairs.table.allowed.keys.size:
        soft &= ~pairs.table.allowed.has(pairs.keys)
    return np.asarray(~(hard | soft))


def broken(table: Table, u: int, v: int) -> list[Rule]:
    """The rules that forbid one pair, waived ones left out."""
    pairs = Pairs(table, np.array([u], dtype=np.int64), np.array([v], dtype=np.int64))
    waived = bool(table.allowed.has(pairs.keys)[0])
    return [r for r in RULES.values() if not (waived and r.waivable) and bool(r.forbids(pairs)[0])]


def broken_by_row(table: Table, u: int) -> dict[str, Ints]:
    """For one mentee: rule name -> columns of the mentors whom that rule alone keeps away."""
    v = np.arange(table.m, dtype=np.int64)
    pairs = Pairs(table, np.full(table.m, u, dtype=np.int64), v)
    waived = table.allowed.has(pairs.keys)
    said = {r.name: r.forbids(pairs) & ~(waived & r.waivable) for r in RULES.values()}
    count = np.sum(list(said.values()), axis=0)
    return {name: v[no & (count == 1)] for name, no in said.items() if (no & (count == 1)).any()}
