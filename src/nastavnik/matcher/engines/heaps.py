"""A heap of columns by distance and the lists of each mentor's mentees, on arrays, compiled by numba.

`place` (m,) says where in the heap a column stands, −1 outside; lists are linked by row.
"""

from numba import njit


@njit(cache=True)
def rise(heap, place, far, at):  # type: ignore[no-untyped-def]
    v = heap[at]
    while at > 0:
        up = (at - 1) >> 1
        if far[v] >= far[heap[up]]:
            break
        heap[at] = heap[up]
        place[heap[at]] = at
        at = up
    heap[at] = v
    place[v] = at


@njit(cache=True)
def sink(heap, place, far, size):  # type: ignore[no-untyped-def]
    at = 0
    v = heap[0]
    while True:
        down = 2 * at + 1
        if down >= size:
            break
        if down + 1 < size and far[heap[down + 1]] < far[heap[down]]:
            down += 1
        if far[heap[down]] >= far[v]:
            break
        heap[at] = heap[down]
        place[heap[at]] = at
        at = down
    heap[at] = v
    place[v] = at


@njit(cache=True)
def take_out(u, v, head, after, before):  # type: ignore[no-untyped-def]
    if before[u] >= 0:
        after[before[u]] = after[u]
    else:
        head[v] = after[u]
    if after[u] >= 0:
        before[after[u]] = before[u]


@njit(cache=True)
def put_in(u, v, head, after, before):  # type: ignore[no-untyped-def]
    before[u] = -1
    after[u] = head[v]
    if head[v] >= 0:
        before[head[v]] = u
    head[v] = u
