"""Groups that take place with enough people or not at all.

With a least size the task is NP-hard. The market without least sizes bounds it from above; a group left
with too few is then either opened (its first places must be filled, at a price below nothing) or closed,
and each of the two bounds its branch: branch and bound on whole numbers. When every branch is settled the
plan is the best; when the search is cut short the answer states how far from the best it can be at most.
"""

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from nastavnik.matcher.candidates import Edges
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import Group, Ints
from nastavnik.matcher.objective import Objective
from nastavnik.matcher.pairs import Bools
from nastavnik.matcher.pool import Pool
from nastavnik.matcher.repair import LivingMarket

EFFORT = 2_000_000
"""Branches times people looked at before the search is cut short: a few seconds, whatever the size."""


@dataclass(slots=True)
class Branch:
    """The market after some groups have been decided: a copy of its state."""

    decided: frozenset[int]
    mate: list[int]
    worth: list[int]
    price: list[int]
    held: list[set[int]]
    places: list[int]
    forced: set[int]
    floor: int

    @property
    def bound(self) -> int:
        return sum(self.worth)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The plan found: `mate` (n,) and `worth`; no plan can be worth more than `bound`; `looked` branches."""

    mate: Ints
    worth: list[int]
    bound: int
    looked: int


class Gathering:
    """The search. A group's own column has the places above its least size, a second one those below."""

    def __init__(self, table: Table, market: LivingMarket) -> None:
        self.sizes = [(table.column[g.mentor], g.least, g.most) for g in groups_of(table)]
        m = table.m
        core = {j: m + k for k, (j, _, _) in enumerate(self.sizes)}
        offers = [
            [pair for w, v in mine for pair in ([(w, v), (w, core[v])] if v in core else [(w, v)])]
            for mine in market.offers
        ]
        self.market = LivingMarket(offers, market.places + [0] * len(core))
        never = 1 + 2 * sum(max((w for w, _ in mine), default=0) for mine in market.offers)
        self.market.absent = market.absent
        self.first = Branch(
            frozenset(),
            list(market.mate),
            list(market.worth),
            market.price + [never] * len(core),
            [set(x) for x in market.held] + [set() for _ in core],
            list(self.market.places),
            set(),
            0,
        )
        self.core_of = core

    def go(self, branch: Branch) -> None:
        """Put the market into the state of a branch."""
        market = self.market
        market.mate, market.worth, market.price = list(branch.mate), list(branch.worth), list(branch.price)
        market.held, market.places = [set(x) for x in branch.held], list(branch.places)
        market.forced, market.floor = set(branch.forced), branch.floor

    def keep(self, decided: frozenset[int]) -> Branch:
        """The branch the market is in; the market must not be used before the next `go`."""
        market = self.market
        return Branch(
            decided,
            market.mate,
            market.worth,
            market.price,
            market.held,
            market.places,
            market.forced,
            market.floor,
        )

    def wanting(self, branch: Branch) -> int:
        """The group to decide next: undecided and furthest from enough people; −1 if none has too few."""
        worst, found = 0.0, -1
        for k, (j, least, _) in enumerate(self.sizes):
            there = len(branch.held[j])
            if k not in branch.decided and 0 < there < least and (least - there) / least > worst:
                worst, found = (least - there) / least, k
        return found

    def open(self, branch: Branch, k: int) -> Branch | None:
        """The group takes place; None where too few can come."""
        self.go(branch)
        market, (j, least, most), core = self.market, self.sizes[k], self.market.places
        c = self.core_of[j]
        core[c], core[j] = least, most - least
        market.price[c] = market.price[j]
        market.forced.add(c)
        for u in sorted(market.held[j])[:least]:
            market.held[j].discard(u)
            market.held[c].add(u)
            market.mate[u] = c
        while len(market.held[c]) < least:
            if not market.pull(c):
                return None
        return self.keep(branch.decided | {k})

    def close(self, branch: Branch, k: int) -> Branch:
        """The group does not take place: all its people go elsewhere."""
        self.go(branch)
        j, _, most = self.sizes[k]
        for _ in range(most):
            self.market.take_place(j)
        return self.keep(branch.decided | {k})

    def children(self, branch: Branch, k: int) -> list[Branch]:
        some = [self.open(branch, k), self.close(branch, k)]
        return sorted((b for b in some if b is not None), key=lambda b: -b.bound)

    def dive(self) -> Branch:
        """A good plan at once: always the better of the two."""
        branch = self.first
        while (k := self.wanting(branch)) >= 0:
            branch = self.children(branch, k)[0]
        return branch

    def search(self, best: Branch) -> tuple[Branch, int, int]:
        """The best plan, what no plan can exceed, and how many branches were looked at."""
        heap: list[tuple[int, int, Branch]] = [(-self.first.bound, 0, self.first)]
        looked, effort = 0, max(400, EFFORT // max(1, len(self.first.mate)))
        while heap and looked < effort:
            negative, _, branch = heappop(heap)
            if -negative <= best.bound:
                return best, best.bound, looked
            k = self.wanting(branch)
            if k < 0:
                return branch, branch.bound, looked
            for child in self.children(branch, k):
                looked += 1
                if child.bound > best.bound:
                    if self.wanting(child) < 0:
                        best = child
                    heappush(heap, (-child.bound, looked, child))
        return best, max([best.bound] + [-x for x, _, _ in heap[:1]]), looked

    def outcome(self, branch: Branch, bound: int, looked: int) -> Gathered:
        home = {c: j for j, c in self.core_of.items()}
        mate = np.array([home.get(v, v) for v in branch.mate], dtype=np.int64)
        return Gathered(mate, list(branch.worth), bound, max(1, looked))


def groups_of(table: Table) -> list[Group]:
    return sorted(table.instance.groups, key=lambda g: g.mentor)


def too_small(table: Table, mate: Ints) -> bool:
    """Whether some group has people, but too few."""
    seated = np.bincount(mate[mate >= 0], minlength=table.m)
    return any(0 < seated[table.column[g.mentor]] < g.least for g in table.instance.groups)


def near_pairs(pool: Pool, objective: Objective, market: LivingMarket, loss: int) -> Edges:
    """Every pair that a plan worth at most `loss` less than the market's could use."""
    gain = objective.split([market.gain(u) for u in range(pool.table.n)])
    price, most = objective.split(market.price), objective.split([loss])
    limit = [int(x[0]) for x in most]
    return pool.within(lambda edges: _within(objective, edges, gain, price, limit))


def _within(objective: Objective, edges: Edges, y: list[Ints], p: list[Ints], most: list[int]) -> Bools:
    """Which pairs weigh at most `most` less than their two ends, limb by limb."""
    yes = np.zeros(edges.u.shape, dtype=bool)
    tied = np.ones(edges.u.shape, dtype=bool)
    for k, (a, b) in enumerate(zip(y, p, strict=True)):
        slack = a[edges.u] + b[edges.v] - objective.limb(k, edges.u, edges.v, edges.score)
        yes |= tied & (slack < most[k])
        tied &= slack == most[k]
    return yes | tied
