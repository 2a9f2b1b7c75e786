"""From a plan that is best for the first limb of the weights to the one that is best for all.

On the pairs that any best plan so far can use, the market settles the next limb, and so on down. The prices
are the least for each limb in turn, so that the answer is the same whatever solver gave the first plan.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.candidates import Edges
from nastavnik.matcher.engines.seats import Seats
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.objective import Objective

Place = Callable[[Ints, Ints, Ints, Ints], Seats]
NEVER = -(1 << 61)


@dataclass(frozen=True, slots=True)
class Settled:
    """The best plan for all limbs: `mate` (n,), and limb by limb `worth` and `gain` (n,), `price` (m,)."""

    mate: Ints
    worth: list[Ints]
    gain: list[Ints]
    price: list[Ints]


def refine(
    objective: Objective, tight: Edges, first: Seats, gain: Ints, places: Ints, place: Place
) -> Settled:
    """Settle all limbs. `tight` are all pairs worth just their two ends in the first limb, sorted by row.

    `first` is the best plan for that limb with its least prices, `gain` (n,) what each mentee has in it.
    """
    n = gain.size
    mate, gains, prices = first.mate, [gain], [first.price]
    settled, free = gain > 0, first.price == 0
    for k in range(1, len(objective.groups)):
        limb = objective.limb(k, tight.u, tight.v, tight.score)
        # who gains must have a place, and a place with a price must be filled: no sum of the limb outweighs that
        must = settled[tight.u].astype(np.int64) + ~free[tight.v]
        weight = must * objective.spans[k] + limb
        start, order = by_row(n, tight.u, weight)
        mate = place(start, tight.v[order], weight[order], places).mate
        own = np.flatnonzero(mate[tight.u] == tight.v)
        mine = np.full(n, -1, dtype=np.int64)
        mine[tight.u[own]] = own
        price = least_prices(tight.u, tight.v, limb, mine, free)
        worth = np.where(mine >= 0, limb[mine], 0) if limb.size else np.zeros(n, dtype=np.int64)
        gain = np.where(mate >= 0, worth - price[mate], 0)
        gains.append(gain)
        prices.append(price)
        tight = tight.take(np.flatnonzero(gain[tight.u] + price[tight.v] == limb))
        settled, free = settled | (gain != 0), free & (price == 0)
    worth_of = [np.where(mate >= 0, y + p[mate], 0) for y, p in zip(gains, prices, strict=True)]
    return Settled(mate, worth_of, gains, prices)


def by_row(n: int, u: Ints, weight: Ints) -> tuple[Ints, Ints]:
    """Where each row starts (n+1,), and the order of pairs by row and falling weight."""
    top, low = int(weight.max(initial=0)), int(weight.min(initial=0))
    if (top - low + 1) * max(1, n) < 1 << 62:
        order = np.argsort(u * (top - low + 1) + (top - weight), kind="stable")
    else:
        order = np.lexsort((-weight, u))
    return np.searchsorted(u[order], np.arange(n + 1)).astype(np.int64), order


def least_prices(u: Ints, v: Ints, weight: Ints, mine: Ints, free: Ints) -> Ints:
    """The least prices (m,) that support a best plan, by relaxation (Bellman and Ford).

    `u`, `v`, `weight` (e,) are the pairs; `mine` (n,) is the position of each row's own pair, −1 for none.
    A price is at least what each other mentee would pay over the gain at home, and nothing where it is
    `free` (m,) to be nothing.
    """
    base = np.where(free, 0, NEVER)
    if not u.size:
        return base
    seated = mine >= 0
    home = np.where(seated, v[mine], -1)
    others = np.ones(u.size, dtype=bool)
    others[mine[seated]] = False
    live = np.flatnonzero(others)
    live = live[np.argsort(v[live], kind="stable")]
    own = np.where(seated, weight[mine], 0)
    rows, worth = u[live], weight[live]
    marks = np.flatnonzero(np.diff(v[live], prepend=-1))
    targets = v[live][marks]
    price = base.copy()
    while True:
        asked = base.copy()
        if live.size:
            bids = worth - np.where(seated, own - price[home], 0)[rows]
            asked[targets] = np.maximum(asked[targets], np.maximum.reduceat(bids, marks))
        asked = np.maximum(asked, NEVER)
        if np.array_equal(asked, price):
            return price
        price = asked
