"""Other good plans: pairs already proposed count a little less, and the next best plan comes up."""

from dataclasses import replace

import numpy as np

from nastavnik.matcher.answer import Answer
from nastavnik.matcher.candidates import Edges, every_pair
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import Instance, Ints, Scored
from nastavnik.matcher.objective import Objective
from nastavnik.matcher.outcome import Outcome, answer_of
from nastavnik.matcher.plans import solve


def alternatives(instance: Instance, answer: Answer, count: int = 2, *, points: int = 20) -> list[Answer]:
    """Up to `count` further plans; a pair loses `points` for each plan it was in.

    Their `gap` is the share of the total score they give up against `answer`; nobody is left without a
    mentor for the sake of variety. A plan that would come up a second time is left out.
    """
    table = Table(instance)
    edges = every_pair(table)
    keys = edges.u * table.m + edges.v
    most: Ints = np.bincount(edges.u, minlength=table.n)
    level = instance.with_(mentees=tuple(table.mentees), mentors=tuple(table.mentors))
    used = np.zeros(keys.size, dtype=np.int64)
    seen = {_mates(answer)}
    out: list[Answer] = []
    last = answer
    for _ in range(count):
        pairs = [table.row[p.mentee] * table.m + table.column[p.mentor] for p in last.pairs]
        used += np.isin(keys, pairs)
        score = np.maximum(0, edges.score - points * used)
        last = solve(level.with_(scored=Scored(edges.u, edges.v, score)), answer.plan)
        if _mates(last) in seen:
            continue
        seen.add(_mates(last))
        out.append(_told(table, most, answer, last))
    return out


def _mates(answer: Answer) -> frozenset[tuple[str, str]]:
    return frozenset((p.mentee, p.mentor) for p in answer.pairs)


def _told(table: Table, most: Ints, best: Answer, other: Answer) -> Answer:
    """The other plan with its true scores."""
    mate = np.full(table.n, -1, dtype=np.int64)
    for p in other.pairs:
        mate[table.row[p.mentee]] = table.column[p.mentor]
    told = answer_of(table, most, Objective(table, best.plan), Outcome(mate, [], [], [], Edges.join([])))
    lost = max(0, best.totals.score - told.totals.score)
    return replace(told, certificate=None, gap=lost / max(1, best.totals.score))
