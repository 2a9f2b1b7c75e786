"""The market of `solver.py` compiled by numba: the same searches on arrays, weights limb by limb.

Numbers too wide for a machine word are rows of `limbs` int64, compared from the first on; sums and
differences are taken limb by limb, which is right because a lower limb never carries (see `objective.py`).
"""

import numpy as np
from numba import njit

from nastavnik.matcher.engines.refine import refine
from nastavnik.matcher.instance import Ints


@njit(cache=True, inline="always")
def _less(a, i, b, j):  # type: ignore[no-untyped-def]
    for k in range(a.shape[1]):
        if a[i, k] != b[j, k]:
            return a[i, k] < b[j, k]
    return False


@njit(cache=True)
def _rise(heap, place, far, at):  # type: ignore[no-untyped-def]
    v = heap[at]
    while at > 0:
        up = (at - 1) >> 1
        if not _less(far, v, far, heap[up]):
            break
        heap[at] = heap[up]
        place[heap[at]] = at
        at = up
    heap[at] = v
    place[v] = at


@njit(cache=True)
def _sink(heap, place, far, size):  # type: ignore[no-untyped-def]
    at = 0
    v = heap[0]
    while True:
        down = 2 * at + 1
        if down >= size:
            break
        if down + 1 < size and _less(far, heap[down + 1], far, heap[down]):
            down += 1
        if not _less(far, heap[down], far, v):
            break
        heap[at] = heap[down]
        place[heap[at]] = at
        at = down
    heap[at] = v
    place[v] = at


@njit(cache=True)
def _take_out(u, v, head, after, before):  # type: ignore[no-untyped-def]
    if before[u] >= 0:
        after[before[u]] = after[u]
    else:
        head[v] = after[u]
    if after[u] >= 0:
        before[after[u]] = before[u]


@njit(cache=True)
def _put_in(u, v, head, after, before):  # type: ignore[no-untyped-def]
    before[u] = -1
    after[u] = head[v]
    if head[v] >= 0:
        before[head[v]] = u
    head[v] = u


@njit(cache=True, nogil=True)
def fill(rows, start, columns, weight, places, mate, edge, price, count, head, after, before):  # type: ignore[no-untyped-def]
    """Place each of the rows as `Market.seek` does.

    `mate`, `edge`, `price` and the lists are changed in place.
    """
    m, limbs = price.shape
    far = np.zeros((m + 1, limbs), dtype=np.int64)  # the last row is a scratch row
    seen = np.zeros(m, dtype=np.int64)
    via_u = np.zeros(m, dtype=np.int64)
    via_e = np.zeros(m, dtype=np.int64)
    heap = np.zeros(m + 1, dtype=np.int64)
    place = np.zeros(m, dtype=np.int64)
    touched = np.zeros(m, dtype=np.int64)
    bound = np.zeros((1, limbs), dtype=np.int64)
    base = np.zeros((1, limbs), dtype=np.int64)
    zero = np.zeros((1, limbs), dtype=np.int64)
    mark = 0
    for source in rows:
        mark += 1
        for k in range(limbs):
            bound[0, k] = 0
        for e in range(start[source], start[source + 1]):
            if not _less(bound, 0, weight, e):
                break
            for k in range(limbs):
                far[m, k] = weight[e, k] - price[columns[e], k]
            if _less(bound, 0, far, m):
                for k in range(limbs):
                    bound[0, k] = far[m, k]
        if not _less(zero, 0, bound, 0):
            continue
        for k in range(limbs):
            base[0, k] = bound[0, k]
        ending, dropped = -1, -1
        size = seen_count = 0
        u = source
        at = -1
        while True:
            while u >= 0:
                if u != source:
                    for k in range(limbs):
                        base[0, k] = far[at, k] + weight[edge[u], k] - price[at, k]
                    if _less(base, 0, bound, 0):
                        for k in range(limbs):
                            bound[0, k] = base[0, k]
                        ending, dropped = at, u
                for e in range(start[u], start[u + 1]):
                    first = base[0, 0] - weight[e, 0]
                    if first > bound[0, 0]:
                        break
                    v = columns[e]
                    if first + price[v, 0] > bound[0, 0]:
                        continue
                    for k in range(limbs):
                        far[m, k] = base[0, k] - weight[e, k] + price[v, k]
                    if not _less(far, m, bound, 0):
                        continue
                    fresh = seen[v] != mark
                    if not fresh and not _less(far, m, far, v):
                        continue
                    for k in range(limbs):
                        far[v, k] = far[m, k]
                    via_u[v] = u
                    via_e[v] = e
                    if fresh:
                        seen[v] = mark
                        touched[seen_count] = v
                        seen_count += 1
                        place[v] = -1
                    if count[v] < places[v]:
                        for k in range(limbs):
                            bound[0, k] = far[v, k]
                        ending, dropped = v, -1
                    elif place[v] < 0:
                        heap[size] = v
                        size += 1
                        _rise(heap, place, far, size - 1)
                    else:
                        _rise(heap, place, far, place[v])
                u = -1 if u == source else after[u]
            if size == 0:
                break
            at = heap[0]
            if not _less(far, at, bound, 0):
                break
            size -= 1
            if size > 0:
                heap[0] = heap[size]
                _sink(heap, place, far, size)
            place[at] = -1
            u = head[at]
        for k in range(seen_count):
            v = touched[k]
            if _less(far, v, bound, 0):
                for j in range(limbs):
                    price[v, j] += bound[0, j] - far[v, j]
        if ending < 0:
            continue
        if dropped >= 0:
            _take_out(dropped, ending, head, after, before)
            count[ending] -= 1
            mate[dropped] = -1
            edge[dropped] = -1
        v = ending
        count[v] += 1
        while True:
            u = via_u[v]
            old = mate[u]
            if old >= 0:
                _take_out(u, old, head, after, before)
            mate[u] = v
            edge[u] = via_e[v]
            _put_in(u, v, head, after, before)
            if u == source:
                break
            v = old


def place_all(rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints) -> tuple[Ints, Ints, Ints]:
    """Place every row. `start` (n+1,), `columns` (e,) and `weight` (e, limbs) hold each row's offers, best
    first.

    Returns the column of each row or −1 (n,), the offer it has (n,), the prices (m, limbs): the least
    possible. The first limb is settled alone, which is faster, and then refined.
    """
    _, edge, _ = place_whole(rows, start, columns, np.ascontiguousarray(weight[:, :1]), places)
    return refine(rows, start, columns, weight, places, edge, settle)


def settle(rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints) -> Ints:
    """The offer each row takes in a best plan for all limbs (n,), −1 for none."""
    return place_whole(rows, start, columns, weight, places)[1]


def place_whole(
    rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints
) -> tuple[Ints, Ints, Ints]:
    """The same with all limbs at once."""
    n, m = start.size - 1, places.size
    mate, edge = np.full(n, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64)
    price = np.zeros((m, weight.shape[1]), dtype=np.int64)
    count, head = np.zeros(m, dtype=np.int64), np.full(m, -1, dtype=np.int64)
    after, before = np.full(n, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64)
    fill(rows, start, columns, weight, places, mate, edge, price, count, head, after, before)
    return mate, edge, price
