"""The bulk by OR-Tools' minimum cost flow; our own market only decides between plans that are equally good.

The flow gives a best plan for the first limb of the weights. Its least prices follow from the plan by
relaxation (Bellman and Ford), and with them the pairs that any best plan can use; on those few the market
settles the lower limbs. The prices then are made the least for all limbs, so that the answer is the same as
any other engine's.
"""

import itertools
from importlib.util import find_spec

import numpy as np

from nastavnik.matcher.instance import Ints

WIDEST = 1 << 62
NEVER = -(1 << 61)


def place_all(
    rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints
) -> tuple[Ints, Ints, Ints] | None:
    """As `compiled.place_all`; None where the weights are too wide for the flow solver."""
    n, m = start.size - 1, places.size
    here = np.zeros(n, dtype=bool)
    here[rows] = True
    owner = np.repeat(np.arange(n), np.diff(start))
    if int(weight[:, 0].max()) * (n + m + 3) >= WIDEST:
        return None
    use = np.flatnonzero(here[owner])
    taken = _flow(owner[use], columns[use], weight[use, 0], n, places)
    edge = np.full(n, -1, dtype=np.int64)
    edge[owner[use[taken]]] = use[taken]
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
    chosen = _settle(rows, part, columns[tight], below, places)
    edge = np.where(chosen >= 0, tight[chosen], -1) if tight.size else np.full(n, -1, dtype=np.int64)
    price = least_prices(owner[use], columns[use], weight[use], _positions(use, edge), m)
    return np.where(edge >= 0, columns[edge], -1), edge, price


def _positions(use: Ints, edge: Ints) -> Ints:
    """Where each row's pair stands among the pairs in use, −1 for none."""
    return np.where(edge >= 0, np.searchsorted(use, edge), -1)


def _flow(u: Ints, v: Ints, worth: Ints, n: int, places: Ints) -> Ints:
    """Positions of the pairs that a flow of the greatest worth takes."""
    from ortools.graph.python import min_cost_flow

    m = places.size
    source, sink = n + m, n + m + 1
    solver = min_cost_flow.SimpleMinCostFlow()
    left, right = np.arange(n), np.arange(m) + n
    one, nothing = np.ones(n, dtype=np.int64), np.zeros(max(n, m), dtype=np.int64)
    arcs = solver.add_arcs_with_capacity_and_unit_cost(u, v + n, np.ones(u.size, dtype=np.int64), -worth)
    solver.add_arcs_with_capacity_and_unit_cost(np.full(n, source), left, one, nothing[:n])
    solver.add_arcs_with_capacity_and_unit_cost(left, np.full(n, sink), one, nothing[:n])
    solver.add_arcs_with_capacity_and_unit_cost(right, np.full(m, sink), places, nothing[:m])
    solver.set_node_supply(source, n)
    solver.set_node_supply(sink, -n)
    status = solver.solve()
    if status != solver.OPTIMAL:  # the plan in which nobody has a mentor is always there
        raise RuntimeError(f"min_cost_flow: {status}")
    return np.flatnonzero(np.asarray(solver.flows(arcs)) > 0)


def _settle(rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints) -> Ints:
    """Which offer each row takes in the best plan (n,), −1 for none; compiled where numba is there."""
    if not columns.size:
        return np.full(start.size - 1, -1, dtype=np.int64)
    if find_spec("numba"):
        from nastavnik.matcher.engines.compiled import place_all as compiled

        return compiled(rows, start.astype(np.int64), columns, np.ascontiguousarray(weight), places)[1]
    from nastavnik.matcher.solver import Market

    wide = [0] * columns.size
    for k in range(weight.shape[1]):  # 90 bits apart: no sum over a plan reaches from one limb into the next
        wide = [(x << 90) + y for x, y in zip(wide, weight[:, k].tolist(), strict=True)]
    ends, cols = start.tolist(), columns.tolist()
    market = Market(
        [list(zip(wide[a:b], cols[a:b], strict=True)) for a, b in itertools.pairwise(ends)],
        places.tolist(),
    )
    market.fill(rows.tolist())
    look = {(u, cols[k]): k for u in rows.tolist() for k in range(ends[u], ends[u + 1])}
    return np.array([look.get((u, v), -1) for u, v in enumerate(market.mate)], dtype=np.int64)


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
