"""What an engine has found, and how it is written down as an answer with its certificate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.answer import Answer, Certificate, Pair, Part, Totals, Unmatched
from nastavnik.matcher.candidates import Edges, scores_of
from nastavnik.matcher.criteria import CRITERIA
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.groups import Gathered
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.objective import Objective
from nastavnik.matcher.pairs import Pairs
from nastavnik.matcher.repair import LivingMarket


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine has found: `mate` (n,) column or −1, `worth` and `gain` by row, least `price` by column.

    `edges` are the pairs it was found on; `market` is there where the engine was our own; `gathered` where
    least sizes of groups had to be searched for: then there are no gains and prices.
    """

    mate: Ints
    worth: list[int]
    gain: list[int]
    price: list[int]
    edges: Edges
    market: LivingMarket | None = None
    gathered: Gathered | None = None


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


def answer_of(table: Table, most: Ints, objective: Objective, outcome: Outcome) -> Answer:
    """Write down the plan that was found; `most` (n,) says how many admissible mentors each mentee has."""
    u = np.flatnonzero(outcome.mate >= 0)
    v = outcome.mate[u]
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
    without = [i for i, j in enumerate(outcome.mate.tolist()) if j < 0 and i not in table.away]
    unmatched = tuple(Unmatched(left[i], "no_place" if most[i] else "no_mentor") for i in without)
    totals = Totals(
        matched=len(pairs),
        score=int(points.sum()),
        worst=int(points.min()) if len(pairs) else None,
        below=tuple((b, int((points < b).sum())) for b in sorted(table.instance.rules.bands)),
        kept=sum(kept),
    )
    facts = (objective.plan, pairs, unmatched, totals)
    if outcome.gathered:
        return Answer(*facts, None, _gap(objective, outcome.gathered), outcome.gathered.looked)
    certificate = Certificate(
        levels=tuple(
            (f"band {x.below}" if x.name == "band" else x.name, r)
            for x, r in zip(objective.levels, objective.radix, strict=True)
        ),
        bottleneck=objective.bottleneck,
        value=sum(outcome.worth),
        gain={left[i]: x for i, x in enumerate(outcome.gain) if x},
        price={right[j]: x for j, x in enumerate(outcome.price) if x},
    )
    return Answer(*facts, certificate)


def _gap(objective: Objective, found: Gathered) -> float:
    """How far the plan can be from the best, as a share of the first level where it can be short."""
    most, short = objective.read(found.bound), objective.read(found.bound - sum(found.worth))
    for name, amount in short.items():
        if amount and name != "tie":
            return amount / max(1, most[name])
    return 0.0
