"""Our own market on arrays: the first limb alone in small whole numbers, then refined."""

import itertools

import numpy as np

from nastavnik.matcher.engines.refine import refine
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.solver import Market


def place_all(rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints) -> tuple[Ints, Ints, Ints]:
    """As `compiled.place_all`, in plain Python."""
    edge = seat(rows, start, columns, weight[:, 0].tolist(), places)
    return refine(rows, start, columns, weight, places, edge, settle=settle)


def seat(rows: Ints, start: Ints, columns: Ints, weight: list[int], places: Ints) -> Ints:
    """The offer each row takes in a best plan (n,), −1 for none."""
    ends, cols = start.tolist(), columns.tolist()
    market = Market(
        [list(zip(weight[a:b], cols[a:b], strict=True)) for a, b in itertools.pairwise(ends)], places.tolist()
    )
    market.fill(rows.tolist())
    keys = np.repeat(np.arange(start.size - 1), np.diff(start)) * places.size + columns
    order = np.argsort(keys)
    mate = np.array(market.mate, dtype=np.int64)
    seated = np.flatnonzero(mate >= 0)
    edge = np.full(mate.size, -1, dtype=np.int64)
    edge[seated] = order[np.searchsorted(keys[order], seated * places.size + mate[seated])]
    return edge


def settle(rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints) -> Ints:
    """The same for weights of several limbs, joined 90 bits apart.

    No sum over a plan reaches from one to the next.
    """
    wide = [0] * columns.size
    for k in range(weight.shape[1]):
        wide = [(x << 90) + y for x, y in zip(wide, weight[:, k].tolist(), strict=True)]
    return seat(rows, start, columns, wide, places)
