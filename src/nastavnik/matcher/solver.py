"""The market: mentees look for places, prices of places rise until nobody wants to move.

Successive shortest paths with prices (Jonker and Volgenant 1987 for one place a mentor; here several), in
whole numbers of any size. Adding mentees one by one keeps the prices the least of all that support the
plan, so a price is exactly what one more place of that mentor would add.
"""

from collections.abc import Iterable
from heapq import heappop, heappush

Offers = list[tuple[int, int]]
"""Offers to one mentee: (weight, column), the weightiest first."""


class Market:
    """State of the matching. n mentees, m mentors.

    `offers` n lists; `places` (m,) how many each mentor can take; `price` (m,) ≥ 0; `mate` (n,) column or −1;
    `worth` (n,) weight of the pair a mentee is in; `held` m sets of rows.
    """

    def __init__(self, offers: list[Offers], places: list[int]) -> None:
        self.offers, self.places = offers, places
        self.price = [0] * len(places)
        self.mate = [-1] * len(offers)
        self.worth = [0] * len(offers)
        self.held: list[set[int]] = [set() for _ in places]
        self.floor = 0  # no price lies below; less than nothing only where a place must be filled

    def fill(self, rows: Iterable[int]) -> None:
        """Find a place for each of the rows, best for all."""
        for u in rows:
            self.seek(u)

    def gain(self, u: int) -> int:
        """What a mentee adds above the price of the place; 0 for one without a place."""
        v = self.mate[u]
        return self.worth[u] - self.price[v] if v >= 0 else 0

    def best(self, u: int) -> int:
        """The most a mentee could gain at today's prices, at least 0."""
        price, top, floor = self.price, 0, self.floor
        for w, v in self.offers[u]:
            if w - floor <= top:
                break
            if w - price[v] > top:
                top = w - price[v]
        return top

    def seek(self, source: int) -> None:
        """Place one unplaced mentee by a chain of moves to a free place or to someone who gives way."""
        bound = self.best(source)  # to stay without a place
        if bound:
            self.search([source], bound, source)

    def search(self, asking: list[int], bound: int, source: int) -> None:
        """Find the cheapest chain of moves that starts with one of those asking, and make it.

        With one unplaced `source` the chain places it, unless staying without a place, `bound`, is as good.
        With `source` −1 those asking hold places of one mentor, who must let one go; `bound` is then above
        any chain.
        """
        price, places, held, offers, mate, worth = (
            self.price,
            self.places,
            self.held,
            self.offers,
            self.mate,
            self.worth,
        )
        floor, ending, dropped = self.floor, -1, -1
        far: dict[int, int] = {}
        via: dict[int, tuple[int, int]] = {}
        heap: list[tuple[int, int]] = []
        reach, root, at = bound, -1, 0
        if source < 0:
            root = mate[asking[0]]
            far[root] = 0
        while True:
            for u in asking:
                if u == source:
                    base = reach
                else:
                    base = at + worth[u] - price[mate[u]]
                    if base < bound:
                        bound, ending, dropped = base, mate[u], u
                for w, v in offers[u]:
                    near = base - w
                    if near + floor >= bound:
                        break
                    near += price[v]
                    if near < bound and near < far.get(v, bound):
                        far[v] = near
                        via[v] = (u, w)
                        if len(held[v]) < places[v]:
                            bound, ending, dropped = near, v, -1
                        else:
                            heappush(heap, (near, v))
            while heap:
                at, v = heappop(heap)
                if at == far[v]:
                    break
            else:
                break
            if at >= bound:
                break
            asking = list(held[v])
        for v, near in far.items():
            if near < bound:
                price[v] += bound - near
        if ending >= 0:
            self._move(source, root, ending, dropped, via)

    def _move(
        self, source: int, root: int, ending: int, dropped: int, via: dict[int, tuple[int, int]]
    ) -> None:
        mate, held, worth = self.mate, self.held, self.worth
        if dropped >= 0:
            held[ending].discard(dropped)
            mate[dropped], worth[dropped] = -1, 0
        v = ending
        while v != root:
            u, w = via[v]
            old = mate[u]
            mate[u], worth[u] = v, w
            held[v].add(u)
            if u == source:
                return
            held[old].discard(u)
            v = old
