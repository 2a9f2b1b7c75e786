"""From an instance to the best plan: candidates, objective, market, answer."""

import itertools
from collections.abc import Sequence

import numpy as np

from nastavnik.matcher.answer import Answer
from nastavnik.matcher.candidates import Edges, scores_of
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.engines import Engine, engine_for
from nastavnik.matcher.engines.refine import by_row, refine
from nastavnik.matcher.engines.seats import Seats
from nastavnik.matcher.groups import Gathering, near_pairs, too_small
from nastavnik.matcher.instance import Instance, Ints
from nastavnik.matcher.objective import PLANS, Objective, Plan
from nastavnik.matcher.outcome import Outcome, answer_of
from nastavnik.matcher.pool import Pool
from nastavnik.matcher.repair import LivingMarket
from nastavnik.matcher.solver import Offers
from nastavnik.matcher.validation import validate


def solve(instance: Instance, plan: Plan = "most", *, engine: Engine = "auto") -> Answer:
    """The best plan of the instance, with its certificate; the same whatever the engine.

    Raises InstanceError in words, EngineError if the engine asked for is not installed.
    """
    validate(instance)
    table = Table(instance)
    pool = Pool(table)
    return answer_of(table, pool.most, *settle(table, pool, plan, engine))


def solve_all(
    instance: Instance, plans: Sequence[Plan] = PLANS, *, engine: Engine = "auto"
) -> dict[Plan, Answer]:
    """The best plan of each kind, to be put side by side; people are read and scored once."""
    validate(instance)
    table = Table(instance)
    pool = Pool(table)
    return {plan: answer_of(table, pool.most, *settle(table, pool, plan, engine)) for plan in plans}


def settle(table: Table, pool: Pool, plan: Plan, engine: Engine = "auto") -> tuple[Objective, Outcome]:
    """Choose the objective of the plan and find its best."""
    bottleneck = (find_bottleneck(table, pool, engine) or 0) if plan == "fair" else 0
    objective = Objective(table, plan, bottleneck, pool.top)
    outcome = run(table, pool, objective, engine)
    if table.instance.groups and too_small(table, outcome.mate):
        return objective, gather(table, pool, objective, outcome)
    return objective, outcome


def gather(table: Table, pool: Pool, objective: Objective, relaxed: Outcome) -> Outcome:
    """The best plan in which every group has enough people or none, or the best found with the gap stated."""
    market = relaxed.market or market_of(table, objective, relaxed)
    found = Gathering(table, market).dive()
    near = near_pairs(pool, objective, market, market.value() - found.bound)
    wide = open_market(table, near, objective)
    wide.fill(present(table))
    search = Gathering(table, wide)
    best = search.outcome(*search.search(search.dive()))
    return Outcome(best.mate, best.worth, [], [], near, None, best)


def run(table: Table, pool: Pool, objective: Objective, engine: Engine) -> Outcome:
    """Find the best plan on the top pairs of each mentee, and let better pairs in until there are none.

    First for the first limb of the weights alone, pairs that come late joining the market as it stands; then,
    on the pairs that any best plan can use, for the limbs below.
    """
    place = engine_for(engine, table.n)
    if place is None or not pool.first.u.size:
        return outcome_of(run_market(table, pool, objective))
    edges = pool.first
    if table.away:
        edges = edges.take(np.flatnonzero(~np.isin(edges.u, list(table.away))))
    seats: Seats | None = None
    while True:
        weight = objective.limb(0, edges.u, edges.v, edges.score)
        start, order = by_row(table.n, edges.u, weight)
        edges, weight = edges.take(order), weight[order]
        seats = place(start, edges.v, weight, table.capacity, seats)
        gain = gains(edges, weight, seats)
        more = pool.missing(objective, [gain], [seats.price])
        if not more.u.size:
            break
        edges = Edges.join([edges, more])
    tight = pool.tight(objective, gain, seats.price)
    found = refine(objective, tight, seats, gain, table.capacity, place)
    own = tight.take(np.flatnonzero(found.mate[tight.u] == tight.v))
    return Outcome(
        found.mate,
        objective.join(found.worth),
        objective.join(found.gain),
        objective.join(found.price),
        Edges.join([edges, own]),
    )


