"""Who sits where at which prices, and how a market begins: empty, or from a plan that was best for fewer pairs."""

from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.instance import Ints


@dataclass(frozen=True, slots=True)
class Seats:
    """A best plan for one limb of the weights: `mate` (n,) column or −1, `price` (m,), the least that support it."""

    mate: Ints
    price: Ints


@dataclass(frozen=True, slots=True)
class Beginning:
    """`asking` rows look for a place; `edge` (n,) is the offer of each row that has one, −1 for none."""

    asking: Ints
    mate: Ints
    edge: Ints
    price: Ints


def begin(start: Ints, columns: Ints, weight: Ints, places: Ints, seats: Seats | None) -> Beginning:
    """Everybody asks, who offers most first; or, where there are seats, those whom some offer serves better.

    All others keep their place and every price stands, so that few searches are needed; a place left open at
    a price is seen to at the end.
    """
    n = start.size - 1
    owner = np.repeat(np.arange(n), np.diff(start))
    some = np.flatnonzero(np.diff(start))
    if seats is None:
        some = some[
            np.argsort(-weight[start[:-1][some]], kind="stable")
        ]  # so hardly anybody is moved out again
        nothing = np.full(n, -1, dtype=np.int64)
        return Beginning(some, nothing, nothing.copy(), np.zeros(places.size, dtype=np.int64))
    mate, price = seats.mate.copy(), seats.price.copy()
    edge = np.full(n, -1, dtype=np.int64)
    own = np.flatnonzero(mate[owner] == columns)
    edge[owner[own]] = own
    gain = np.where(mate >= 0, weight[edge] - price[mate], 0) if weight.size else np.zeros(n, dtype=np.int64)
    best = np.zeros(n, dtype=np.int64)
    if some.size:
        best[some] = np.maximum.reduceat(weight - price[columns], start[:-1][some])
    asking = np.flatnonzero(best > gain)
    mate[asking], edge[asking] = -1, -1
    return Beginning(asking, mate, edge, price)
