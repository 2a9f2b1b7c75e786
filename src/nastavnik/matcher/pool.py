"""The best few pairs of each mentee, and the search for pairs left out that could still improve the plan.

Column generation: the market is opened on the top `DEPTH` pairs of each mentee; every admissible pair left
out is then held against the prices, and those worth more than their two ends join. When none is left the
plan is exact over all admissible pairs, not over a list.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from nastavnik.matcher.candidates import Edges, stream
from nastavnik.matcher.encoding import Bools, Table
from nastavnik.matcher.instance import TOP, Ints
from nastavnik.matcher.objective import Objective

DEPTH = 24
"""Pairs of each mentee the market opens on."""
REMEMBERED = 1 << 24
"""At most so many scored pairs are kept in memory; beyond, they are scored anew for each search."""


class Pool:
    """All admissible pairs of a table: remembered where they fit, scored anew where not.

    `count` is their number, `most` (n,) how many each mentee has, `top` the greatest score, at least 1000.
    """

    def __init__(self, table: Table, depth: int = DEPTH) -> None:
        self.table = table
        self.most = np.zeros(table.n, dtype=np.int64)
        self.top = TOP
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
            first.append(best_of_each(table, edges, depth))
        self.count = size
        if size <= REMEMBERED:
            self.kept = Edges.join(kept)
        self.first = Edges.join(first)

    def blocks(self) -> Iterator[Edges]:
        if self.kept is not None:
            yield self.kept
        else:
            yield from stream(self.table)

    def missing(self, objective: Objective, gain: list[int], price: list[int], depth: int = DEPTH) -> Edges:
        """Pairs worth more than their two ends at these gains (n) and prices (m), a few a mentee."""
        y, p = objective.split(gain), objective.split(price)
        found = []
        for edges in self.blocks():
            over = edges.take(np.flatnonzero(dearer(objective, edges, y, p)))
            found.append(best_of_each(self.table, self._living(over), depth))
        return Edges.join(found)

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


def dearer(objective: Objective, edges: Edges, y: list[Ints], p: list[Ints]) -> Bools:
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


def best_of_each(table: Table, edges: Edges, depth: int) -> Edges:
    """The `depth` best scored pairs of each mentee, in the order (u, score descending, v)."""
    if not edges.u.size:
        return edges
    bits = max(1, table.m - 1).bit_length()
    top = int(edges.score.max())
    wide = max(1, top).bit_length()
    first = int(edges.u.min())
    keys = (edges.u - first << (wide + bits)) | (top - edges.score << bits) | edges.v
    keys.sort()
    u = keys >> (wide + bits)
    starts = np.flatnonzero(np.diff(u, prepend=-1))
    rank = np.arange(keys.size) - np.repeat(starts, np.diff(starts, append=keys.size))
    keys = keys[rank < depth]
    u = keys >> (wide + bits)
    return Edges(u + first, keys & ((1 << bits) - 1), top - ((keys >> bits) & ((1 << wide) - 1)))
