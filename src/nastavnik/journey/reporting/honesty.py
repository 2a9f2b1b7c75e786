"""Which numbers of a school may be shown outside it: groups that are shown differ by nobody or by at least k people.

A threshold alone exposes people by subtraction (trained mentors 7 of 8: one is known). So each number is shown only
if every difference that can be worked out from it and those shown already is 0 or at least k.
"""

from collections.abc import Mapping, Sequence

# The order in which numbers are let through; what comes later is the first to be hidden.
ORDER = (
    "teachers", "mentees", "mentors", "active_pairs", "groups", "pairs", "covered", "young", "young_mentored",
    "trained", "ended", "ordered", "fulfilled", "consenting_of", "consenting", "answered_mentees",
    "satisfied_mentees", "answered_mentors", "satisfied_mentors",
)  # fmt: skip
# A group and those that always lie within it: what is left of the larger one is a group as well.
_SIDES = {
    side: (side, f"answered_{side}", f"satisfied_{side}") for side in ("mentees", "mentors")
}  # fmt: skip
_COVERED = (
    "consenting_of",
    "consenting",
    "young_mentored",
    "trained",
    *_SIDES["mentees"],
    *_SIDES["mentors"],
)
_WITHIN: dict[str, tuple[str, ...]] = {
    "teachers": ("young", "covered", *_COVERED),
    "covered": _COVERED,
    "young": ("young_mentored",),
    "mentees": ("young_mentored", *_SIDES["mentees"][1:]),
    "mentors": ("trained", *_SIDES["mentors"][1:]),
    "answered_mentees": ("satisfied_mentees",),
    "answered_mentors": ("satisfied_mentors",),
    "consenting_of": ("consenting",),
    "ended": ("fulfilled",),
}
# Sums that follow from shown numbers: each is a group of people or pairs, so it must be empty or large enough.
_DIFFERENCES: tuple[Mapping[str, int], ...] = (
    *({larger: 1, smaller: -1} for larger, those in _WITHIN.items() for smaller in those),
    {"teachers": 1, "mentees": -1, "mentors": -1},
    {"mentees": 1, "mentors": 1, "covered": -1},
    {"teachers": 1, "young": -1, "mentees": -1, "young_mentored": 1},
    {"covered": 1, "mentees": -1, "trained": -1},
    {"pairs": 1, "groups": 1, "active_pairs": -1},
    {"pairs": 1, "groups": 1, "ended": -1},
    {"pairs": 1, "groups": 1, "active_pairs": -1, "ended": -1},
    {"pairs": 1, "groups": 1, "ordered": -1},
    {"active_pairs": 1, "groups": -1},
)


def shown(raw: Mapping[str, int], k: int) -> dict[str, int | None]:
    """Code → the number where it may be shown, None where it may not. Codes absent in `raw` stay absent."""
    found: dict[str, int | None] = {}
    for code in ORDER:
        if code in raw:
            found[code] = raw[code]
            if _exposed(code, found, k):
                found[code] = None
    return found


def parted(parts: Mapping[str, int], whole: int | None, k: int) -> dict[str, int | None]:
    """A whole broken into parts: all of them, or none where one is too small: a single gap is filled by the rest."""
    fine = whole is not None and all(n == 0 or n >= k for n in parts.values())
    return {code: n if fine else None for code, n in parts.items()}


def _exposed(code: str, found: Mapping[str, int | None], k: int) -> bool:
    if 0 < (found[code] or 0) < k:
        return True
    return any(
        0 < abs(size) < k
        for terms in _DIFFERENCES
        if code in terms and (size := _size(terms, found)) is not None
    )


def _size(terms: Mapping[str, int], found: Mapping[str, int | None]) -> int | None:
    values: Sequence[int | None] = [found.get(code) for code in terms]
    if None in values:
        return None
    return sum(sign * n for sign, n in zip(terms.values(), values, strict=True))
