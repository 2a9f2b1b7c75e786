"""From an instance to the best plan: candidates, objective, market, answer."""

from collections.abc import Sequence

import numpy as np

from nastavnik.matcher.answer import Answer, Certificate, Pair, Part, Totals, Unmatched
from nastavnik.matcher.candidates import Edges, every_pair
from nastavnik.matcher.criteria import CRITERIA
from nastavnik.matcher.encoding import Pairs, Table
from nastavnik.matcher.instance import Instance, Ints
from nastavnik.matcher.objective import Objective, Plan
from nastavnik.matcher.solver import Market, Offers
from nastavnik.matcher.validation import validate


def solve(instance: Instance, plan: Plan = "most") -> Answer:
    """The best plan of the instance, with its certificate. Raises InstanceError in words."""
    validate(instance)
    table = Table(instance)
    edges = every_pair(table)
    return answer_of(table, edges, *settle(table, edges, plan))


def settle(table: Table, edges: Edges, plan: Plan) -> tuple[Objective, Market]:
    """Choose the objective of the plan and run the market to its end."""
    top = max(1000, int(edges.score.max(initial=0)))
    bottleneck = find_bottleneck(table, edges) if plan == "fair" else 0
    objective = Objective(table, plan, bottleneck, top)
    market = open_market(table, edges, objective)
    market.fill(by_priority(table))
    return objective, market


def by_priority(table: Table) -> list[int]:
    return [int(u) for u in np.lexsort((np.arange(table.n), -table.priority))]


def open_market(table: Table, edges: Edges, objective: Objective) -> Market:
    limbs = objective.limbs(edges.u, edges.v, edges.score)
    order = np.lexsort([-limb for limb in reversed(limbs)] + [edges.u])
    weights = objective.join([limb[order] for limb in limbs])
    columns = edges.v[order].tolist()
    ends = np.searchsorted(edges.u[order], np.arange(table.n + 1)).tolist()
    offers: list[Offers] = [
        list(zip(weights[ends[u] : ends[u + 1]], columns[ends[u] : ends[u + 1]], strict=True))
        for u in range(table.n)
    ]
    return Market(offers, table.capacity.tolist())


def find_bottleneck(table: Table, edges: Edges) -> int:
    """The greatest b such that serving only pairs of score ≥ b costs nobody a mentor.

    Locked pairs do not count.
    """
    locked = table.locks.has(edges.u * table.m + edges.v)
    marks = np.unique(edges.score[~locked])
    if not marks.size:
        return 0

    def served(bound: int) -> int:
        keep = (edges.score >= bound) | locked
        u, v = edges.u[keep], edges.v[keep]
        big = 1 + int(table.priority.max(initial=0))
        worth = 1 + table.priority[u] + locked[keep] * (big * (table.n + 1))
        order = np.lexsort((-worth, u))
        ends = np.searchsorted(u[order], np.arange(table.n + 1)).tolist()
        w, c = worth[order].tolist(), v[order].tolist()
        offers: list[Offers] = [
            list(zip(w[ends[i] : ends[i + 1]], c[ends[i] : ends[i + 1]], strict=True)) for i in range(table.n)
        ]
        market = Market(offers, table.capacity.tolist())
        market.fill(by_priority(table))
        return sum(market.worth)

    whole, low, high = served(0), 0, len(marks) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if served(int(marks[middle])) == whole:
            low = middle
        else:
            high = middle - 1
    return int(marks[low])


def parts_of(table: Table, u: Ints, v: Ints) -> list[tuple[Part, ...]]:
    """What each criterion gave to each pair."""
    if table.instance.scored is not None or not u.size:
        return [()] * len(u)
    pairs = Pairs(table, u, v)
    asked = [
        (name, weight, CRITERIA[name].counts(table)[u].tolist(), CRITERIA[name].values(pairs).tolist())
        for name, weight in table.instance.weights.items()
        if weight and CRITERIA[name].counts(table).any()
    ]
    out = []
    for k in range(len(u)):
        mine = [(name, weight, values[k]) for name, weight, counts, values in asked if counts[k]]
        shares = apportion([weight for _, weight, _ in mine], 1000)
        out.append(tuple(Part(name, x, share) for (name, _, x), share in zip(mine, shares, strict=True)))
    return out


def apportion(amounts: Sequence[int], total: int) -> list[int]:
    """Whole shares of `total` in proportion to the amounts, by largest remainders; they sum to it exactly."""
    whole = sum(amounts)
    if not whole:
        return [0] * len(amounts)
    shares = [x * total // whole for x in amounts]
    rest = sorted(range(len(amounts)), key=lambda k: (-(amounts[k] * total % whole), k))
    for k in rest[: total - sum(shares)]:
        shares[k] += 1
    return shares


def answer_of(table: Table, edges: Edges, objective: Objective, market: Market) -> Answer:
    """Write down the plan that stands in the market."""
    from nastavnik.matcher.candidates import scores_of

    mate: Ints = np.array(market.mate, dtype=np.int64)
    u = np.nonzero(mate >= 0)[0]
    v = mate[u]
    points = scores_of(table, u, v)
    keys = u * table.m + v
    locked, kept = table.locks.has(keys).tolist(), table.previous.has(keys).tolist()
    parts = parts_of(table, u, v)
    left, right = [p.id for p in table.mentees], [q.id for q in table.mentors]
    pairs = tuple(
        Pair(left[i], right[j], s, part, lock, keep)
        for i, j, s, part, lock, keep in zip(
            u.tolist(), v.tolist(), points.tolist(), parts, locked, kept, strict=True
        )
    )
    some = np.bincount(edges.u, minlength=table.n) > 0
    unmatched = tuple(
        Unmatched(left[i], "no_place" if some[i] else "no_mentor") for i in np.nonzero(mate < 0)[0].tolist()
    )
    totals = Totals(
        matched=len(pairs),
        score=int(points.sum()),
        worst=int(points.min()) if len(pairs) else None,
        below=tuple((b, int((points < b).sum())) for b in sorted(table.instance.rules.bands)),
        kept=sum(kept),
    )
    gains = [market.gain(i) for i in range(table.n)]
    certificate = Certificate(
        levels=tuple(
            (f"band {x.below}" if x.name == "band" else x.name, r)
            for x, r in zip(objective.levels, objective.radix, strict=True)
        ),
        bottleneck=objective.bottleneck,
        value=sum(market.worth),
        gain={left[i]: x for i, x in enumerate(gains) if x},
        price={right[j]: x for j, x in enumerate(market.price) if x},
    )
    return Answer(objective.plan, pairs, unmatched, totals, certificate)
