"""The market of `solver.py` and `repair.py` compiled by numba: the same searches on arrays of whole numbers.

State, changed in place: `mate` (n,) column or −1, `edge` (n,) position of that offer, `price` (m,) ≥ 0,
`count` (m,) places taken, and the mentees of each mentor as linked lists (`head`, `after`, `before`).
"""

import numpy as np
from numba import njit

from nastavnik.matcher.engines.heaps import put_in, rise, sink, take_out
from nastavnik.matcher.engines.seats import Seats, begin
from nastavnik.matcher.instance import Ints


@njit(cache=True, nogil=True)
def fill(rows, start, columns, weight, places, mate, edge, price, count, head, after, before):  # type: ignore[no-untyped-def]
    """Place each of the rows as `Market.seek` does."""
    m = price.size
    far = np.zeros(m, dtype=np.int64)
    seen = np.zeros(m, dtype=np.int64)
    via_u = np.zeros(m, dtype=np.int64)
    via_e = np.zeros(m, dtype=np.int64)
    heap = np.zeros(m + 1, dtype=np.int64)
    place = np.zeros(m, dtype=np.int64)
    touched = np.zeros(m, dtype=np.int64)
    mark = 0
    for source in rows:
        mark += 1
        bound = 0
        for e in range(start[source], start[source + 1]):
            if weight[e] <= bound:
                break
            bound = max(bound, weight[e] - price[columns[e]])
        if bound <= 0:
            continue
        base = bound
        ending, dropped = -1, -1
        size = seen_count = 0
        u = source
        at = -1
        while True:
            while u >= 0:
                if u != source:
                    base = far[at] + weight[edge[u]] - price[at]
                    if base < bound:
                        bound, ending, dropped = base, at, u
                for e in range(start[u], start[u + 1]):
                    near = base - weight[e]
                    if near >= bound:
                        break
                    v = columns[e]
                    near += price[v]
                    if near >= bound or (seen[v] == mark and near >= far[v]):
                        continue
                    far[v] = near
                    via_u[v] = u
                    via_e[v] = e
                    if seen[v] != mark:
                        seen[v] = mark
                        touched[seen_count] = v
                        seen_count += 1
                        place[v] = -1
                    if count[v] < places[v]:
                        bound, ending, dropped = near, v, -1
                    elif place[v] < 0:
                        heap[size] = v
                        size += 1
                        rise(heap, place, far, size - 1)
                    else:
                        rise(heap, place, far, place[v])
                u = -1 if u == source else after[u]
            if size == 0:
                break
            at = heap[0]
            if far[at] >= bound:
                break
            size -= 1
            if size > 0:
                heap[0] = heap[size]
                sink(heap, place, far, size)
            place[at] = -1
            u = head[at]
        for k in range(seen_count):
            v = touched[k]
            if far[v] < bound:
                price[v] += bound - far[v]
        if ending < 0:
            continue
        if dropped >= 0:
            take_out(dropped, ending, head, after, before)
            count[ending] -= 1
            mate[dropped] = -1
            edge[dropped] = -1
        v = ending
        count[v] += 1
        while True:
            u = via_u[v]
            old = mate[u]
            if old >= 0:
                take_out(u, old, head, after, before)
            mate[u] = v
            edge[u] = via_e[v]
            put_in(u, v, head, after, before)
            if u == source:
                break
            v = old


