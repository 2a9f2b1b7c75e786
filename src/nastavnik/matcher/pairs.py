"""Pairs as they are looked at: rows and columns that broadcast, lists of words as bits, a few pairs by key."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.matcher.instance import Ints

if TYPE_CHECKING:
    from nastavnik.matcher.encoding import Table

Bools = NDArray[np.bool_]
Bits = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A few pairs with a number each; `keys` are sorted row · m + column."""

    keys: Ints
    values: Ints

    def look(self, keys: Ints, otherwise: int) -> Ints:
        """The numbers of the asked pairs, `otherwise` where a pair is not among the few."""
        if not self.keys.size:
            return np.full(keys.shape, otherwise, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), self.keys.size - 1)
        return np.asarray(np.where(self.keys[at] == keys, self.values[at], otherwise))

    def has(self, keys: Ints) -> Bools:
        if not self.keys.size:
            return np.zeros(keys.shape, dtype=bool)
        at = np.minimum(np.searchsorted(self.keys, keys), self.keys.size - 1)
        return np.asarray(self.keys[at] == keys)


def encode_sets(left: list[Any], right: list[Any]) -> tuple[Bits, Bits]:
    """Bit matrices of two lists of word collections over their common dictionary."""
    words = {w: k for k, w in enumerate(sorted({w for side in (left, right) for one in side for w in one}))}
    width = max(1, -(-len(words) // 64))

    def rows(side: list[Any]) -> Bits:
        out = np.zeros((len(side), width), dtype=np.uint64)
        for i, one in enumerate(side):
            for w in one:
                k = words[w]
                out[i, k >> 6] |= np.uint64(1 << (k & 63))
        return out

    return rows(left), rows(right)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Some pairs to be looked at: row and column numbers that broadcast against each other."""

    table: "Table"
    u: Ints
    v: Ints

    @property
    def keys(self) -> Ints:
        return np.asarray(self.u * self.table.m + self.v)

    @property
    def shape(self) -> tuple[int, ...]:
        return np.broadcast_shapes(self.u.shape, self.v.shape)

    def common(self, left: str, right: str) -> Ints:
        """How many words two list fields have in common."""
        a, b = self.table.bits(left, right)
        if a.shape[1] == 1:
            return np.asarray(np.bitwise_count(a[self.u, 0] & b[self.v, 0]), dtype=np.int64)
        return np.asarray(np.bitwise_count(a[self.u] & b[self.v]).sum(axis=-1), dtype=np.int64)

    def meets(self, left: str, right: str) -> Bools:
        a, b = self.table.bits(left, right)
        if a.shape[1] == 1:
            return np.asarray((a[self.u, 0] & b[self.v, 0]) != 0)
        return np.asarray((a[self.u] & b[self.v]).any(axis=-1))

    def equal(self, left: str, right: str) -> Bools:
        a, b = self.table.same(left, right)
        return np.asarray(a[self.u] == b[self.v])

    def said_u(self, name: str) -> Bools:
        return self.table.stated("u", name)[self.u]

    def said_v(self, name: str) -> Bools:
        return self.table.stated("v", name)[self.v]
