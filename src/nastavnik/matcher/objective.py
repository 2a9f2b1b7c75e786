"""What is best: a row of levels, the first counts before the second, and so on; all in whole numbers.

Levels, in order: locked pairs stand; most mentees are served, weighted by priority; (plan «fair») as few
pairs as possible below the bottleneck and below each band; the total score; pairs kept from the previous
plan; and a canonical tie-break of 40-bit digests, so that the best plan is one. Plan «stable» puts kept
pairs before score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

import numpy as np

from nastavnik.matcher.encoding import Frame, Table
from nastavnik.matcher.instance import Ints

Plan = Literal["most", "fair", "stable"]
PLANS: tuple[Plan, ...] = ("most", "fair", "stable")
TIE_BITS = 40
LIMB = 1 << 58


@dataclass(frozen=True, slots=True)
class Level:
    """One level: a number 0…`most` for each pair; `below` is the bound of a band."""

    name: str
    most: int
    below: int = 0


def tie(table: Table, u: Ints, v: Ints) -> Ints:
    """A digest 0…2⁴⁰−1 of each pair, of the two ids alone (splitmix64 of their blake2b digests)."""
    with np.errstate(over="ignore"):
        z = table.mark_u[u] + (table.mark_v[v] ^ np.uint64(0x9E3779B97F4A7C15))
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return np.asarray(z >> np.uint64(64 - TIE_BITS), dtype=np.int64)


class Objective:
    """The levels of one plan for one instance; weighs pairs and reads prices back.

    A pair's weight is one whole number: its level values in a mixed radix so wide that no sum over a whole
    plan can carry from a lower level into a higher one. `limbs` holds the same weight as int64 arrays, the
    first counts before the second.
    """

    def __init__(
        self,
        table: Table,
        plan: Plan,
        bottleneck: int = 0,
        top: int = 1000,
        *,
        bounds: Sequence[int] | None = None,
        locks: bool = False,
    ) -> None:
        """`top` is the greatest score; with `bounds` only those bands are weighed, nothing below them.

        `locks` makes room for locks that are not there yet.
        """
        self.table, self.plan, self.bottleneck = table, plan, bottleneck
        rules = table.instance.rules
        frame = table.frame(top, locks=locks)
        levels = [Level("locked", 1)] if frame.locks else []
        levels.append(Level("matched", 1 + frame.priority))
        self.bonus = rules.keep_points if plan == "stable" and rules.keep_points else 0
        if bounds is not None:
            levels += [Level("band", 1, b) for b in bounds]
        else:
            levels += self._below(plan, bottleneck, frame)
        self.levels = tuple(levels)
        self.radix = [2 * (frame.people + 2) * level.most + 1 for level in self.levels]
        self.groups = self._grouped()

    def _below(self, plan: Plan, bottleneck: int, frame: Frame) -> list[Level]:
        rules = self.table.instance.rules
        levels = []
        if plan == "fair":
            # the weakest pair as strong as can be, then as few as weak as it, then as few below each band
            bounds = {b for b in rules.bands if b > bottleneck} | {bottleneck + 1}
            bounds |= {bottleneck} if bottleneck else set()
            levels += [Level("band", 1, b) for b in sorted(bounds)]
        kept = [Level("kept", 1)] if frame.previous else []
        score = [Level("score", frame.top + self.bonus)]
        first = plan == "stable" and rules.keep_points is None
        levels += kept + score if first else score + kept
        levels.append(Level("tie", (1 << TIE_BITS) - 1))
        return levels

    def _grouped(self) -> list[range]:
        """Consecutive levels packed into limbs that fit 58 bits."""
        out, start, product = [], 0, 1
        for k, r in enumerate(self.radix):
            if k > start and product * r > LIMB:
                out.append(range(start, k))
                start, product = k, 1
            product *= r
        out.append(range(start, len(self.radix)))
        return out

    def value(self, level: Level, u: Ints, v: Ints, score: Ints) -> Ints:
        """The numbers of one level for pairs (e,)."""
        table = self.table
        if level.name == "matched":
            return 1 + table.priority[u]
        if level.name == "band":
            return (score >= level.below).astype(np.int64)
        if level.name == "score":
            return score + self.bonus * table.previous.has(u * table.m + v) if self.bonus else score
        if level.name == "tie":
            return tie(table, u, v)
        pairs = table.locks if level.name == "locked" else table.previous
        return pairs.has(u * table.m + v).astype(np.int64)

    def limbs(self, u: Ints, v: Ints, score: Ints) -> list[Ints]:
        """Weights of pairs as int64 arrays (e,), one a limb, the weightiest first."""
        return [self.limb(k, u, v, score) for k in range(len(self.groups))]

    def limb(self, k: int, u: Ints, v: Ints, score: Ints) -> Ints:
        """The k-th limb of the weights of pairs (e,)."""
        total = np.zeros(u.shape, dtype=np.int64)
        for at in self.groups[k]:
            if at > self.groups[k].start:
                total *= self.radix[at]
            total += self.value(self.levels[at], u, v, score)
        return total

    def reach(self, u: Ints, score: Ints) -> Ints:
        """The most the first limb of a pair of these rows could be at this score, whoever the mentor."""
        total = np.zeros(np.broadcast_shapes(u.shape, score.shape), dtype=np.int64)
        for at in self.groups[0]:
            level = self.levels[at]
            if at > self.groups[0].start:
                total *= self.radix[at]
            if level.name in ("matched", "band"):
                total += self.value(level, u, u, score)
            else:
                total += score + self.bonus if level.name == "score" else level.most
        return total

    def unit(self, name: str) -> int:
        """What one point of a level weighs."""
        at = next(k for k, level in enumerate(self.levels) if level.name == name)
        return prod(self.radix[at + 1 :])

    @property
    def spans(self) -> list[int]:
        """The radix of each limb."""
        return [prod(self.radix[k] for k in group) for group in self.groups]

    def join(self, limbs: Sequence[Ints]) -> list[int]:
        """Limbs as single whole numbers."""
        if len(limbs) == 1:
            return [int(x) for x in limbs[0]]
        total = limbs[0].astype(object)
        for span, limb in zip(self.spans[1:], limbs[1:], strict=True):
            total = total * span + limb
        return [int(x) for x in total]

    def weigh(self, u: Ints, v: Ints, score: Ints) -> list[int]:
        return self.join(self.limbs(u, v, score))

    def split(self, numbers: Sequence[int]) -> list[Ints]:
        """Whole numbers as limbs, the lower ones balanced around zero."""
        rest = list(numbers)
        out: list[Ints] = []
        for span in reversed(self.spans[1:]):
            half = span // 2
            low = [(x + half) % span - half for x in rest]
            rest = [(x - y) // span for x, y in zip(rest, low, strict=True)]
            out.append(np.array(low, dtype=np.int64))
        out.append(np.array(rest, dtype=np.int64))
        return out[::-1]

    def read(self, number: int) -> dict[str, int]:
        """A weight, price or difference as level name -> number; bands are «band 300»."""
        out: dict[str, int] = {}
        for level, r in zip(reversed(self.levels), reversed(self.radix), strict=True):
            half = r // 2
            low = number if level is self.levels[0] else (number + half) % r - half
            number = (number - low) // r
            out[f"band {level.below}" if level.name == "band" else level.name] = low
        return dict(reversed(out.items()))