def gains(edges: Edges, weight: Ints, seats: Seats) -> Ints:
    """What each mentee (n,) has above the price of the place, 0 without one."""
    gain = np.zeros(seats.mate.size, dtype=np.int64)
    own = np.flatnonzero(seats.mate[edges.u] == edges.v)
    gain[edges.u[own]] = weight[own] - seats.price[edges.v[own]]
    return gain


def run_market(table: Table, pool: Pool, objective: Objective) -> LivingMarket:
    """The same by our own market, mended where few pairs come late."""
    edges = pool.first
    market = open_market(table, edges, objective)
    market.fill(present(table))
    while True:
        more = missing_from(market, pool, objective)
        if not more.u.size:
            return market
        edges = Edges.join([edges, more])
        if more.u.size > max(64, table.n // 4):  # so many are better served by a new start
            market = open_market(table, edges, objective)
            market.fill(present(table))
            continue
        weights = objective.weigh(more.u, more.v, more.score)
        for u, v, w in zip(more.u.tolist(), more.v.tolist(), weights, strict=True):
            market.offer(u, v, w)
        market.lower_prices()


def missing_from(market: LivingMarket, pool: Pool, objective: Objective) -> Edges:
    """Pairs left out of the market that are worth more than their two ends in it."""
    gain = [market.gain(u) for u in range(len(market.mate))]
    return pool.missing(objective, objective.split(gain), objective.split(market.price))


def present(table: Table) -> list[int]:
    """Rows of the mentees who take part, the first to be served first."""
    rows = np.lexsort((np.arange(table.n), -table.priority)).tolist()
    return [u for u in rows if u not in table.away]


def by_worth(table: Table, edges: Edges, objective: Objective) -> tuple[Edges, Ints, list[Ints]]:
    """Pairs sorted by row and falling weight, where each row starts (n+1,), and the weights by limb."""
    limbs = objective.limbs(edges.u, edges.v, edges.score)
    order = np.lexsort([-limb for limb in reversed(limbs)] + [edges.u])
    edges = edges.take(order)
    start = np.searchsorted(edges.u, np.arange(table.n + 1)).astype(np.int64)
    return edges, start, [limb[order] for limb in limbs]


def open_market(table: Table, edges: Edges, objective: Objective) -> LivingMarket:
    """A market on these pairs, nobody seated yet."""
    edges, start, limbs = by_worth(table, edges, objective)
    weights, columns = objective.join(limbs), edges.v.tolist()
    offers: list[Offers] = [
        list(zip(weights[a:b], columns[a:b], strict=True)) for a, b in itertools.pairwise(start.tolist())
    ]
    market = LivingMarket(offers, table.capacity.tolist())
    market.absent = set(table.away)
    return market


def market_of(table: Table, objective: Objective, outcome: Outcome) -> LivingMarket:
    """A market in the state that an engine has found."""
    _, distinct = np.unique(outcome.edges.u * table.m + outcome.edges.v, return_index=True)
    market = open_market(table, outcome.edges.take(distinct), objective)
    market.mate, market.worth = outcome.mate.tolist(), outcome.worth
    market.price = outcome.price or [0] * table.m
    for u, v in enumerate(market.mate):
        if v >= 0:
            market.held[v].add(u)
    return market


def outcome_of(market: LivingMarket) -> Outcome:
    gain = [market.gain(u) for u in range(len(market.mate))]
    mate = np.array(market.mate, dtype=np.int64)
    return Outcome(mate, market.worth, gain, market.price, Edges.join([]), market)


def find_bottleneck(table: Table, pool: Pool, engine: Engine = "auto") -> int | None:
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
            mate = run(table, pool, Objective(table, "fair", bounds=bounds), engine).mate
            u = np.flatnonzero(mate >= 0)
            v = mate[u]
            free = ~table.locks.has(u * table.m + v)
            if not free.any():
                return None
            worst = int(scores_of(table, u[free], v[free]).min())
            low = max([b for b in bounds if b <= worst], default=low)
        if step == 1:
            return low
        step //= 10
