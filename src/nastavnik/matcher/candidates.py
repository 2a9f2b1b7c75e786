"""The admissible pairs of an instance with their scores, found through an inverted index.

Where the rules bind a mentee to a place or a subject, only the mentors who have it are looked at; the pairs
come in blocks of flat arrays, so that memory stays bounded whatever the size.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nastavnik.matcher.criteria import score
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.pairs import Bools, Pairs
from nastavnik.matcher.rules import admissible, required_subject
from nastavnik.matcher.rules import distance as too_far

Scores = NDArray[np.int16]
BLOCK = 1 << 14
"""Pairs looked at in one go: they stay in the processor's cache, and products too small to be spread over threads."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Admissible pairs by row: `u`, `v`, `score` of one shape (e,), sorted by u and then v."""

    u: Ints
    v: Ints
    score: Ints

    @classmethod
    def join(cls, parts: list["Edges"]) -> "Edges":
        if len(parts) == 1:
            return parts[0]
        if not parts:
            empty = np.zeros(0, dtype=np.int64)
            return cls(empty, empty, empty)
        return cls(*(np.concatenate([getattr(e, name) for e in parts]) for name in ("u", "v", "score")))

    def take(self, which: Ints) -> "Edges":
        return Edges(self.u[which], self.v[which], self.score[which])


class Index:
    """For each mentee the mentors whom place and required subject leave, as arrays of columns."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.everyone = np.arange(table.m, dtype=np.int64)
        self.far = table.instance.rules.distance
        codes_u, codes_v = table.same("place", "place")
        self.codes_u = codes_u.tolist()
        order = np.argsort(codes_v, kind="stable")
        ends = np.searchsorted(codes_v[order], np.arange(-2, codes_v.max(initial=-2) + 2))
        self.by_place = {k - 2: order[a:b] for k, (a, b) in enumerate(itertools.pairwise(ends))}
        self.placeless = self.by_place.get(-2, self.everyone[:0])
        self.online = np.flatnonzero(table.virtual_v & (codes_v != -2))
        self.asks = table.asks_subject.tolist()
        self.waived = _waived(table)
        self._found: dict[tuple[object, ...], Ints] = {}

    def columns(self, u: int) -> Ints:
        """Columns of mentors to look at for mentee u, ascending."""
        mentee = self.table.mentees[u]
        bound = self.far and bool(mentee.place)
        subjects = mentee.subjects if self.asks[u] else ()
        key = (self.codes_u[u] if bound else None, bound and mentee.virtual, tuple(sorted(subjects)))
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look(u, bound, bool(subjects))
        return np.union1d(found, self.waived[u]) if u in self.waived else found

    def _look(self, u: int, bound: bool, asks: bool) -> Ints:
        if not bound:
            near = self.everyone
        else:
            lists = [self.by_place.get(self.codes_u[u], self.everyone[:0]), self.placeless]
            if self.table.mentees[u].virtual:
                lists.append(self.online)
            near = np.unique(np.concatenate(lists))
        if not asks:
            return near
        mine, theirs = self.table.bits("subjects", "subjects")
        return np.asarray(near[(theirs[near] & mine[u]).any(axis=1)])

    def groups(self, rows: Ints) -> list[tuple[Ints, Ints]]:
        """Rows that look at the same mentors, with the columns of these."""
        alike: dict[tuple[int, ...], tuple[list[int], Ints]] = {}
        for u in rows.tolist():
            columns = self.columns(u)
            key = (u, 0) if u in self.waived else (id(columns),)  # those lists are made anew each time
            alike.setdefault(key, ([], columns))[0].append(u)
        return [(np.array(some, dtype=np.int64), columns) for some, columns in alike.values() if columns.size]


@dataclass(frozen=True, slots=True)
class Grid:
    """All pairs of some `rows` (r,) with some `columns` (c,): `score` (r, c), −1 where not admissible."""

    rows: Ints
    columns: Ints
    score: Scores

    def edges(self, where: Bools) -> Edges:
        """The pairs (r, c) that are true, as flat arrays."""
        i, j = np.nonzero(where)
        return Edges(self.rows[i], self.columns[j], self.score[i, j].astype(np.int64))


def grids(table: Table, rows: Ints | None = None) -> Iterator[Grid]:
    """The scored pairs of the rows (all by default) in pieces; not for pairs scored elsewhere."""
    rows = np.arange(table.n, dtype=np.int64) if rows is None else rows
    for alike, columns in table.index.groups(rows):
        step = max(1, BLOCK // columns.size)
        for k in range(0, alike.size, step):
            some = alike[k : k + step]
            pairs = Pairs(table, some[:, None], columns[None, :])
            yield Grid(some, columns, np.where(admissible(pairs), score(pairs), -1).astype(np.int16))


def scores_of(table: Table, u: Ints, v: Ints) -> Ints:
    """Scores of named pairs, admissible or not; −1 for a pair that `Instance.scored` does not hold."""
    if table.instance.scored is None:
        return score(Pairs(table, u, v))
    return table.scored_keys.look(u * table.m + v, -1)


def stream(table: Table, rows: Ints | None = None) -> Iterator[Edges]:
    """Admissible pairs of the rows (all by default) with scores, in blocks of whole rows."""
    if table.instance.scored is not None:
        yield _given(table, rows)
        return
    for grid in grids(table, rows):
        yield grid.edges(grid.score >= 0)


def every_pair(table: Table) -> Edges:
    """All admissible pairs with scores in one piece, sorted by row and column."""
    edges = Edges.join(list(stream(table)))
    return edges.take(np.argsort(edges.u * table.m + edges.v, kind="stable"))


def _given(table: Table, rows: Ints | None) -> Edges:
    given = table.scored_keys
    u, v = np.divmod(given.keys, max(1, table.m))
    keep = admissible(Pairs(table, u, v))
    if rows is not None:
        wanted = np.zeros(table.n, dtype=bool)
        wanted[rows] = True
        keep &= wanted[u]
    return Edges(u[keep], v[keep], given.values[keep])


def _waived(table: Table) -> dict[int, Ints]:
    """Row -> columns of waived pairs that the index would leave out."""
    if not table.allowed.keys.size:
        return {}
    u, v = np.divmod(table.allowed.keys, table.m)
    pairs = Pairs(table, u, v)
    left_out = too_far(pairs) | required_subject(pairs)
    return {int(k): v[left_out & (u == k)] for k in np.unique(u[left_out])}
