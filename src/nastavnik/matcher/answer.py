"""The plan found: pairs, the unmatched, and the certificate that nothing better exists."""

from dataclasses import dataclass
from typing import Literal

from nastavnik.matcher.objective import Plan

VERSION = "2"
"""Version of the meaning of an answer: it changes when the same instance would be answered otherwise."""

Kind = Literal["no_mentor", "no_place"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion gave to a pair: `value` 0…1000, `weight` its share of 1000 (whole, rounded)."""

    criterion: str
    value: int
    weight: int


@dataclass(frozen=True, slots=True)
class Pair:
    mentee: str
    mentor: str
    score: int
    parts: tuple[Part, ...] = ()
    locked: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Unmatched:
    """`no_mentor`: no admissible mentor at all; `no_place`.

    The places of those who would do went to others.
    """

    mentee: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Certificate:
    """Proof of optimality: numbers for people and places such that no pair is worth more than its two ends.

    For every admissible pair gain[mentee] + price[mentor] ≥ weight, with equality on the pairs of the plan;
    the unmatched gain 0, places left open cost 0; so the sum of weights of the plan, `value`, cannot be
    exceeded. `levels` name the levels of the weight with their radix; `bottleneck` is the plan «fair»'s
    lowest score. Prices are the least possible, hence the same whatever the engine. Zeros are left out.
    """

    levels: tuple[tuple[str, int], ...]
    bottleneck: int
    value: int
    gain: dict[str, int]
    price: dict[str, int]


@dataclass(frozen=True, slots=True)
class Totals:
    """Figures of a plan: how many matched, sum and least of the scores, pairs below each band, pairs kept."""

    matched: int
    score: int
    worst: int | None
    below: tuple[tuple[int, int], ...]
    kept: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The plan, in the order of mentees' ids.

    `certificate` proves it the best. Where least sizes of groups had to be searched for there is none:
    `looked` counts the branches, and `gap` states how far the plan can be from the best, 0.0 after a
    complete search.
    """

    plan: Plan
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    totals: Totals
    certificate: Certificate | None
    gap: float = 0.0
    looked: int = 0
    version: str = VERSION

    @property
    def proven(self) -> bool:
        return self.gap == 0.0 and (self.certificate is not None or self.looked > 0)

    def mentor_of(self, mentee: str) -> str | None:
        return next((p.mentor for p in self.pairs if p.mentee == mentee), None)
