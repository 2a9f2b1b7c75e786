"""Honest numbers of answers: what is shown of a group, and what must stay hidden so that nobody is found out.

A group of fewer than k people is hidden. That alone exposes people by subtraction: all minus the others. So a
cell is shown only while no set of 1 … k-1 people can be computed from everything shown: its indicator must not
lie in the span of the shown cells' indicators. This holds for differences, unions and any weighted sums.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean, median

import numpy as np


@dataclass(frozen=True, slots=True)
class Summary:
    """Of numbers: how many, mean, median; of any values: how often each was given."""

    n: int
    mean: float | None
    median: float | None
    counts: dict[str, int]


def summary(values: Iterable) -> Summary:
    """Numbers give mean and median; codes only their counts."""
    given = list(values)
    numbers = [one for one in given if isinstance(one, int | float)]
    whole = bool(given) and len(numbers) == len(given)
    return Summary(
        len(given),
        fmean(numbers) if whole else None,
        float(median(numbers)) if whole else None,
        dict(Counter(str(one) for one in given)),
    )


def safe_cells(cells: Sequence[frozenset], k: int) -> list[bool]:
    """For each cell (a set of people), in order, whether it may be shown together with those before it.

    Greedy: who comes first is shown rather than who comes later, so put the total first. The answer depends on
    the order alone, so whoever asks for any part of the same cells is shown no more than this.
    """
    shown: list[frozenset] = []
    told = []
    for cell in cells:
        fits = len(cell) >= k and (cell in shown or not _exposes([*shown, cell], k))
        told.append(fits)
        if fits and cell not in shown:
            shown.append(cell)
    return told


def _exposes(shown: Sequence[frozenset], k: int) -> bool:
    """Whether some 1 … k-1 people's own sum follows from the sums of the shown sets."""
    atoms = _atoms(shown)
    small = [place for place, atom in enumerate(atoms) if len(atom) < k]
    if not small:
        return False
    matrix = np.array([[float(atom <= one) for atom in atoms] for one in shown])
    rank = np.linalg.matrix_rank(matrix)
    for size in range(1, min(k, len(small) + 1)):
        for chosen in combinations(small, size):
            if sum(len(atoms[place]) for place in chosen) >= k:
                continue
            row = np.zeros(len(atoms))
            row[list(chosen)] = 1.0
            if np.linalg.matrix_rank(np.vstack([matrix, row])) == rank:
                return True
    return False


def _atoms(shown: Sequence[frozenset]) -> list[frozenset]:
    """People who are in the same shown sets, together: nobody can tell them apart."""
    by_sets: dict[tuple[bool, ...], set] = {}
    for one in frozenset().union(*shown):
        by_sets.setdefault(tuple(one in cell for cell in shown), set()).add(one)
    return [frozenset(atom) for atom in by_sets.values()]
