"""From a plan that is best for the first limb of the weights to the one that is best for all.

The plan's least prices follow by relaxation (Bellman and Ford), and with them the pairs that any best plan
can use; on those few the market settles the lower limbs. The prices then are made the least for all limbs,
so that the answer is the same whatever solver gave the first plan.
"""

from collections.abc import Callable

import numpy as np

from nastavnik.matcher.instance import Ints

Settle = Callable[[Ints, Ints, Ints, Ints, Ints], Ints]
NEVER = -(1 << 61)


def refine(
    rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints, edge: Ints, settle: Settle
) -> tuple[Ints, Ints, Ints]:
    """Columns of the rows (n,), their offers (n,) and least prices (m, limbs) of the best plan for all limbs.

    `edge` (n,) is the offer of each row, −1 for none, in a plan that is best for the first limb. `settle`
    finds the offers of a best plan for several limbs, on few pairs.
    """
    n, m = start.size - 1, places.size
    here = np.zeros(n, dtype=bool)
    here[rows] = True
    owner = np.repeat(np.arange(n), np.diff(start))
    use = np.flatnonzero(here[owner])
    if weight.shape[1] > 1:
        first = least_prices(owner[use], columns[use], weight[use, :1], _positions(use, edge), m)
        # a pair may stand in a best plan only if it is worth just its two ends
        seated = edge >= 0
        mate = np.where(seated, columns[edge], -1)
        gain = np.where(seated, weight[edge, 0] - first[mate, 0], 0)
        tight = use[gain[owner[use]] + first[columns[use], 0] == weight[use, 0]]
        must = (gain[owner[tight]] > 0).astype(np.int64) + (first[columns[tight], 0] > 0)
        below = np.column_stack([must, weight[tight, 1:]])
        order = np.lexsort([-below[:, k] for k in reversed(range(below.shape[1]))] + [owner[tight]])
        tight, below = tight[order], below[order]
        part = np.searchsorted(owner[tight], np.arange(n + 1))
        if tight.size:
            chosen = settle(rows, part.astype(np.int64), columns[tight], np.ascontiguousarray(below), places)
            edge = np.where(chosen >= 0, tight[chosen], -1)
    price = price_all(rows, start, columns, weight, edge, m)
    return np.where(edge >= 0, columns[edge], -1), edge, price


def price_all(rows: Ints, start: Ints, columns: Ints, weight: Ints, edge: Ints, m: int) -> Ints:
    """The least prices (m, limbs) of a best plan on all offers.

    `edge` (n,) is the offer of each row, −1 for none.
    """
    here = np.zeros(start.size - 1, dtype=bool)
    here[rows] = True
    owner = np.repeat(np.arange(start.size - 1), np.diff(start))
    use = np.flatnonzero(here[owner])
    return least_prices(owner[use], columns[use], weight[use], _positions(use, edge), m)


def _positions(use: Ints, edge: Ints) -> Ints:
    """Where each row's pair stands among the pairs in use, −1 for none."""
    return np.where(edge >= 0, np.searchsorted(use, edge), -1)


def least_prices(u: Ints, v: Ints, weight: Ints, mine: Ints, m: int) -> Ints:
    """The least prices (m, limbs) that support a best plan, limb after limb.

    `u`, `v`, `weight` (e, limbs) are the pairs; `mine` (n,) is the position of each row's own pair, −1 for
    none. A price is at least what each other mentee would pay over the gain at home.
    """
    limbs = weight.shape[1]
    seated = mine >= 0
    home = np.where(seated, v[mine], -1)
    price = np.zeros((m, limbs), dtype=np.int64)
    others = np.ones(u.size, dtype=bool)
    others[mine[seated]] = False
    live = np.flatnonzero(others)
    live = live[np.argsort(v[live], kind="stable")]
    free = np.ones(m, dtype=bool)  # the price may be nothing, as far as the limbs before tell
    for k in range(limbs):
        own = np.where(seated, weight[mine, k], 0)
        base = np.where(free, 0, NEVER)
        p = base.copy()
        marks = np.flatnonzero(np.diff(v[live], prepend=-1))
        targets = v[live][marks]
        while True:
            gain = np.where(seated, own - p[home], 0)
            asked = base.copy()
            if live.size:
                bids = weight[live, k] - gain[u[live]]
                asked[targets] = np.maximum(asked[targets], np.maximum.reduceat(bids, marks))
            asked = np.maximum(asked, NEVER)
            if np.array_equal(asked, p):
                break
            p = asked
        price[:, k] = p
        gain = np.where(seated, own - p[home], 0)
        live = live[weight[live, k] - gain[u[live]] == p[v[live]]]
        free &= p == 0
    return price
