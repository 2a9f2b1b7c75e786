"""The best few pairs of each mentee, and the search for pairs left out that could still improve the plan.

Column generation: the market is opened on the top `DEPTH` pairs of each mentee; every admissible pair left
out is then held against the prices, and those worth more than their two ends join. When none is left the
plan is exact over all admissible pairs, not over a list.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from nastavnik.matcher.candidates import Edges, stream
from nastavnik.matcher.encoding import Bools, Table
from nastavnik.matcher.instance import TOP, Ints
from nastavnik.matcher.objective import Objective

DEPTH = 24
"""Pairs of each mentee the market opens on."""
REMEMBERED = 1 << 22
"""At most so many scored pairs are kept in memory; beyond, they are scored anew for each search."""


class Pool:
    """All admissible pairs of a table: remembered where they fit, scored anew where not.

    `count` is their number, `most` (n,) how many each mentee has, `rest` (n,) the best score left out (−1:
    none), `top` the greatest score, at least 1000.
    """

    def __init__(self, table: Table, depth: int = DEPTH) -> None:
        self.table = table
        self.most = np.zeros(table.n, dtype=np.int64)
        self.rest = np.full(table.n, -1, dtype=np.int64)
        self.top = TOP
        self.crowded = np.zeros(table.n, dtype=bool)  # more pairs were wanting than the last search gave
        self.kept: Edges | None = None
        kept: list[Edges] = []
        first: list[Edges] = []
        size = 0
        for edges in stream(table):
            self.most += np.bincount(edges.u, minlength=table.n)
            self.top = max(self.top, int(edges.score.max(initial=0)))
            size += edges.u.size
            if size <= REMEMBERED:
                kept.append(edges)
            best, left = best_of_each(table, edges, depth)
            first.append(best)
            self.rest[left.u] = left.score
        self.count = size
        if size <= REMEMBERED:
            self.kept = Edges.join(kept)
        self.first = Edges.join(first)

    def blocks(self) -> Iterable[Edges]:
        """All admissible pairs, in one piece or several."""
        return stream(self.table) if self.kept is None else [self.kept]

    def missing(
        self,
        objective: Objective,
        y: Sequence[Ints],
        p: Sequence[Ints],
        depth: int = DEPTH,
        *,
        since: tuple[Sequence[Ints], Sequence[Ints]] | None = None,
    ) -> Edges:
        """Pairs worth more than their two ends, a few a mentee.

        `y` and `p` are the gains (n,) and prices (m,), limb by limb. `since` are those of the last search,
        whose finds have joined: then only pairs with an end that has become cheaper need be looked at.
        """
        found = []
        crowded = np.zeros(self.table.n, dtype=bool)
        for edges in [self.kept] if self.kept is not None else self._suspects(objective, y, p, since):
            over = edges.take(np.flatnonzero(dearer(objective, edges, y, p)))
            best, left = best_of_each(self.table, self._living(over), depth)
            crowded[left.u] = True
            found.append(best)
        self.crowded = crowded
        return Edges.join(found)

    def _suspects(
        self,
        objective: Objective,
        y: Sequence[Ints],
        p: Sequence[Ints],
        since: tuple[Sequence[Ints], Sequence[Ints]] | None,
    ) -> Iterator[Edges]:
        """Blocks of pairs among which all that are worth more than their two ends must be."""
        rows = np.arange(self.table.n, dtype=np.int64)
        # only those can want more whose best pair left out is worth more than they have
        cheapest = self.table.index.least(p[0])
        wants = (self.rest >= 0) & (objective.reach(rows, self.rest) >= y[0] + cheapest)
        if since is None:
            yield from stream(self.table, rows[wants])
            return
        poorer = _less(y, since[0]) | self.crowded
        yield from stream(self.table, rows[wants & poorer])
        yield from stream(self.table, rows[wants & ~poorer], _less(p, since[1]))

    def recount(self, rows: Iterable[int]) -> None:
        """Count the admissible pairs of some mentees anew."""
        some = np.array(sorted(rows), dtype=np.int64)
        if some.size:
            self.most[some] = 0
            for edges in stream(self.table, some):
                self.most += np.bincount(edges.u, minlength=self.table.n)

    def _living(self, edges: Edges) -> Edges:
        """Less the pairs of those who are away and the pairs banned since."""
        table = self.table
        if table.away and edges.u.size:
            edges = edges.take(np.flatnonzero(~np.isin(edges.u, list(table.away))))
        if table.bans.keys.size and edges.u.size:
            keys = edges.u * table.m + edges.v
            edges = edges.take(np.flatnonzero(~table.bans.has(keys) | table.allowed.has(keys)))
        return edges


def _less(a: Sequence[Ints], b: Sequence[Ints]) -> Bools:
    """Which numbers of a are less than those of b, limb by limb."""
    less = np.zeros(a[0].shape, dtype=bool)
    tied = ~less
    for x, y in zip(a, b, strict=True):
        less |= tied & (x < y)
        tied &= x == y
    return less


def dearer(objective: Objective, edges: Edges, y: Sequence[Ints], p: Sequence[Ints]) -> Bools:
    """Which pairs (e,) weigh more than the gain and price of their ends, limb by limb."""
    less = np.zeros(edges.u.shape, dtype=bool)
    open_ = np.arange(edges.u.size)
    for k, (a, b) in enumerate(zip(y, p, strict=True)):
        part = edges.take(open_)
        slack = a[part.u] + b[part.v] - objective.limb(k, part.u, part.v, part.score)
        less[open_[slack < 0]] = True
        open_ = open_[slack == 0]
        if not open_.size:
            break
    return less


def best_of_each(table: Table, edges: Edges, depth: int) -> tuple[Edges, Edges]:
    """The `depth` best scored pairs of each mentee, ordered by u and falling score, and the next best."""
    if not edges.u.size:
        return edges, edges
    bits = max(1, table.m - 1).bit_length()
    top = int(edges.score.max())
    wide = max(1, top).bit_length()
    first = int(edges.u.min())
    keys = (edges.u - first << (wide + bits)) | (top - edges.score << bits) | edges.v
    keys.sort()
    u = keys >> (wide + bits)
    starts = np.flatnonzero(np.diff(u, prepend=-1))
    rank = np.arange(keys.size) - np.repeat(starts, np.diff(starts, append=keys.size))

    def read(some: Ints) -> Edges:
        score = top - ((some >> bits) & ((1 << wide) - 1))
        return Edges((some >> (wide + bits)) + first, some & ((1 << bits) - 1), score)

    return read(keys[rank < depth]), read(keys[rank == depth])
