"""What later stages tell the banks of a person: who works with them."""

from collections.abc import Callable, Collection

# (organisation, keys of people or None for everybody) → person's key → (as a mentee, as a mentor)
PairsTold = Callable[[object, Collection[int] | None], dict[int, tuple[str, str]]]
_tellers: list[PairsTold] = []


def tells_pairs(function: PairsTold) -> PairsTold:
    """The later stage that knows of pairs gives the banks their column of mentors and mentees."""
    _tellers.append(function)
    return function


def pairs_of(organisation, people: Collection[int] | None = None) -> dict[int, tuple[str, str]]:
    """Person's key → (the mentor's line, the mentees' lines); of these people only where they are named."""
    told: dict[int, tuple[str, str]] = {}
    for teller in _tellers:
        told |= teller(organisation, people)
    return told
