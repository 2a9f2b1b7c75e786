"""Our own market in plain Python, one limb of the weights at a time: small whole numbers."""

import itertools

import numpy as np

from nastavnik.matcher.engines.seats import Seats, begin
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.repair import LivingMarket


def place(start: Ints, columns: Ints, weight: Ints, places: Ints, seats: Seats | None = None) -> Seats:
    """Place every row on the offers `start` (n+1,), `columns` (e,), `weight` (e,), each row's best first.

    `seats` is a best plan for fewer offers: only what the new ones change is sought anew.
    """
    now = begin(start, columns, weight, places, seats)
    ends, cols, worth = start.tolist(), columns.tolist(), weight.tolist()
    market = LivingMarket(
        [list(zip(worth[a:b], cols[a:b], strict=True)) for a, b in itertools.pairwise(ends)], places.tolist()
    )
    market.price, market.mate = now.price.tolist(), now.mate.tolist()
    for u in np.flatnonzero(now.mate >= 0).tolist():
        market.worth[u] = worth[now.edge[u]]
        market.held[market.mate[u]].add(u)
    market.fill(now.asking.tolist())
    market.let_go()
    if seats is not None:
        market.lower_prices()
    return Seats(np.array(market.mate, dtype=np.int64), np.array(market.price, dtype=np.int64))
