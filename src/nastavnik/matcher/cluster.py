"""A large instance in independent parts: one after another here, or spread over the machines of a Dask
cluster.

Nobody in one part could have a mentor of another, so the parts' best plans together are the best plan, and
their certificates together are its certificate: the same answer to the byte as that of one `solve`.
"""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nastavnik.matcher.answer import Answer
from nastavnik.matcher.candidates import Edges
from nastavnik.matcher.encoding import Frame, Table
from nastavnik.matcher.engines import Engine
from nastavnik.matcher.formats import digest
from nastavnik.matcher.instance import TOP, Instance, Ints, Scored
from nastavnik.matcher.objective import Objective, Plan
from nastavnik.matcher.outcome import Outcome, answer_of
from nastavnik.matcher.plans import find_bottleneck, run, solve
from nastavnik.matcher.pool import Pool
from nastavnik.matcher.validation import validate

BAGS = 16
"""Into at most so many parts of like size the components are gathered."""


class Cancelled(Exception):
    """The caller asked to stop; what was done is in the store and is not done again."""


@dataclass(frozen=True, slots=True)
class Task:
    """One part of an instance and what to find in it: its lowest score, or its best plan."""

    instance: Instance
    plan: Plan
    engine: Engine
    frame: Frame
    bottleneck: int | None

    @property
    def key(self) -> str:
        return f"{self.plan}-{self.bottleneck}-{self.frame.people}-{self.frame.top}-{digest(self.instance)}"


