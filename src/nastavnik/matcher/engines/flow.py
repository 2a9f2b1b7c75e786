"""The bulk by OR-Tools' minimum cost flow; pairs that come late, and the lower limbs, by our own market."""

from importlib.util import find_spec

import numpy as np

from nastavnik.matcher.engines import plain
from nastavnik.matcher.engines.refine import least_prices
from nastavnik.matcher.engines.seats import Seats
from nastavnik.matcher.instance import Ints

WIDEST = 1 << 62
FEW = 5000
"""Below so many offers our own market is as fast."""


def place(start: Ints, columns: Ints, weight: Ints, places: Ints, seats: Seats | None = None) -> Seats:
    """As `plain.place`, in the bulk by a flow."""
    n, m = start.size - 1, places.size
    own = plain.place
    if find_spec("numba"):
        from nastavnik.matcher.engines.compiled import place as own
    if seats is not None or columns.size < FEW or int(weight.max(initial=0)) * (n + m + 3) >= WIDEST:
        return own(start, columns, weight, places, seats)
    owner = np.repeat(np.arange(n), np.diff(start))
    taken = _flow(owner, columns, weight, n, places)
    mine = np.full(n, -1, dtype=np.int64)
    mine[owner[taken]] = taken
    mate = np.where(mine >= 0, columns[mine], -1)
    return Seats(mate, least_prices(owner, columns, weight, mine, np.ones(m, dtype=bool)))


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
