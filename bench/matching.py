"""The matcher beside its peers: the same pairs, each engine in a fresh process, interleaved, the median of three."""

import heapq
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

LIMIT = 90
"""Seconds a peer may take before it is written down as too slow."""
Found = tuple[int, int, int, int]  # matched, score, the least score of a pair, pairs below 400


def rows(sizes: str = "") -> list[dict[str, Any]]:
    """A row a peer and size; CPU seconds, ratio ours ÷ theirs.

    `sizes` «small» asks for a short look, «large» adds a region of 50,000.
    """
    small = sizes == "small"
    out = []
    for n in (50, 500) if small else (50, 500, 2000, 5000):
        out += _beside_peers(n, 1 if small else 3)
    for n in (60,) if small else (60, 2000):
        out.append(_edits(n))
    out.append(_random_edits(200 if small else 10_000))
    out += _fairness(500 if small else 2000)
    if not small:
        out += [_from_rows(n) for n in (2000, 5000, 15000, *((50000,) if sizes == "large" else ()))]
        out.append(_growth(out))
    return out


# -- instances ---------------------------------------------------------------------------------------------------


def sparse_pairs(n: int, seed: int = 1) -> dict[str, np.ndarray]:
    """Realistic scored pairs: places, subjects and levels decide who may meet; fewer places than mentees."""
    r = np.random.default_rng(seed)
    m = n * 42 // 100
    places = max(1, n // 250)
    place_u, place_v = r.integers(0, places, n), r.integers(0, places, m)
    subject_u, subject_v = r.integers(0, 10, n), r.integers(0, 10, m)
    online_u, online_v = r.random(n) < 0.15, r.random(m) < 0.3
    us, vs, scores = [], [], []
    for u in range(n):
        near = (place_v == place_u[u]) | (online_u[u] & online_v)
        kin = (subject_v == subject_u[u]) | (r.random(m) < 0.05)
        v = np.flatnonzero(near & kin)
        us.append(np.full(v.size, u))
        vs.append(v)
        scores.append(200 * (subject_v[v] == subject_u[u]) + r.integers(0, 801, v.size))
    capacity = r.choice([1, 1, 2, 2, 3, 4], m)
    return {
        "u": np.concatenate(us),
        "v": np.concatenate(vs),
        "score": np.concatenate(scores),
        "capacity": capacity,
        "n": np.array(n),
    }


def people(n: int, seed: int = 0) -> Any:
    """A region as rows: everybody with subject, level, deficits or competences, place."""
    import random

    from nastavnik.matcher import Instance, Mentee, Mentor

    r = random.Random(seed)  # noqa: S311
    subjects, topics = [f"s{k}" for k in range(15)], [f"d{k}" for k in range(20)]
    places = max(1, n // 1250)

    def some(most: int) -> dict[str, int]:
        return {t: r.randint(1, 3) for t in r.sample(topics, r.randint(0, most))}

    mentees = tuple(
        Mentee(
            f"u{i}",
            priority=r.randrange(3),
            subjects=(r.choice(subjects),),
            required_subject=r.random() < 0.3,
            levels=(r.choice("abc"),),
            deficits=some(3),
            place=f"p{r.randrange(places)}",
            virtual=r.random() < 0.1,
        )
        for i in range(n)
    )
    mentors = tuple(
        Mentor(
            f"v{j}",
            capacity=r.choice((1, 1, 2, 2, 3)),
            subjects=(r.choice(subjects),),
            levels=(r.choice("abc"),),
            competences=some(5),
            experience=r.randint(0, 40),
            category=r.choice(("first", "highest", "")),
            place=f"p{r.randrange(places)}",
            virtual=r.random() < 0.2,
        )
        for j in range(n * 52 // 100)
    )
    return Instance(mentees, mentors)


# -- engines: from the arrays to (matched, score) ------------------------------------------------------------------


def ours(data: dict[str, np.ndarray], engine: str = "own") -> Found:
    from nastavnik.matcher import Instance, solve

    instance = Instance.from_arrays(
        data["capacity"], data["u"], data["v"], data["score"], mentees=int(data["n"])
    )
    answer = solve(instance, engine=engine)  # type: ignore[arg-type]
    if not answer.proven:
        raise AssertionError("not proven")
    return _found(np.array([pair.score for pair in answer.pairs], dtype=np.int64))


def _found(scores: np.ndarray) -> Found:
    return scores.size, int(scores.sum()), int(scores.min(initial=10_000)), int((scores < 400).sum())


def ours_numba(data: dict[str, np.ndarray]) -> Found:
    return ours(data, "numba")


def ours_ortools(data: dict[str, np.ndarray]) -> Found:
    return ours(data, "ortools")


def greedy_excel(data: dict[str, np.ndarray]) -> Found:
    """Mentees in the order of the list, each takes the best mentor still free."""
    left = data["capacity"].tolist()
    offers: dict[int, list[tuple[int, int]]] = {}
    for u, v, s in zip(data["u"].tolist(), data["v"].tolist(), data["score"].tolist(), strict=True):
        offers.setdefault(u, []).append((s, v))
    taken = []
    for u in sorted(offers):
        for s, v in sorted(offers[u], reverse=True):
            if left[v]:
                left[v] -= 1
                taken.append(s)
                break
    return _found(np.array(taken))


def greedy_sorted(data: dict[str, np.ndarray]) -> Found:
    """The best pair of all first, then the next that is still possible: also what Gale and Shapley's method
    gives where both sides prefer by the same score."""
    left, seated, taken = data["capacity"].tolist(), set(), []
    order = np.argsort(-data["score"], kind="stable")
    for u, v, s in zip(*(data[name][order].tolist() for name in ("u", "v", "score")), strict=True):
        if left[v] and u not in seated:
            left[v] -= 1
            seated.add(u)
            taken.append(s)
    return _found(np.array(taken))


def gale_shapley(data: dict[str, np.ndarray]) -> Found:
    """Mentees propose, mentors keep the best they can hold (deferred acceptance)."""
    offers: dict[int, list[tuple[int, int]]] = {}
    for u, v, s in zip(data["u"].tolist(), data["v"].tolist(), data["score"].tolist(), strict=True):
        offers.setdefault(u, []).append((s, v))
    for mine in offers.values():
        mine.sort()
    held: list[list[tuple[int, int]]] = [[] for _ in data["capacity"]]
    asking = sorted(offers)
    while asking:
        u = asking.pop()
        while offers[u]:
            s, v = offers[u].pop()
            heapq.heappush(held[v], (s, u))
            if len(held[v]) <= data["capacity"][v]:
                break
            _, u = heapq.heappop(held[v])
    return _found(np.array([s for some in held for s, _ in some]))


def hospital_resident(data: dict[str, np.ndarray]) -> Found:
    """`matching`: stable matching on preferences by score."""
    from matching.games import HospitalResident

    sys.setrecursionlimit(1_000_000)
    by_u: dict[str, list[tuple[int, str]]] = {}
    by_v: dict[str, list[tuple[int, str]]] = {}
    worth = {}
    for u, v, s in zip(data["u"].tolist(), data["v"].tolist(), data["score"].tolist(), strict=True):
        by_u.setdefault(f"u{u}", []).append((-s, f"v{v}"))
        by_v.setdefault(f"v{v}", []).append((-s, f"u{u}"))
        worth[f"u{u}", f"v{v}"] = s
    game = HospitalResident.create_from_dictionaries(
        {u: [v for _, v in sorted(mine)] for u, mine in by_u.items()},
        {v: [u for _, u in sorted(mine)] for v, mine in by_v.items()},
        {v: int(data["capacity"][int(v[1:])]) for v in by_v},
    )
    pairs = [(u.name, v.name) for v, us in game.solve().items() for u in us]
    return _found(np.array([worth[p] for p in pairs]))


def _big(data: dict[str, np.ndarray]) -> np.ndarray:
    return data["score"] + int(data["n"]) * 1000 + 1


def _read(data: dict[str, np.ndarray], u: np.ndarray, v: np.ndarray) -> Found:
    m = data["capacity"].size
    keys = data["u"] * m + data["v"]
    at = np.searchsorted(keys, u * m + v)
    return _found(data["score"][at])


def networkx_simplex(data: dict[str, np.ndarray]) -> Found:
    import networkx as nx

    graph = nx.DiGraph()
    n = int(data["n"])
    graph.add_node("s", demand=-n)
    graph.add_node("t", demand=n)
    for u, v, w in zip(data["u"].tolist(), data["v"].tolist(), _big(data).tolist(), strict=True):
        graph.add_edge(("u", u), ("v", v), capacity=1, weight=-w)
    for u in range(n):
        graph.add_edge("s", ("u", u), capacity=1, weight=0)
        graph.add_edge(("u", u), "t", capacity=1, weight=0)
    for v, c in enumerate(data["capacity"].tolist()):
        graph.add_edge(("v", v), "t", capacity=c, weight=0)
    _, flow = nx.network_simplex(graph)
    pairs = [(u, x[1]) for u in range(n) for x, f in flow["u", u].items() if f and x != "t"]
    return _read(data, np.array([u for u, _ in pairs]), np.array([v for _, v in pairs]))


def _columns(data: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs with a column for each place: rows, columns, and the pair each came from."""
    capacity = data["capacity"]
    first = np.cumsum(capacity) - capacity
    times = capacity[data["v"]]
    pair = np.repeat(np.arange(data["u"].size), times)
    within = np.arange(pair.size) - np.repeat(np.cumsum(times) - times, times)
    return data["u"][pair], first[data["v"][pair]] + within, pair


def scipy_dense(data: dict[str, np.ndarray]) -> Found:
    from scipy.optimize import linear_sum_assignment

    row, column, pair = _columns(data)
    dense = np.zeros((int(data["n"]), int(data["capacity"].sum())))
    dense[row, column] = _big(data)[pair]
    a, b = linear_sum_assignment(dense, maximize=True)
    keep = dense[a, b] > 0
    owner = np.repeat(np.arange(data["capacity"].size), data["capacity"])
    return _read(data, a[keep], owner[b[keep]])


def scipy_sparse(data: dict[str, np.ndarray]) -> Found:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    row, column, pair = _columns(data)
    n, places = int(data["n"]), int(data["capacity"].sum())
    rows = np.concatenate([row, np.arange(n)])
    columns = np.concatenate([column, places + np.arange(n)])
    worth = np.concatenate([_big(data)[pair], np.ones(n, dtype=np.int64)])
    graph = coo_array((worth.astype(float), (rows, columns)), shape=(n, places + n)).tocsr()
    a, b = min_weight_full_bipartite_matching(graph, maximize=True)
    keep = b < places
    owner = np.repeat(np.arange(data["capacity"].size), data["capacity"])
    return _read(data, a[keep], owner[b[keep]])


def highs_lp(data: dict[str, np.ndarray]) -> Found:
    from scipy.optimize import linprog
    from scipy.sparse import coo_array

    n, m, e = int(data["n"]), data["capacity"].size, data["u"].size
    row = np.concatenate([data["u"], n + data["v"]])
    matrix = coo_array((np.ones(2 * e), (row, np.tile(np.arange(e), 2))), shape=(n + m, e)).tocsr()
    limits = np.concatenate([np.ones(n), data["capacity"]])
    found = linprog(-_big(data).astype(float), matrix, limits, bounds=(0, 1), method="highs")
    keep = found.x > 0.5
    return _found(data["score"][keep])


def ortools_flow(data: dict[str, np.ndarray]) -> Found:
    from ortools.graph.python import min_cost_flow

    n, m = int(data["n"]), data["capacity"].size
    flow = min_cost_flow.SimpleMinCostFlow()
    left, right = np.arange(n), n + np.arange(m)
    one, zero = np.ones(n, dtype=np.int64), np.zeros(max(n, m), dtype=np.int64)
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        data["u"], n + data["v"], np.ones(data["u"].size, dtype=np.int64), -_big(data)
    )
    flow.add_arcs_with_capacity_and_unit_cost(np.full(n, n + m), left, one, zero[:n])
    flow.add_arcs_with_capacity_and_unit_cost(left, np.full(n, n + m + 1), one, zero[:n])
    flow.add_arcs_with_capacity_and_unit_cost(right, np.full(m, n + m + 1), data["capacity"], zero[:m])
    flow.set_node_supply(n + m, n)
    flow.set_node_supply(n + m + 1, -n)
    flow.solve()
    keep = np.asarray(flow.flows(arcs)) > 0
    return _found(data["score"][keep])


def cp_sat(data: dict[str, np.ndarray]) -> Found:
    """CP-SAT as it is fastest here: one worker, full linear relaxation."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    take = [model.new_bool_var("") for _ in range(data["u"].size)]
    for side, limits in (("u", np.ones(int(data["n"]), dtype=np.int64)), ("v", data["capacity"])):
        by: dict[int, list[Any]] = {}
        for x, who in zip(take, data[side].tolist(), strict=True):
            by.setdefault(who, []).append(x)
        for who, some in by.items():
            model.add(sum(some) <= int(limits[who]))
    model.maximize(sum(w * x for w, x in zip(_big(data).tolist(), take, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = LIMIT
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError("not optimal within the time")
    return _found(data["score"][np.array([solver.boolean_value(x) for x in take])])


def ortools_assignment(data: dict[str, np.ndarray]) -> Found:
    """A square assignment: a place or a dummy for everyone, a mentee or a dummy for every place."""
    from ortools.graph.python import linear_sum_assignment

    row, column, pair = _columns(data)
    n, places = int(data["n"]), int(data["capacity"].sum())
    solver = linear_sum_assignment.SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(row, column, -_big(data)[pair])
    solver.add_arcs_with_cost(np.arange(n), places + np.arange(n), np.zeros(n, dtype=np.int64))
    solver.add_arcs_with_cost(n + np.arange(places), np.arange(places), np.zeros(places, dtype=np.int64))
    # a dummy mentee may take the dummy place of whoever sits on its own
    solver.add_arcs_with_cost(n + column, places + row, np.zeros(column.size, dtype=np.int64))
    solver.solve()
    seats = np.array([solver.right_mate(u) for u in range(n)])
    keep = seats < places
    owner = np.repeat(np.arange(data["capacity"].size), data["capacity"])
    return _read(data, np.flatnonzero(keep), owner[seats[keep]])


FACTS = ("matched", "score", "worst", "below_400")
ENGINES: dict[str, Callable[[dict[str, np.ndarray]], Found]] = {
    "ours": ours,
    "ours, numba": ours_numba,
    "ours, OR-Tools": ours_ortools,
    "greedy Excel": greedy_excel,
    "greedy sorted": greedy_sorted,
    "Gale-Shapley": gale_shapley,
    "matching": hospital_resident,
    "networkx simplex": networkx_simplex,
    "scipy LSA dense": scipy_dense,
    "scipy sparse": scipy_sparse,
    "HiGHS LP": highs_lp,
    "CP-SAT tuned": cp_sat,
    "OR-Tools assignment": ortools_assignment,
    "OR-Tools min-cost flow": ortools_flow,
}
INEXACT = {"greedy Excel", "greedy sorted", "Gale-Shapley", "matching"}


# -- measuring ------------------------------------------------------------------------------------------------------


def _beside_peers(n: int, times: int) -> list[dict[str, Any]]:
    data = sparse_pairs(n)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.npz"
        np.savez(path, **data)
        runs: dict[str, list[dict[str, Any]]] = {name: [] for name in ENGINES}
        for _ in range(times):
            for name, done in runs.items():
                if not (done and done[-1]["seconds"] is None):
                    done.append(_fresh("engine", name, str(path)))
    best = runs["ours"][0]
    out = []
    for name, done in runs.items():
        if name == "ours":
            continue
        if (
            done[0]["seconds"] is not None
            and name not in INEXACT
            and done[0]["found"][:2] != best["found"][:2]
        ):
            raise AssertionError(f"{name} found {done[0]['found']}, we {best['found']}")
        own = statistics.median(x["seconds"] for x in runs["ours"])
        theirs = None if done[-1]["seconds"] is None else statistics.median(x["seconds"] for x in done)
        row = _row(f"matching.{data['u'].size} pairs", n, own, name, theirs, best["rss_mb"])
        for whose, found in (("", best["found"]), ("their_", done[-1]["found"] or (None,) * 4)):
            row |= {whose + key: x for key, x in zip(FACTS, found, strict=True)}
        row["their_rss_mb"] = done[-1]["rss_mb"]
        out.append(row)
    return out


def _row(bench: str, size: int, own: float, peer: str, theirs: float | None, rss: float) -> dict[str, Any]:
    return {
        "bench": bench,
        "size": size,
        "ours": round(own, 4),
        "peer": peer,
        "theirs": None if theirs is None else round(theirs, 4),
        "ratio": None if not theirs else round(own / theirs, 3),
        "rss_mb": rss,
    }


def _fresh(what: str, *words: str, limit: int = LIMIT) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-P", __file__, what, *words]  # this file must not hide the peer of its name
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)  # noqa: S603
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return {"seconds": None, "found": None, "rss_mb": None}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _edits(n: int) -> dict[str, Any]:
    """The 95th percentile of an edit beside a whole new solve by OR-Tools' flow."""
    told = _fresh("edits", str(n))
    row = _row("matching.edit p95", n, told["p95"], "OR-Tools flow anew", told["anew"], told["rss_mb"])
    row["median_s"], row["max_s"] = told["median"], told["max"]
    return row


def _random_edits(times: int) -> dict[str, Any]:
    """Random edits of a school; after each the certificate is verified and the plan held against a new solve."""
    told = _fresh("random_edits", str(times), limit=3600)
    row = _row(
        "matching.random edits, differences", times, told["edits"], "solve anew", told["anew"], told["rss_mb"]
    )
    return row | {"differences": told["differences"], "unproven": told["unproven"]}


def _fairness(n: int) -> list[dict[str, Any]]:
    told = _fresh("fairness", str(n))
    out = []
    for name, facts in told["plans"].items():
        row = _row(f"matching.plan {name}", n, facts.pop("seconds"), "–", None, told["rss_mb"])
        out.append(row | facts)
    return out


def _from_rows(n: int) -> dict[str, Any]:
    """From rows of people to the proven plan over all admissible pairs."""
    told = _fresh("rows", str(n), limit=900)
    row = _row("matching.from rows, all pairs", n, told["seconds"], "–", None, told["rss_mb"])
    return row | {"pairs": told["pairs"], "matched": told["found"][0], "score": told["found"][1]}


def _growth(done: list[dict[str, Any]]) -> dict[str, Any]:
    """The exponent of the time by the number of admissible pairs, fitted."""
    points = [(x["pairs"], x["ours"]) for x in done if x["bench"] == "matching.from rows, all pairs"]
    slope = np.polyfit(*np.log(np.array(points, dtype=float)).T, 1)[0]
    return _row("matching.growth exponent by pairs", len(points), float(slope), "–", None, 0)


# -- what runs in the fresh process ---------------------------------------------------------------------------------


def _engine(name: str, path: str) -> dict[str, Any]:
    data = dict(np.load(path))
    engine = ENGINES[name]
    engine(sparse_pairs(60))  # imports and compiled code are not what is measured
    start = time.process_time()
    found = engine(data)
    return {"seconds": time.process_time() - start, "found": found}


def _measure_rows(n: str) -> dict[str, Any]:
    from nastavnik.matcher.encoding import Table
    from nastavnik.matcher.outcome import answer_of
    from nastavnik.matcher.plans import settle
    from nastavnik.matcher.pool import Pool

    ours_numba(sparse_pairs(20))
    instance = people(int(n))
    start = time.process_time()
    table = Table(instance)
    pool = Pool(table)
    answer = answer_of(table, pool.most, *settle(table, pool, "most"))
    seconds = time.process_time() - start
    if not answer.proven:
        raise AssertionError("not proven")
    return {"seconds": seconds, "found": (answer.totals.matched, answer.totals.score), "pairs": pool.count}


def _measure_edits(n: str) -> dict[str, Any]:
    import random

    from nastavnik.matcher import InstanceError, Session

    data = sparse_pairs(int(n))
    ours(sparse_pairs(20))
    from nastavnik.matcher import Instance

    instance = Instance.from_arrays(
        data["capacity"], data["u"], data["v"], data["score"], mentees=int(data["n"])
    )
    session = Session(instance, engine="own")
    r = random.Random(1)  # noqa: S311
    spent = []
    pairs = list(zip(data["u"].tolist(), data["v"].tolist(), strict=True))
    for k in range(300):
        u, v = r.choice(pairs)
        start = time.process_time()
        try:
            if k % 4 == 0:
                session.lock(f"u{u}", f"v{v}")
            elif k % 4 == 1:
                session.ban(f"u{u}", session.mentor_of(f"u{u}") or f"v{v}")
            elif k % 4 == 2:
                session.withdraw(f"u{u}")
            else:
                session.places(f"v{v}", 1)
        except InstanceError:
            continue
        spent.append(time.process_time() - start)
        if k % 3 == 0:
            session.undo()
    spent.sort()
    start = time.process_time()
    ortools_flow(data)
    anew = time.process_time() - start
    return {
        "median": round(statistics.median(spent), 5),
        "p95": spent[int(0.95 * len(spent))],
        "max": round(spent[-1], 5),
        "anew": anew,
    }


def _measure_random_edits(times: str) -> dict[str, Any]:
    import random

    from nastavnik.matcher import InstanceError, Session, check, solve

    session, r = Session(people(60)), random.Random(1)  # noqa: S311
    spent = {"edits": 0.0, "anew": 0.0}
    differences = unproven = done = 0
    while done < int(times):
        mentee, mentor = r.choice(session.instance.mentees).id, r.choice(session.instance.mentors).id
        deed = r.choice(("lock", "unlock", "ban", "allow", "withdraw", "bring_back", "places", "undo"))
        words = {
            "places": (mentor, r.choice((-1, 1))),
            "undo": (),
            "withdraw": (mentee,),
            "bring_back": (mentee,),
        }
        start = time.process_time()
        try:
            getattr(session, deed)(*words.get(deed, (mentee, mentor)))
        except InstanceError:
            continue
        answer = session.answer()
        spent["edits"] += time.process_time() - start
        done += 1
        start = time.process_time()
        anew = solve(session.instance)
        spent["anew"] += time.process_time() - start
        differences += answer != anew
        unproven += not check(session.instance, answer).proven
    return spent | {"differences": differences, "unproven": unproven}


def _measure_fairness(n: str) -> dict[str, Any]:
    from nastavnik.matcher import Instance, solve

    data = sparse_pairs(int(n))
    instance = Instance.from_arrays(
        data["capacity"], data["u"], data["v"], data["score"], mentees=int(data["n"])
    )
    plans = {}
    for plan in ("most", "fair", "stable"):
        start = time.process_time()
        totals = solve(instance, plan).totals  # type: ignore[arg-type]
        plans[plan] = {
            "seconds": time.process_time() - start,
            "matched": totals.matched,
            "score": totals.score,
            "worst": totals.worst,
            "below": dict(totals.below),
        }
    return {"plans": plans}


def main() -> None:
    """Measure one thing and print it as a line of JSON."""
    what, *words = sys.argv[1:]
    measure: dict[str, Callable[..., dict[str, Any]]] = {
        "engine": _engine,
        "edits": _measure_edits,
        "rows": _measure_rows,
        "fairness": _measure_fairness,
        "random_edits": _measure_random_edits,
    }
    told = measure[what](*words)
    told["rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
