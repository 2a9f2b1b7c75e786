"""The admissible pairs of an instance with their scores."""

from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.criteria import score
from nastavnik.matcher.encoding import Pairs, Table
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.rules import admissible

BLOCK = 1 << 18
"""Pairs looked at in one go: bounds the memory of scoring."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Admissible pairs by row: `u`, `v`, `score` of one shape (e,), sorted by u and then v."""

    u: Ints
    v: Ints
    score: Ints


def _given(table: Table) -> Edges:
    """The pairs of `Instance.scored`, renumbered to the order of ids, less the forbidden ones."""
    given = table.scored_keys
    u, v = np.divmod(given.keys, max(1, table.m))
    keep = admissible(Pairs(table, u, v))
    return Edges(u[keep], v[keep], given.values[keep])


def scores_of(table: Table, u: Ints, v: Ints) -> Ints:
    """Scores of named pairs, whether admissible or not.

    −1 for a pair that `Instance.scored` does not hold.
    """
    if table.instance.scored is None:
        return score(Pairs(table, u, v))
    return table.scored_keys.look(u * table.m + v, -1)


def every_pair(table: Table) -> Edges:
    """All admissible pairs with scores, rows in blocks."""
    if table.instance.scored is not None:
        return _given(table)
    columns = np.arange(table.m, dtype=np.int64)
    step = max(1, BLOCK // max(1, table.m))
    us, vs, points = [], [], []
    for start in range(0, table.n, step):
        rows = np.arange(start, min(start + step, table.n), dtype=np.int64)
        yes = admissible(Pairs(table, rows[:, None], columns[None, :]))
        i, j = np.nonzero(yes)
        u, v = rows[i], columns[j]
        us.append(u)
        vs.append(v)
        points.append(score(Pairs(table, u, v)))
    if not us:
        empty = np.zeros(0, dtype=np.int64)
        return Edges(empty, empty, empty)
    return Edges(np.concatenate(us), np.concatenate(vs), np.concatenate(points))
