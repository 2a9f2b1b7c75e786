"""Mends the market after a change: one or two shortest-path searches, never a new start."""

from bisect import insort
from functools import cached_property
from heapq import heapify, heappop, heappush

from nastavnik.matcher.solver import Market, Offers


def _falling(offer: tuple[int, int]) -> tuple[int, int]:
    return -offer[0], offer[1]


class LivingMarket(Market):
    """A market that also knows who wants each mentor, and so can give back places and take them away.

    `wants` m dictionaries row -> weight; `absent` rows that take no part for the moment;
    `forced` columns whose places must be filled, at a price below nothing if need be.
    """

    def __init__(self, offers: list[Offers], places: list[int]) -> None:
        super().__init__(offers, places)
        self.absent: set[int] = set()
        self.forced: set[int] = set()

    @cached_property
    def wants(self) -> list[dict[int, int]]:
        wants: list[dict[int, int]] = [{} for _ in self.places]
        for u, mine in enumerate(self.offers):
            for w, v in mine:
                wants[v][u] = w
        return wants

    def value(self) -> int:
        return sum(self.worth)

    # -- what can happen to a market -------------------------------------------------------------------------

    def leave(self, u: int) -> None:
        """A mentee goes away; someone may take the place."""
        self.absent.add(u)
        self._unseat(u)

    def come(self, u: int) -> None:
        """A mentee who was away comes back."""
        self.absent.discard(u)
        self.seek(u)

    def add_place(self, v: int) -> None:
        self.places[v] += 1
        self._reopen(v)

    def take_place(self, v: int) -> None:
        """A mentor has one place less; if it was taken, somebody moves, at the least loss to all."""
        self.places[v] -= 1
        if len(self.held[v]) > self.places[v]:
            everything = 1 + sum(self.worth) + sum(self.price)
            self.search(sorted(self.held[v]), everything, -1)

    def offer(self, u: int, v: int, w: int) -> None:
        """The pair is now worth w; a new pair, or one that was worth something else."""
        old = self.wants[v].get(u)
        if old == w:
            return
        if old is not None:
            self.offers[u].remove((old, v))
        insort(self.offers[u], (w, v), key=_falling)
        self.wants[v][u] = w
        if u in self.absent:
            return
        if self.mate[u] == v and old is not None and w >= old:
            self.worth[u] = w
        elif self.mate[u] == v or w - self.price[v] > self.gain(u):
            self._seat_again(u)

    def refuse(self, u: int, v: int) -> None:
        """The pair is no longer admissible."""
        w = self.wants[v].pop(u, None)
        if w is None:
            return
        self.offers[u].remove((w, v))
        if self.mate[u] == v:
            self._seat_again(u)

    # -- how it mends itself
    # -----------------------------------------------------------------------------------

    def _seat_again(self, u: int) -> None:
        self.absent.add(u)
        self._unseat(u)
        self.absent.discard(u)
        self.seek(u)

    def _unseat(self, u: int) -> None:
        v = self.mate[u]
        if v >= 0:
            self.held[v].discard(u)
            self.mate[u], self.worth[u] = -1, 0
            self._reopen(v)

    def _reopen(self, root: int) -> None:
        """A place stands open at a price.

        Let it go to whom it serves best, or let the price fall to nothing.
        """
        price, held = self.price, self.held
        if len(held[root]) >= self.places[root] or not price[root]:
            return
        self._let_come(root, price[root])

    def let_go(self) -> None:
        """No place stays open at a price."""
        for v, places in enumerate(self.places):
            while self.price[v] > 0 and len(self.held[v]) < places:
                self._reopen(v)

    def pull(self, root: int) -> bool:
        """Fill a place that must be filled, at the least loss to all; False where nobody can come."""
        self.forced.add(root)
        return self._let_come(root, 1 + sum(self.worth) + sum(map(abs, self.price)))

    def _let_come(self, root: int, bound: int) -> bool:
        """Find the cheapest chain of moves that ends in the root; at `bound` its place stays open."""
        price, held, mate, worth, most = self.price, self.held, self.mate, self.worth, bound
        ending, comer = root, -1
        far = {root: 0}
        via: dict[int, tuple[int, int, int]] = {}
        heap = [(0, root)]
        while heap:
            at, v = heappop(heap)
            if at >= bound:
                break
            if at > far[v]:
                continue
            if at + price[v] < bound and v not in self.forced:
                bound, ending, comer = at + price[v], v, -1
            rest = at + price[v]
            for u, w in self.wants[v].items():
                home = mate[u]
                if home == v or u in self.absent:
                    continue
                if home < 0:
                    if rest - w < bound:
                        bound, ending, comer = rest - w, v, u
                    continue
                near = rest - w + worth[u] - price[home]
                if near < bound and near < far.get(home, bound):
                    far[home] = near
                    via[home] = (u, v, w)
                    heappush(heap, (near, home))
        if bound == most and root in self.forced:
            return False
        for v, near in far.items():
            if near < bound:
                price[v] -= bound - near
        self.floor = min(self.floor, price[root])
        if comer >= 0:
            mate[comer], worth[comer] = ending, self.wants[ending][comer]
            held[ending].add(comer)
        while ending != root:
            u, to, w = via[ending]
            held[ending].discard(u)
            held[to].add(u)
            mate[u], worth[u] = to, w
            ending = to
        return True

    def chains(self, source: int, options: Offers, limit: int) -> dict[int, tuple[int, int]]:
        """For each column that could take the unplaced `source` on one more place, by a chain of moves: what
        that costs against the best use of the place, and the column the source itself would go to.

        `options` are all pairs of the source, whether or not they are in the market. Costs of `limit` and
        above are left out. The prices must be the least.
        """
        price, mate, worth = self.price, self.mate, self.worth
        far = {v: (max(0, price[v] - w), v) for w, v in reversed(options)}
        heap = [(cost, v) for v, (cost, _) in far.items()]
        heapify(heap)
        out: dict[int, tuple[int, int]] = {}
        while heap:
            at, v = heappop(heap)
            if at >= limit:
                break
            if v in out:
                continue
            first = far[v][1]
            out[v] = at, first
            for u in self.held[v]:
                gain = worth[u] - price[mate[u]]
                for w, to in self.offers[u]:
                    if at + gain - w >= limit:
                        break
                    near = at + gain - w + price[to]
                    if to not in out and near < far.get(to, (limit, -1))[0]:
                        far[to] = near, first
                        heappush(heap, (near, to))
        return out

    def lower_prices(self) -> None:
        """Lower all prices to the least that support the plan.

        Then a price is what one more place would add.
        """
        price, held, mate, worth, offers = self.price, self.held, self.mate, self.worth, self.offers
        fall = list(
            price
        )  # how far each price can fall: shortest paths from people and places that cost nothing
        for v, places in enumerate(self.places):
            if len(held[v]) < places:
                fall[v] = 0
        for u, home in enumerate(mate):
            if home < 0 and u not in self.absent:
                for w, v in offers[u]:
                    fall[v] = min(fall[v], price[v] - w)
        heap = [(x, v) for v, x in enumerate(fall)]
        heapify(heap)
        while heap:
            at, v = heappop(heap)
            if at > fall[v]:
                continue
            for u in held[v]:
                rest = at + worth[u] - price[v]
                for w, to in offers[u]:
                    if w <= rest:
                        break
                    near = rest + price[to] - w
                    if near < fall[to]:
                        fall[to] = near
                        heappush(heap, (near, to))
        for v, x in enumerate(fall):
            price[v] -= x
