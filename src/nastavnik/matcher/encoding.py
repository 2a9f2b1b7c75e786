"""An instance as arrays: rows in the order of ids, lists of words as bits, lists of pairs as sorted keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nastavnik.matcher.instance import Instance, Ints, Mentee, Mentor, PairKey
from nastavnik.matcher.pairs import Bits, Bools, Keyed, encode_sets

if TYPE_CHECKING:
    from nastavnik.matcher.candidates import Index

CATEGORY = {"": 150, "compliance": 200, "first": 350, "highest": 500, "mentor": 500, "methodist": 500}
"""Half of the standing that an attestation category gives, 0…500."""


def _digest(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the width of the weights depends on, so that parts of an instance can be weighed like the whole.

    Number of mentees, greatest priority, greatest score, whether there are locks and earlier pairs.
    """

    people: int
    priority: int
    top: int
    locks: bool
    previous: bool


class Table:
    """What the criteria, rules and solvers read. Shapes: n mentees, m mentors.

    `capacity` (m,) open places, `priority` (n,), `mark_u` (n,) and `mark_v` (m,) 64-bit digests of the ids.
    """

    def __init__(self, instance: Instance, frame: Frame | None = None) -> None:
        self.instance = instance
        self.given_frame = frame
        self.order_u = sorted(range(len(instance.mentees)), key=lambda i: instance.mentees[i].id)
        self.order_v = sorted(range(len(instance.mentors)), key=lambda j: instance.mentors[j].id)
        self.mentees: list[Mentee] = [instance.mentees[i] for i in self.order_u]
        self.mentors: list[Mentor] = [instance.mentors[j] for j in self.order_v]
        self.n, self.m = len(self.mentees), len(self.mentors)
        self.row = {p.id: i for i, p in enumerate(self.mentees)}
        self.column = {p.id: j for j, p in enumerate(self.mentors)}
        most = {g.mentor: g.most for g in instance.groups}
        self.capacity: Ints = np.array([most.get(p.id, p.places) for p in self.mentors], dtype=np.int64)
        self.priority: Ints = np.array([p.priority for p in self.mentees], dtype=np.int64)
        self.mark_u = np.array([_digest("u" + p.id) for p in self.mentees], dtype=np.uint64)
        self.mark_v = np.array([_digest("v" + p.id) for p in self.mentors], dtype=np.uint64)
        self.people = (instance.mentees, instance.mentors, instance.groups)
        self._bits: dict[tuple[str, str], tuple[Bits, Bits]] = {}
        self._same: dict[tuple[str, str], tuple[Ints, Ints]] = {}
        self._stated: dict[tuple[str, str], Bools] = {}

    def frame(self, top: int, *, locks: bool = False) -> Frame:
        """The frame of this instance, or of the whole that it is a part of."""
        if self.given_frame is not None:
            return self.given_frame
        now = self.instance
        priority = int(self.priority.max(initial=0))
        return Frame(self.n, priority, top, bool(now.locks) or locks, bool(now.previous))

    def adopt(self, instance: Instance) -> None:
        """Take over an instance of the same people, weights and rules.

        Locks, bans, waivers, places may differ.
        """
        self.instance = instance
        if instance.mentors is not self.people[1] or instance.groups is not self.people[2]:
            most = {g.mentor: g.most for g in instance.groups}
            self.mentors = [instance.mentors[j] for j in self.order_v]
            self.capacity = np.array([most.get(p.id, p.places) for p in self.mentors], dtype=np.int64)
            self.people = (instance.mentees, instance.mentors, instance.groups)
        for name in ("bans", "allowed", "locks", "index", "away"):
            self.__dict__.pop(name, None)

    @cached_property
    def away(self) -> set[int]:
        """Rows of mentees who take no part for the moment."""
        return {self.row[u] for u in self.instance.away}

    def bits(self, left: str, right: str) -> tuple[Bits, Bits]:
        """Two bit matrices (n, words) and (m, words) over the common dictionary of two list fields."""
        found = self._bits.get((left, right))
        if found is None:
            a = [getattr(p, left) for p in self.mentees]
            b = [getattr(p, right) for p in self.mentors]
            found = self._bits[left, right] = encode_sets(a, b)
        return found

    def same(self, left: str, right: str) -> tuple[Ints, Ints]:
        """Two arrays of codes (n,) and (m,) of two single-word fields; −1 and −2 where empty."""
        found = self._same.get((left, right))
        if found is None:
            codes: dict[str, int] = {}
            a = [
                codes.setdefault(w, len(codes)) if w else -1 for w in (getattr(p, left) for p in self.mentees)
            ]
            b = [
                codes.setdefault(w, len(codes)) if w else -2
                for w in (getattr(p, right) for p in self.mentors)
            ]
            found = self._same[left, right] = (np.array(a, dtype=np.int64), np.array(b, dtype=np.int64))
        return found

    def stated(self, side: str, name: str) -> Bools:
        """Whether each mentee (`side` «u») or mentor («v») has said anything in the field."""
        found = self._stated.get((side, name))
        if found is None:
            people: list[Any] = list(self.mentees if side == "u" else self.mentors)
            found = self._stated[side, name] = np.array(
                [getattr(p, name) not in (None, "", ()) and bool(getattr(p, name)) for p in people],
                dtype=bool,
            )
        return found

    def column_of(self, side: str, values: Iterable[Any]) -> Ints:
        return np.fromiter(values, dtype=np.int64, count=self.n if side == "u" else self.m)

    @cached_property
    def wishes_of_mentees(self) -> Keyed:
        return self.keyed({(p.id, w): k for p in self.mentees for k, w in enumerate(p.wishes)})

    @cached_property
    def wishes_of_mentors(self) -> Keyed:
        return self.keyed({(w, p.id): 1 for p in self.mentors for w in p.wishes})

    @cached_property
    def past(self) -> Keyed:
        return self.keyed({(p.id, v): rate for p in self.mentees for v, rate in p.past.items()})

    @cached_property
    def vetoes(self) -> Keyed:
        said = {(p.id, v): 1 for p in self.mentees for v in p.vetoes}
        said.update({(u, p.id): 1 for p in self.mentors for u in p.vetoes})
        return self.keyed(said)

    @cached_property
    def bans(self) -> Keyed:
        return self.keyed(dict.fromkeys(self.instance.bans, 1))

    @cached_property
    def allowed(self) -> Keyed:
        return self.keyed(dict.fromkeys(self.instance.allowed | self.instance.locks, 1))

    @cached_property
    def previous(self) -> Keyed:
        return self.keyed(dict.fromkeys(self.instance.previous, 1))

    @cached_property
    def locks(self) -> Keyed:
        return self.keyed(dict.fromkeys(self.instance.locks, 1))

    @cached_property
    def superiors(self) -> Keyed:
        mentors_of: dict[str, list[str]] = {}
        for q in self.mentors:
            mentors_of.setdefault(q.person or q.id, []).append(q.id)
        return self.keyed(
            {(p.id, v): 1 for p in self.mentees for boss in p.superiors for v in mentors_of.get(boss, [])}
        )

    @cached_property
    def areas(self) -> tuple[Bits, Bits] | None:
        """Bit matrices of the areas of kindred subjects, None where the rules name none."""
        area = self.instance.rules.areas
        if not area:
            return None
        both = [
            [[area[s] for s in p.subjects if s in area] for p in side]
            for side in (self.mentees, self.mentors)
        ]
        return encode_sets(both[0], both[1])

    @cached_property
    def needs(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8], Ints]:
        """Deficits (n, k) with importance, competences (m, k) with level, sum of importance (n,)."""
        words = sorted({w for p in self.mentees for w in p.deficits})
        at = {w: k for k, w in enumerate(words)}
        need = np.zeros((self.n, len(words)), dtype=np.uint8)
        have = np.zeros((self.m, len(words)), dtype=np.uint8)
        for i, p in enumerate(self.mentees):
            for w, x in p.deficits.items():
                need[i, at[w]] = x
        for j, q in enumerate(self.mentors):
            for w, x in q.competences.items():
                if w in at:
                    have[j, at[w]] = x
        return need, have, need.sum(axis=1, dtype=np.int64)

    @cached_property
    def standing(self) -> Ints:
        """Experience and category of each mentor (m,), 0…1000."""
        halves = (
            200 if q.experience is None else min(50 * q.experience, 125 + 25 * q.experience, 500)
            for q in self.mentors
        )
        rank = self.column_of("v", (CATEGORY.get(q.category, 150) for q in self.mentors))
        return np.asarray(self.column_of("v", halves) + rank)

    @cached_property
    def reverse(self) -> Bools:
        return np.array(["reverse" in p.kinds for p in self.mentees], dtype=bool)

    @cached_property
    def virtual_u(self) -> Bools:
        return np.array([p.virtual for p in self.mentees], dtype=bool)

    @cached_property
    def virtual_v(self) -> Bools:
        return np.array([q.virtual for q in self.mentors], dtype=bool)

    @cached_property
    def ease(self) -> Ints:
        """How free each mentor is (m,): 1000 with nobody yet, 600 with one, 300 with two, then 0."""
        return self.column_of("v", ((1000, 600, 300, 0)[min(q.load, 3)] for q in self.mentors))

    @cached_property
    def consents(self) -> tuple[Bools, Bools]:
        return (
            np.array([p.consent for p in self.mentees], dtype=bool),
            np.array([q.consent for q in self.mentors], dtype=bool),
        )

    @cached_property
    def asks_subject(self) -> Bools:
        everyone = self.instance.rules.required_subject
        return np.array(
            [bool(p.subjects) and (everyone or p.required_subject) for p in self.mentees], dtype=bool
        )

    @cached_property
    def scored_keys(self) -> Keyed:
        """The pairs of `Instance.scored` with their scores, by the order of ids."""
        given = self.instance.scored
        assert given is not None
        to_u, to_v = np.empty(self.n, np.int64), np.empty(self.m, np.int64)
        to_u[self.order_u] = np.arange(self.n)
        to_v[self.order_v] = np.arange(self.m)
        keys = to_u[given.mentee] * self.m + to_v[given.mentor]
        order = np.argsort(keys)
        return Keyed(keys[order], given.score[order])

    @cached_property
    def index(self) -> "Index":
        from nastavnik.matcher.candidates import Index

        return Index(self)

    @cached_property
    def divisor(self) -> Ints:
        from nastavnik.matcher.criteria import divisor

        return divisor(self)

    def keyed(self, said: Mapping[PairKey, int]) -> Keyed:
        keys = [
            (self.row[u] * self.m + self.column[v], x)
            for (u, v), x in said.items()
            if u in self.row and v in self.column
        ]
        keys.sort()
        return Keyed(
            np.array([k for k, _ in keys], dtype=np.int64), np.array([x for _, x in keys], dtype=np.int64)
        )
