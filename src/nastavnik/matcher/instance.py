"""What is to be matched: people with opaque ids, places, rules, locks and bans. No names, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
PairKey = tuple[str, str]

TOP = 1000
"""The best value of a criterion and the best score of a pair."""


@dataclass(frozen=True, slots=True)
class Mentee:
    """A teacher who needs a mentor. Everything but the id may be unknown.

    What is not stated is not counted.
    """

    id: str
    person: str = ""  # the human behind the row, where one human may stand on both sides
    priority: int = 0  # more is sooner: young specialist, long waiter
    subjects: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()  # levels of school
    deficits: Mapping[str, int] = field(default_factory=dict)  # deficit -> how much it matters, 1…3
    forms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()  # onsite, online, mixed
    place: str = ""  # organisation
    building: str = ""
    free: tuple[str, ...] = ()  # hours of the week that are free, any codes
    languages: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()  # mentor ids, the dearest first
    vetoes: tuple[str, ...] = ()  # mentor ids
    superiors: tuple[str, ...] = ()  # persons who are direct superiors
    past: Mapping[str, int] = field(default_factory=dict)  # mentor id -> how it went, 0…1000
    required_subject: bool = False  # only a mentor of the same subject will do
    virtual: bool = False  # may be mentored from another organisation
    consent: bool = True


@dataclass(frozen=True, slots=True)
class Mentor:
    """A teacher who can be a mentor, with a number of places; `load` of them are taken already."""

    id: str
    person: str = ""
    capacity: int = 2
    load: int = 0
    subjects: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    competences: Mapping[str, int] = field(default_factory=dict)  # competence -> level, 1…3
    experience: int | None = None  # full years of service
    category: str = ""  # "", compliance, first, highest, mentor, methodist
    forms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    place: str = ""
    building: str = ""
    free: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()  # mentee ids
    vetoes: tuple[str, ...] = ()  # mentee ids
    virtual: bool = False
    consent: bool = True

    @property
    def places(self) -> int:
        """Places still open."""
        return max(0, self.capacity - self.load)


@dataclass(frozen=True, slots=True)
class Group:
    """A group led by one mentor: it takes place with `least` to `most` mentees, or not at all."""

    mentor: str
    least: int = 2
    most: int = 15


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each criterion counts; whole numbers, 0 switches a criterion off."""

    subject: int = 250
    level: int = 100
    deficits: int = 250
    experience: int = 100
    form: int = 40
    mode: int = 40
    place: int = 100
    time: int = 60
    wishes: int = 120
    load: int = 40
    past: int = 60
    language: int = 30

    def items(self) -> list[tuple[str, int]]:
        return [(f.name, getattr(self, f.name)) for f in fields(self)]


@dataclass(frozen=True, slots=True)
class Rules:
    """Which hard rules hold. The same person, a missing consent and a veto are never waived."""

    superior: bool = True
    required_subject: bool = False  # of everyone; a mentee may also ask it alone
    required_level: bool = False
    distance: bool = True  # another organisation only where both sides are virtual
    areas: Mapping[str, str] = field(default_factory=dict)  # subject -> area of kindred subjects
    bands: tuple[int, ...] = (300, 400, 500)  # as few pairs as possible below each (plan «fair»)
    keep_points: int | None = None  # plan «stable»: points for a kept pair; None: kept before any score


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs scored elsewhere, as three arrays of one length: row of mentee, row of mentor, score ≥ 0.

    Only these pairs are admissible; the criteria are not asked.
    """

    mentee: Ints
    mentor: Ints
    score: Ints


@dataclass(frozen=True)
class Instance:
    """One task of matching. Rows may come in any order: the answer is the same to the byte.

    `locks` are pairs that must stand, `bans` pairs that must not, `allowed` pairs for which the curator
    waives the waivable rules, `previous` the pairs of the last published plan, `away` mentees who take no
    part for the moment.
    """

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    groups: tuple[Group, ...] = ()
    weights: Weights = field(default_factory=Weights)
    rules: Rules = field(default_factory=Rules)
    locks: frozenset[PairKey] = frozenset()
    bans: frozenset[PairKey] = frozenset()
    allowed: frozenset[PairKey] = frozenset()
    previous: frozenset[PairKey] = frozenset()
    away: frozenset[str] = frozenset()
    scored: Scored | None = None

    @classmethod
    def from_rows(
        cls, mentees: Iterable[Mapping[str, Any]], mentors: Iterable[Mapping[str, Any]], **rest: Any
    ) -> "Instance":
        """Make an instance of plain dictionaries; unknown or misshapen fields raise InstanceError by name."""
        from nastavnik.matcher.rows import read_rows

        return read_rows(list(mentees), list(mentors), rest)

    @classmethod
    def from_arrays(
        cls,
        capacity: Sequence[int] | Ints,
        mentee: Ints,
        mentor: Ints,
        score: Ints,
        *,
        mentees: Sequence[str] | int,
        priority: Sequence[int] | Ints | None = None,
        mentors: Sequence[str] | None = None,
        **rest: Any,
    ) -> "Instance":
        """Make an instance of scored pairs.

        `capacity` (m,) places of each mentor; `mentee`, `mentor`, `score` (e,) the admissible pairs by row;
        `mentees` ids or their number n; `priority` (n,).
        """
        left = [f"u{i}" for i in range(mentees)] if isinstance(mentees, int) else list(mentees)
        right = [f"v{j}" for j in range(len(capacity))] if mentors is None else list(mentors)
        ranks = [0] * len(left) if priority is None else [int(x) for x in priority]
        scored = Scored(
            np.asarray(mentee, dtype=np.int64),
            np.asarray(mentor, dtype=np.int64),
            np.asarray(score, np.int64),
        )
        return cls(
            tuple(Mentee(i, priority=r) for i, r in zip(left, ranks, strict=True)),
            tuple(Mentor(j, capacity=int(c)) for j, c in zip(right, capacity, strict=True)),
            scored=scored,
            **rest,
        )

    def with_(self, **changes: Any) -> "Instance":
        """The same instance with some parts changed."""
        return replace(self, **changes)