def solve_in_parts(
    instance: Instance,
    plan: Plan = "most",
    *,
    engine: Engine = "auto",
    scheduler: str | None = None,
    processes: int = 1,
    store: MutableMapping[str, bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Answer:
    """As `solve`, part by part: on the Dask cluster at the address `scheduler`, or in this process without
    one.

    `progress(done, all)` is told after each part. `cancelled()` is asked between parts and raises Cancelled.
    `store` keeps the parts done, so that a second call goes on where the first stopped.
    """
    validate(instance)
    if instance.groups:  # the search for groups looks at the whole
        return solve(instance, plan, engine=engine)
    parts = split(instance)
    table = Table(instance)
    top = TOP if instance.scored is None else max(TOP, int(instance.scored.score.max(initial=0)))
    frame = table.frame(top)
    work = Work(scheduler, processes, {} if store is None else store, progress, cancelled)
    bottleneck = 0
    if plan == "fair":
        tasks = [Task(part, plan, engine, frame, None) for part in parts]
        lows = [found["bottleneck"] for found in work.do(tasks, 2 * len(parts), 0)]
        bottleneck = min((x for x in lows if x is not None), default=0)
    tasks = [Task(part, plan, engine, frame, bottleneck) for part in parts]
    ahead = len(parts) if plan == "fair" else 0
    return _together(
        table, Objective(table, plan, bottleneck, top), work.do(tasks, ahead + len(parts), ahead)
    )


class Work:
    """Where the parts are done and who is told."""

    def __init__(
        self,
        scheduler: str | None,
        processes: int,
        store: MutableMapping[str, bytes],
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self.scheduler, self.processes, self.store = scheduler, processes, store
        self.progress, self.cancelled = progress, cancelled

    def do(self, tasks: list[Task], whole: int, before: int) -> list[dict[str, Any]]:
        """The findings of all tasks in their order; those in the store are taken from there."""
        keys = [task.key for task in tasks]
        open_ = [(key, task) for key, task in zip(keys, tasks, strict=True) if key not in self.store]
        done = before + len(tasks) - len(open_)
        self._tell(done, whole)
        if self.scheduler is not None:
            finds = self._there(open_, self.scheduler)
        else:
            finds = self._side_by_side(open_) if self.processes > 1 else self._here(open_)
        for key, found in finds:
            self.store[key] = found
            done += 1
            self._tell(done, whole)
        return [json.loads(self.store[key]) for key in keys]

    def _tell(self, done: int, whole: int) -> None:
        if self.progress:
            self.progress(done, whole)

    def _stopped(self) -> bool:
        return self.cancelled is not None and self.cancelled()

    def _here(self, tasks: list[tuple[str, Task]]) -> Iterator[tuple[str, bytes]]:
        for key, task in tasks:
            if self._stopped():
                raise Cancelled
            yield key, find(task)

    def _side_by_side(self, tasks: list[tuple[str, Task]]) -> Iterator[tuple[str, bytes]]:
        from concurrent.futures import ProcessPoolExecutor, as_completed
        from multiprocessing import get_context

        with ProcessPoolExecutor(self.processes, mp_context=get_context("spawn")) as pool:
            futures = {pool.submit(find, task): key for key, task in tasks}
            try:
                for future in as_completed(futures):
                    yield futures[future], future.result()
                    if self._stopped():
                        raise Cancelled
            finally:
                pool.shutdown(cancel_futures=True)

    def _there(self, tasks: list[tuple[str, Task]], scheduler: str) -> Iterator[tuple[str, bytes]]:
        import distributed

        make: Any = distributed.Client
        as_completed: Any = distributed.as_completed
        with make(scheduler, set_as_default=False) as client, client.as_current():
            # a worker that dies takes its task with it: another one does it again
            futures = {client.submit(find, task, pure=False, retries=5): key for key, task in tasks}
            try:
                for future in as_completed(list(futures)):
                    yield futures[future], future.result()
                    if self._stopped():
                        raise Cancelled
            finally:
                client.cancel(list(futures))


def find(task: Task) -> bytes:
    """Do one task. The findings are JSON: pairs, gains and prices by id, numbers of admissible mentors."""
    table = Table(task.instance, task.frame)
    pool = Pool(table)
    if task.bottleneck is None:
        return json.dumps({"bottleneck": find_bottleneck(table, pool, task.engine)}).encode()
    objective = Objective(table, task.plan, task.bottleneck, pool.top)
    found = run(table, pool, objective, task.engine)
    left, right = [p.id for p in table.mentees], [q.id for q in table.mentors]
    pairs = [(left[u], right[v], str(found.worth[u])) for u, v in enumerate(found.mate.tolist()) if v >= 0]
    return json.dumps(
        {
            "pairs": pairs,
            "gain": {left[u]: str(x) for u, x in enumerate(found.gain) if x},
            "price": {right[v]: str(x) for v, x in enumerate(found.price) if x},
            "most": {left[u]: x for u, x in enumerate(pool.most.tolist()) if x},
        }
    ).encode()


def _together(table: Table, objective: Objective, finds: Iterable[dict[str, Any]]) -> Answer:
    mate, most = np.full(table.n, -1, dtype=np.int64), np.zeros(table.n, dtype=np.int64)
    worth, gain, price = [0] * table.n, [0] * table.n, [0] * table.m
    for found in finds:
        for u, v, w in found["pairs"]:
            mate[table.row[u]], worth[table.row[u]] = table.column[v], int(w)
        for u, x in found["gain"].items():
            gain[table.row[u]] = int(x)
        for v, x in found["price"].items():
            price[table.column[v]] = int(x)
        for u, x in found["most"].items():
            most[table.row[u]] = x
    return answer_of(table, most, objective, Outcome(mate, worth, gain, price, Edges.join([])))


def split(instance: Instance, bags: int = BAGS) -> list[Instance]:
    """The independent parts of an instance, gathered into at most `bags` of like size."""
    table = Table(instance)
    part_u, part_v = components(table)
    sizes = np.bincount(part_u, minlength=part_v.max(initial=-1) + 1).astype(float)
    sizes = sizes * np.maximum(1, np.bincount(part_v, minlength=sizes.size))
    bag_of, fill = {}, [0.0] * max(1, min(bags, sizes.size))
    for part in np.argsort(-sizes, kind="stable").tolist():
        k = min(range(len(fill)), key=fill.__getitem__)
        bag_of[part] = k
        fill[k] += float(sizes[part])
    bag_u = [bag_of[x] for x in part_u.tolist()]
    bag_v = [bag_of[x] for x in part_v.tolist()]
    out = []
    for k in range(len(fill)):
        rows = [u for u, bag in enumerate(bag_u) if bag == k]
        columns = [v for v, bag in enumerate(bag_v) if bag == k]
        if rows:
            out.append(_part(table, rows, columns))
    return out or [instance]


def _part(table: Table, rows: list[int], columns: list[int]) -> Instance:
    now = table.instance
    mentees = tuple(table.mentees[u] for u in rows)
    mentors = tuple(table.mentors[v] for v in columns)
    ids = {p.id for p in mentees}
    known = {q.id for q in mentors}

    def mine(pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        return frozenset(key for key in pairs if key[0] in ids and key[1] in known)

    scored = None
    if now.scored is not None:
        u, v = np.divmod(table.scored_keys.keys, max(1, table.m))
        to_u, to_v = np.full(table.n, -1, dtype=np.int64), np.full(table.m, -1, dtype=np.int64)
        to_u[rows], to_v[columns] = np.arange(len(rows)), np.arange(len(columns))
        keep = (to_u[u] >= 0) & (to_v[v] >= 0)
        scored = Scored(to_u[u[keep]], to_v[v[keep]], table.scored_keys.values[keep])
    return replace(
        now,
        mentees=mentees,
        mentors=mentors,
        locks=mine(now.locks),
        bans=mine(now.bans),
        allowed=mine(now.allowed),
        previous=mine(now.previous),
        away=now.away & ids,
        scored=scored,
    )


def components(table: Table) -> tuple[Ints, Ints]:
    """Numbers of the independent parts of mentees (n,) and mentors (m,); people nobody can reach are parts
    too.

    Two people are in one part if the index would let them meet, whether or not a rule forbids it in the end.
    """
    parent = list(range(table.n + table.m))

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def join(one: int, others: Iterable[int]) -> None:
        a = root(one)
        for other in others:
            parent[root(other)] = a

    if table.instance.scored is not None:
        u, v = np.divmod(table.scored_keys.keys, max(1, table.m))
        ends = np.searchsorted(u, np.arange(table.n + 1)).tolist()
        for k, (a, b) in enumerate(itertools.pairwise(ends)):
            join(k, (v[a:b] + table.n).tolist())
    else:
        seen: set[int] = set()
        for k in range(table.n):
            columns = table.index.columns(k)
            if columns.size:
                first = int(columns[0]) + table.n
                if id(columns) not in seen or k in table.index.waived:
                    seen.add(id(columns))
                    join(first, (columns + table.n).tolist())
                join(k, (first,))
    names: dict[int, int] = {}
    labels = np.array([names.setdefault(root(x), len(names)) for x in range(len(parent))], dtype=np.int64)
    return labels[: table.n], labels[table.n :]
