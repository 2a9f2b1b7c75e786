"""The bulk by OR-Tools' minimum cost flow.

Our own market only decides between plans that are equally good.
"""

from importlib.util import find_spec

import numpy as np

from nastavnik.matcher.engines import plain
from nastavnik.matcher.engines.refine import refine
from nastavnik.matcher.instance import Ints

WIDEST = 1 << 62


def place_all(
    rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints
) -> tuple[Ints, Ints, Ints] | None:
    """As `compiled.place_all`; None where the weights are too wide for the flow solver."""
    n, m = start.size - 1, places.size
    if int(weight[:, 0].max()) * (n + m + 3) >= WIDEST:
        return None
    here = np.zeros(n, dtype=bool)
    here[rows] = True
    owner = np.repeat(np.arange(n), np.diff(start))
    use = np.flatnonzero(here[owner])
    taken = _flow(owner[use], columns[use], weight[use, 0], n, places)
    edge = np.full(n, -1, dtype=np.int64)
    edge[owner[use[taken]]] = use[taken]
    settle = plain.settle
    if find_spec("numba"):
        from nastavnik.matcher.engines.compiled import settle
    return refine(rows, start, columns, weight, places, edge, settle)


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
