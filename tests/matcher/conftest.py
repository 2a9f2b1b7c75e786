"""People for the matcher's tests: invented, random by seed."""

import random
from collections.abc import Callable

import numpy as np
import pytest

from nastavnik.matcher import Instance, Mentee, Mentor

SUBJECTS = ("математика", "физика", "химия", "история", "музыка")
TOPICS = tuple(f"тема {k}" for k in range(8))


@pytest.fixture
def school() -> Callable[..., Instance]:
    """A school of n mentees and m mentors made from a seed."""

    def make(n: int, m: int, seed: int = 0, **rest: object) -> Instance:
        r = random.Random(seed)
        mentees = tuple(
            Mentee(
                f"u{i}",
                priority=r.randrange(3),
                subjects=(r.choice(SUBJECTS),),
                required_subject=r.random() < 0.4,
                levels=(r.choice("абв"),),
                deficits={t: r.randint(1, 3) for t in r.sample(TOPICS, r.randint(0, 3))},
                place=f"p{r.randrange(2)}",
                virtual=r.random() < 0.5,
                wishes=tuple(f"v{r.randrange(m)}" for _ in range(r.randrange(2))) if m else (),
                vetoes=(f"v{r.randrange(m)}",) if m and r.random() < 0.1 else (),
            )
            for i in range(n)
        )
        mentors = tuple(
            Mentor(
                f"v{j}",
                capacity=r.randint(0, 3),
                subjects=(r.choice(SUBJECTS),),
                levels=(r.choice("абв"),),
                competences={t: r.randint(1, 3) for t in r.sample(TOPICS, r.randint(0, 5))},
                experience=r.randint(0, 40),
                category=r.choice(("", "first", "highest")),
                place=f"p{r.randrange(2)}",
                virtual=r.random() < 0.7,
                consent=r.random() < 0.95,
            )
            for j in range(m)
        )
        return Instance(mentees, mentors, **rest)  # type: ignore[arg-type]

    return make


@pytest.fixture
def sparse() -> Callable[..., Instance]:
    """Scored pairs at random; few different scores, so that ties abound."""

    def make(n: int, m: int, seed: int, share: float = 0.4, marks: int = 6, **rest: object) -> Instance:
        r = np.random.default_rng(seed)
        u, v = np.nonzero(r.random((n, m)) < share)
        score = r.integers(0, marks, u.size) * (1000 // marks)
        return Instance.from_arrays(
            r.integers(0, 4, m), u, v, score, mentees=n, priority=r.integers(0, 3, n), **rest
        )

    return make
