"""From an instance to the best plan: candidates, objective, market, answer."""

import itertools
from collections.abc import Sequence

import numpy as np

from nastavnik.matcher.answer import Answer, Certificate, Pair, Part, Totals, Unmatched
from nastavnik.matcher.candidates import Edges, scores_of
from nastavnik.matcher.criteria import CRITERIA
from nastavnik.matcher.encoding import Pairs, Table
from nastavnik.matcher.instance import Instance, Ints
from nastavnik.matcher.objective import Objective, Plan
from nastavnik.matcher.pool import Pool
from nastavnik.matcher.repair import LivingMarket
from nastavnik.matcher.solver import Offers
from nastavnik.matcher.validation import validate


def solve(instance: Instance, plan: Plan = "most") -> Answer:
    """The best plan of the instance, with its certificate. Raises InstanceError in words."""
    validate(instance)
    table = Table(instance)
    pool = Pool(table)
    return answer_of(table, pool, *settle(table, pool, plan))


def settle(table: Table, pool: Pool, plan: Plan) -> tuple[Objective, LivingMarket]:
    """Choose the objective of the plan and run the market to its end."""
    bottleneck = find_bottleneck(table, pool) if plan == "fair" else 0
    objective = Objective(table, plan, bottleneck, pool.top)
    return objective, run_market(table, pool, objective)


def run_market(table: Table, pool: Pool, objective: Objective) -> LivingMarket:
    """Fill the market from the top pairs of each mentee, and let better pairs in until there are none."""
    edges = pool.first
    market = open_market(table, edges, objective)
    while True:
        gain = [market.gain(u) for u in range(table.n)]
        more = pool.missing(objective, gain, market.price)
        if not more.u.size:
            return market
        if more.u.size > max(64, table.n // 4):  # so many are better served by a new start
            edges = Edges.join([edges, more])
            market = open_market(table, edges, objective)
            continue
        weights = objective.weigh(more.u, more.v, more.score)
        for u, v, w in zip(more.u.tolist(), more.v.tolist(), weights, strict=True):
            market.offer(u, v, w)
        edges = Edges.join([edges, more])
        market.lower_prices()


def by_priority(table: Table) -> list[int]:
    return [int(u) for u in np.lexsort((np.arange(table.n), -table.priority))]


def open_market(table: Table, edges: Edges, objective: Objective) -> LivingMarket:
    """A market on these pairs, every mentee seated as is best for all."""
    limbs = objective.limbs(edges.u, edges.v, edges.score)
    order = np.lexsort([-limb for limb in reversed(limbs)] + [edges.u])
    weights = objective.join([limb[order] for limb in limbs])
    columns = edges.v[order].tolist()
    ends = np.searchsorted(edges.u[order], np.arange(table.n + 1)).tolist()
    offers: list[Offers] = [
        list(zip(weights[a:b], columns[a:b], strict=True)) for a, b in itertools.pairwise(ends)
    ]
    market = LivingMarket(offers, table.capacity.tolist())
    market.absent = set(table.away)
    market.fill(u for u in by_priority(table) if u not in market.absent)
    return market


def find_bottleneck(table: Table, pool: Pool) -> int:
    """The greatest b such that serving only pairs of score ≥ b costs nobody a mentor; locked pairs do not
    count.

    Found digit by digit: ten bands, as few pairs as possible below each, then ten within the lowest band in
    use.
    """
    low, step = 0, 1
    while step * 10 <= pool.top:
        step *= 10
    while True:
        bounds = [b for b in range(low, low + 10 * step, step) if 0 < b <= pool.top]
        if bounds:
            market = run_market(table, pool, Objective(table, "fair", bounds=bounds))
            u, v = _seated(market)
            free = ~table.locks.has(u * table.m + v)
            if not free.any():
                return 0
            worst = int(scores_of(table, u[free], v[free]).min())
            low = max([b for b in bounds if b <= worst], default=low)
        if step == 1:
            return low
        step //= 10


def _seated(market: LivingMarket) -> tuple[Ints, Ints]:
    """Rows and columns of the pairs that stand in the market."""
    mate: Ints = np.array(market.mate, dtype=np.int64)
    u = np.flatnonzero(mate >= 0)
    return u, mate[u]


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


def answer_of(table: Table, pool: Pool, objective: Objective, market: LivingMarket) -> Answer:
    """Write down the plan that stands in the market."""
    u, v = _seated(market)
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
    without = [i for i, j in enumerate(market.mate) if j < 0 and i not in table.away]
    unmatched = tuple(Unmatched(left[i], "no_place" if pool.most[i] else "no_mentor") for i in without)
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
