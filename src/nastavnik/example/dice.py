"""Chance that repeats: the same seed and the same labels always fall the same way."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """One stream of chance. Streams with different labels do not disturb each other."""

    def __init__(self, seed: int, *labels: object) -> None:
        self._label = (seed, *labels)
        # A text seed goes through SHA-512 inside Random, so it does not depend on the process.
        self._random = Random("/".join(str(part) for part in self._label))  # noqa: S311 – no secrets here

    def branch(self, *labels: object) -> "Dice":
        """A new stream under this one."""
        seed, *before = self._label
        return Dice(int(str(seed)), *before, *labels)

    def chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return self._random.randint(low, high)

    def real(self, low: float, high: float) -> float:
        return self._random.uniform(low, high)

    def skewed(self, low: int, high: int, mode: int) -> int:
        """A whole number that falls most often near `mode`."""
        return round(self._random.triangular(low, high, mode))

    def one(self, of: Sequence[T]) -> T:
        return of[self._random.randrange(len(of))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        return self._random.choices(list(weights), list(weights.values()))[0]

    def some(self, of: Sequence[T], count: int) -> list[T]:
        """`count` different members (fewer if there are fewer), in the order of `of`."""
        picked = sorted(self._random.sample(range(len(of)), min(count, len(of))))
        return [of[index] for index in picked]

    def shuffled(self, of: Sequence[T]) -> list[T]:
        return self._random.sample(list(of), len(of))