@njit(cache=True, nogil=True)
def reopen(roots, begins, owner, offer, weight, places, mate, edge, price, count, head, after, before):  # type: ignore[no-untyped-def]
    """Fill the open places of the roots that still have a price, or lower it to nothing.

    As `LivingMarket._reopen` does. `begins` (m+1,), `owner` (e,) and `offer` (e,) hold who wants each mentor.
    """
    m = price.size
    far = np.zeros(m, dtype=np.int64)
    seen = np.zeros(m, dtype=np.int64)
    done = np.zeros(m, dtype=np.int64)
    via_u = np.zeros(m, dtype=np.int64)
    via_e = np.zeros(m, dtype=np.int64)
    via_v = np.zeros(m, dtype=np.int64)
    heap = np.zeros(m + 1, dtype=np.int64)
    place = np.zeros(m, dtype=np.int64)
    touched = np.zeros(m, dtype=np.int64)
    mark = 0
    for root in roots:
        while count[root] < places[root] and price[root] > 0:
            mark += 1
            bound, ending, comer, comer_e = price[root], root, -1, -1
            far[root] = 0
            seen[root] = mark
            touched[0] = root
            seen_count = 1
            heap[0] = root
            place[root] = 0
            size = 1
            while size > 0:
                v = heap[0]
                if far[v] >= bound:
                    break
                size -= 1
                if size > 0:
                    heap[0] = heap[size]
                    sink(heap, place, far, size)
                done[v] = mark
                rest = far[v] + price[v]
                if rest < bound:
                    bound, ending, comer = rest, v, -1
                for k in range(begins[v], begins[v + 1]):
                    u = owner[k]
                    home = mate[u]
                    if home == v:
                        continue
                    e = offer[k]
                    near = rest - weight[e]
                    if home < 0:
                        if near < bound:
                            bound, ending, comer, comer_e = near, v, u, e
                        continue
                    near += weight[edge[u]] - price[home]
                    if near >= bound or done[home] == mark:
                        continue
                    if seen[home] == mark and near >= far[home]:
                        continue
                    far[home] = near
                    via_u[home] = u
                    via_e[home] = e
                    via_v[home] = v
                    if seen[home] != mark:
                        seen[home] = mark
                        touched[seen_count] = home
                        seen_count += 1
                        heap[size] = home
                        size += 1
                        rise(heap, place, far, size - 1)
                    else:
                        rise(heap, place, far, place[home])
            for k in range(seen_count):
                v = touched[k]
                if far[v] < bound:
                    price[v] -= bound - far[v]
            count[root] += 1
            if comer >= 0:
                mate[comer] = ending
                edge[comer] = comer_e
                put_in(comer, ending, head, after, before)
            else:
                count[ending] -= 1
            while ending != root:
                u, to = via_u[ending], via_v[ending]
                take_out(u, ending, head, after, before)
                put_in(u, to, head, after, before)
                mate[u] = to
                edge[u] = via_e[ending]
                ending = to


@njit(cache=True, nogil=True)
def lower(start, columns, weight, places, mate, edge, price, count, head, after):  # type: ignore[no-untyped-def]
    """Lower all prices to the least that support the plan, as `LivingMarket.lower_prices` does."""
    n, m = mate.size, price.size
    fall = price.copy()
    for v in range(m):
        if count[v] < places[v]:
            fall[v] = 0
    for u in range(n):
        if mate[u] < 0:
            for e in range(start[u], start[u + 1]):
                v = columns[e]
                fall[v] = min(fall[v], price[v] - weight[e])
    heap = np.zeros(m + 1, dtype=np.int64)
    place = np.zeros(m, dtype=np.int64)
    size = 0
    for v in range(m):
        heap[size] = v
        size += 1
        rise(heap, place, fall, size - 1)
    while size > 0:
        v = heap[0]
        size -= 1
        if size > 0:
            heap[0] = heap[size]
            sink(heap, place, fall, size)
        place[v] = -1
        u = head[v]
        while u >= 0:
            rest = fall[v] + weight[edge[u]] - price[v]
            for e in range(start[u], start[u + 1]):
                if weight[e] <= rest:
                    break
                to = columns[e]
                near = rest + price[to] - weight[e]
                if near < fall[to]:
                    fall[to] = near
                    rise(heap, place, fall, place[to])
            u = after[u]
    price -= fall


def place(start: Ints, columns: Ints, weight: Ints, places: Ints, seats: Seats | None = None) -> Seats:
    """As `plain.place`, compiled."""
    now = begin(start, columns, weight, places, seats)
    n, m = start.size - 1, places.size
    head, after, before = np.full(m, -1), np.full(n, -1), np.full(n, -1)
    for u in np.flatnonzero(now.mate >= 0).tolist():
        v = now.mate[u]
        after[u] = head[v]
        if head[v] >= 0:
            before[head[v]] = u
        head[v] = u
    count = np.bincount(now.mate[now.mate >= 0], minlength=m)
    lists = (head, after, before)
    fill(now.asking, start, columns, weight, places, now.mate, now.edge, now.price, count, *lists)
    roots = np.flatnonzero((count < places) & (now.price > 0))
    if roots.size:
        order = np.argsort(columns, kind="stable")
        begins = np.searchsorted(columns[order], np.arange(m + 1))
        owner = np.repeat(np.arange(n), np.diff(start))[order]
        args = (begins, owner, order, weight, places, now.mate, now.edge, now.price, count, *lists)
        reopen(roots, *args)
    if seats is not None:
        lower(start, columns, weight, places, now.mate, now.edge, now.price, count, head, after)
    return Seats(now.mate, now.price)
