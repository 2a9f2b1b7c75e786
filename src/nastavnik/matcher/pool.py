"""The best few pairs of each mentee, and the search for pairs left out that could still improve the plan.

Column generation: the market is opened on the top `DEPTH` pairs of each mentee; every admissible pair left
out is then held against the prices, and those worth more than their two ends join. When none is left the
plan is exact over all admissible pairs, not over a list.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from nastavnik.matcher.candidates import Edges, Grid, grids, stream
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import TOP, Ints
from nastavnik.matcher.objective import Objective
from nastavnik.matcher.pairs import Bools

DEPTH = 12
"""Pairs of each mentee the market opens on."""
REMEMBERED = 300_000_000
"""At most so many scores, two bytes each, are kept in memory; beyond, they are found anew for each search."""


class Pool:
    """All admissible pairs of a table: their scores remembered where they fit, found anew where not.

    `count` is their number, `most` (n,) how many each mentee has, `rest` (n,) the best score left out (−1:
    none), `top` the greatest score, at least 1000.
    """

    def __init__(self, table: Table, depth: int = DEPTH) -> None:
        self.table = table
        self.most = np.zeros(table.n, dtype=np.int64)
        self.rest = np.full(table.n, -1, dtype=np.int64)
        self.top = TOP
        self.count = 0
        self.flat: Edges | None = None  # the pairs scored elsewhere
        self.kept: list[Grid] | None = []
        if table.instance.scored is not None:
            self._take_flat(Edges.join(list(stream(table))), depth)
        else:
            self._take_grids(depth)

    def _take_flat(self, edges: Edges, depth: int) -> None:
        self.flat = edges
        self.count = edges.u.size
        self.most = np.bincount(edges.u, minlength=self.table.n)
        self.top = max(TOP, int(edges.score.max(initial=0)))
        self.first, left = best_of_each(self.table, edges, depth)
        self.rest[left.u] = left.score

    def _take_grids(self, depth: int) -> None:
        first: list[Edges] = []
        size = 0
        for grid in grids(self.table):
            self.most[grid.rows] = np.count_nonzero(grid.score >= 0, axis=1)
            best, self.rest[grid.rows] = best_of_rows(grid, depth)
            first.append(best)
            size += grid.score.size
            if self.kept is not None:
                self.kept.append(grid)
            if size > REMEMBERED:
                self.kept = None
        self.count = int(self.most.sum())
        self.first = Edges.join(first)

    def missing(
        self, objective: Objective, y: Sequence[Ints], p: Sequence[Ints], depth: int = DEPTH
    ) -> Edges:
        """Pairs worth more than their two ends, a few a mentee.

        `y` and `p` are the gains (n,) and prices (m,), limb by limb, of as many limbs as matter.
        """
        found = []
        for edges in self._near(objective, y[0], p[0]):
            over = edges.take(np.flatnonzero(dearer(objective, edges, y, p)))
            found.append(best_of_each(self.table, self._living(over), depth)[0])
        return Edges.join(found)

    def tight(self, objective: Objective, y: Ints, p: Ints) -> Edges:
        """Pairs worth, in the first limb, just the gain (n,) and price (m,) of their ends; sorted by row."""
        found = []
        for edges in self._near(objective, y, p, left_out=False):
            slack = y[edges.u] + p[edges.v] - objective.limb(0, edges.u, edges.v, edges.score)
            found.append(self._living(edges.take(np.flatnonzero(slack == 0))))
        edges = Edges.join(found)
        return edges.take(np.argsort(edges.u, kind="stable"))

    def within(self, near: Callable[[Edges], Bools]) -> Edges:
        """The pairs for which `near` says so."""
        blocks = stream(self.table) if self.kept is None else self._flat_blocks()
        return Edges.join([edges.take(np.flatnonzero(near(edges))) for edges in blocks])

    def _flat_blocks(self) -> Iterator[Edges]:
        if self.flat is not None:
            yield self.flat
            return
        for grid in self.kept or ():
            yield grid.edges(grid.score >= 0)

    def _near(self, objective: Objective, y: Ints, p: Ints, left_out: bool = True) -> Iterator[Edges]:
        """Blocks of pairs among which all must be that are worth as much as their two ends in the first limb.

        With `left_out` only mentees are looked at who could want a pair the market did not open on.
        """
        if self.flat is not None:
            yield self.flat
            return
        for grid in self.kept if self.kept is not None else grids(self.table):
            rows, price = grid.rows, p[grid.columns]
            if left_out:
                wants = (self.rest[rows] >= 0) & (
                    objective.reach(rows, self.rest[rows]) >= y[rows] + price.min()
                )
                if not wants.any():
                    continue
                grid = Grid(rows[wants], grid.columns, grid.score[wants])
                rows = grid.rows
            reach = objective.reach(rows[:, None], grid.score.astype(np.int64))
            yield grid.edges((reach >= y[rows][:, None] + price) & (grid.score >= 0))

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


def best_of_rows(grid: Grid, depth: int) -> tuple[Edges, Ints]:
    """The `depth` best scored pairs of each row of a grid, and the next best score (r,), −1 for none."""
    r, c = grid.score.shape
    if c <= depth:
        return grid.edges(grid.score >= 0), np.full(r, -1, dtype=np.int64)
    keys = grid.score.astype(np.int64) * c + np.arange(c - 1, -1, -1)  # of equal scores the first column
    keys.partition(c - depth - 1, axis=1)
    score, column = np.divmod(keys[:, c - depth - 1 :], c)
    i, j = np.nonzero(score[:, 1:] >= 0)
    best = Edges(grid.rows[i], grid.columns[c - 1 - column[:, 1:][i, j]], score[:, 1:][i, j])
    return best, score[:, 0]
