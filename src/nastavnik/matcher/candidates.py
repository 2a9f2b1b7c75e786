"""The admissible pairs of an instance with their scores, found through an inverted index.

Where the rules bind a mentee to a place or a subject, only the mentors who have it are looked at; the pairs
come in blocks of flat arrays, so that memory stays bounded whatever the size.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.criteria import score
from nastavnik.matcher.encoding import Bools, Pairs, Table
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.rules import admissible, required_subject
from nastavnik.matcher.rules import distance as too_far

BLOCK = 1 << 16
"""Pairs looked at in one go: they stay in the processor's cache."""


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
            found = self._found[key] = self._look(self.codes_u[u], bound, mentee.virtual, set(subjects))
        return np.union1d(found, self.waived[u]) if u in self.waived else found

    def least(self, price: Ints) -> Ints:
        """The least price (m,) among the mentors to look at, for each mentee (n,)."""
        known: dict[int, int] = {}
        out = np.zeros(self.table.n, dtype=np.int64)
        for u in range(self.table.n):
            columns = self.columns(u)
            if columns.size:
                low = known.get(id(columns))
                if low is None:
                    low = int(price[columns].min())
                    if u not in self.waived:  # those lists are made anew each time
                        known[id(columns)] = low
                out[u] = low
        return out

    def _look(self, place: int, bound: bool, virtual: bool, subjects: set[str]) -> Ints:
        if not bound:
            near = self.everyone
        else:
            lists = [self.by_place.get(place, self.everyone[:0]), self.placeless]
            if virtual:
                lists.append(self.online)
            near = np.unique(np.concatenate(lists))
        if not subjects:
            return near
        mentors = self.table.mentors
        return np.array(
            [v for v in near.tolist() if not subjects.isdisjoint(mentors[v].subjects)], dtype=np.int64
        )

    def blocks(self, rows: Ints, only: Bools | None = None) -> Iterator[tuple[Ints, Ints]]:
        """Pairs (u, v) to be looked at, in blocks; a row is never split.

        `only` (m,) leaves out other mentors.
        """
        lists: list[Ints] = []
        few: dict[int, Ints] = {}
        start = size = 0
        for k, u in enumerate(rows.tolist()):
            columns = self.columns(u)
            if only is not None:
                if u in self.waived:
                    columns = columns[only[columns]]
                else:
                    some = few.get(id(columns))
                    columns = few.setdefault(id(columns), columns[only[columns]]) if some is None else some
            lists.append(columns)
            size += len(lists[-1])
            if size >= BLOCK or k == len(rows) - 1:
                yield np.repeat(rows[start : k + 1], [len(x) for x in lists]), np.concatenate(lists)
                lists, start, size = [], k + 1, 0


def scores_of(table: Table, u: Ints, v: Ints) -> Ints:
    """Scores of named pairs, admissible or not; −1 for a pair that `Instance.scored` does not hold."""
    if table.instance.scored is None:
        return score(Pairs(table, u, v))
    return table.scored_keys.look(u * table.m + v, -1)


def stream(table: Table, rows: Ints | None = None, only: Bools | None = None) -> Iterator[Edges]:
    """Admissible pairs of the rows (all by default) with scores, in blocks of whole ascending rows.

    `only` (m,) says which mentors are looked at; pairs scored elsewhere come all the same.
    """
    if table.instance.scored is not None:
        yield _given(table, rows)
        return
    rows = np.arange(table.n, dtype=np.int64) if rows is None else rows
    for u, v in table.index.blocks(rows, only):
        keep = np.flatnonzero(admissible(Pairs(table, u, v)))
        u, v = u[keep], v[keep]
        yield Edges(u, v, score(Pairs(table, u, v)))


def every_pair(table: Table) -> Edges:
    """All admissible pairs with scores in one piece."""
    return Edges.join(list(stream(table)))


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
