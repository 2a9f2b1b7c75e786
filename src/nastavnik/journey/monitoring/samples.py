"""A share as two sets of keys: the group, and those of it who count. From it come the numbers and the drill-down."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """`of` says what the keys are of: person, pair, item, practice, event.

    `within` is False where what is counted is no part of the group (practices to ended programmes):
    such a ratio may exceed one and has no interval.
    """

    of: str
    base: frozenset[int]
    hits: frozenset[int]
    within: bool = True

    @property
    def numerator(self) -> int:
        return len(self.hits)

    @property
    def denominator(self) -> int:
        return len(self.base)


def share(of: str, base: Iterable[int], hits: Iterable[int]) -> Sample:
    """Those of the group who are also among `hits`."""
    group = frozenset(base)
    return Sample(of, group, group & frozenset(hits))
