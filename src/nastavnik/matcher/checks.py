"""Proves or refutes an answer without the solver: by the rules, the scores and the certificate alone."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.answer import Answer
from nastavnik.matcher.candidates import scores_of, stream
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import TOP, Instance
from nastavnik.matcher.objective import Objective
from nastavnik.matcher.pool import dearer
from nastavnik.matcher.rules import broken
from nastavnik.matcher.validation import validate


@dataclass(frozen=True, slots=True)
class Report:
    """`faults` are sentences.

    An answer is `lawful` without them and `proven` if its certificate holds as well.
    """

    faults: tuple[str, ...]
    unproven: tuple[str, ...]

    @property
    def lawful(self) -> bool:
        return not self.faults

    @property
    def proven(self) -> bool:
        return not self.faults and not self.unproven


def check(instance: Instance, answer: Answer) -> Report:
    """Look at every pair of the answer and at every admissible pair of the instance once."""
    validate(instance)
    table = Table(instance)
    faults = _lawful(table, answer)
    return Report(
        tuple(faults), tuple(_unproven(table, answer) if not faults else ("План нарушает правила.",))
    )


def _lawful(table: Table, answer: Answer) -> list[str]:
    faults: list[str] = []
    known = [p for p in answer.pairs if p.mentee in table.row and p.mentor in table.column]
    faults += [f"Пара «{p.mentee}» – «{p.mentor}»: таких людей нет." for p in answer.pairs if p not in known]
    listed = Counter([p.mentee for p in answer.pairs] + [x.mentee for x in answer.unmatched])
    for who in table.row:
        if listed[who] != (0 if who in table.instance.away else 1):
            faults.append(f"Наставляемый «{who}» встречается в плане {listed[who]} раза.")
    for mentor, times in sorted(Counter(p.mentor for p in known).items()):
        places = int(table.capacity[table.column[mentor]])
        if times > places:
            faults.append(f"У наставника «{mentor}» {times} наставляемых, а мест {places}.")
    for g in table.instance.groups:
        times = sum(p.mentor == g.mentor for p in known)
        if 0 < times < g.least:
            faults.append(f"В группе наставника «{g.mentor}» {times}, а нужно не меньше {g.least}.")
    u = np.array([table.row[p.mentee] for p in known], dtype=np.int64)
    v = np.array([table.column[p.mentor] for p in known], dtype=np.int64)
    for p, i, j, s in zip(known, u.tolist(), v.tolist(), scores_of(table, u, v).tolist(), strict=True):
        for rule in broken(table, i, j):
            if rule.name != "load":
                faults.append(f"Пара «{p.mentee}» – «{p.mentor}»: {rule.ru}.")
        if s != p.score:
            faults.append(f"Пара «{p.mentee}» – «{p.mentor}»: записан балл {p.score}, а по критериям {s}.")
    together = {(p.mentee, p.mentor) for p in known}
    faults += [
        f"Закреплённой пары «{u}» – «{v}» нет в плане." for u, v in sorted(table.instance.locks - together)
    ]
    return faults


def _unproven(table: Table, answer: Answer) -> list[str]:
    proof = answer.certificate
    if proof is None and answer.looked:
        return ["Группы: лучший план найден перебором, без решателя это не проверить."]
    if proof is None:
        return ["Доказательства в ответе нет."]
    top = TOP
    if table.instance.scored is not None:
        top = max(TOP, *(int(edges.score.max(initial=0)) for edges in stream(table)))
    objective = Objective(table, answer.plan, proof.bottleneck, top)
    gain = [proof.gain.get(p.id, 0) for p in table.mentees]
    price = [proof.price.get(q.id, 0) for q in table.mentors]
    out: list[str] = []
    if min(gain, default=0) < 0 or min(price, default=0) < 0:
        out.append("Оценки людей и мест не могут быть отрицательными.")
    here = np.ones(table.n, dtype=bool)
    here[list(table.away)] = False
    y, p = objective.split(gain), objective.split(price)
    for edges in stream(table):
        over = np.flatnonzero(dearer(objective, edges, y, p) & here[edges.u])
        if over.size:
            names = table.mentees[int(edges.u[over[0]])].id, table.mentors[int(edges.v[over[0]])].id
            out.append(f"Пара «{names[0]}» – «{names[1]}» ценнее, чем доказательство ей отводит.")
            break
    u = np.array([table.row[x.mentee] for x in answer.pairs], dtype=np.int64)
    v = np.array([table.column[x.mentor] for x in answer.pairs], dtype=np.int64)
    value = sum(objective.weigh(u, v, np.array([x.score for x in answer.pairs], dtype=np.int64)))
    bound = sum(gain) + sum(x * c for x, c in zip(price, table.capacity.tolist(), strict=True))
    if not value == bound == proof.value:
        out.append("Сумма плана не равна доказанной верхней границе.")
    return out
