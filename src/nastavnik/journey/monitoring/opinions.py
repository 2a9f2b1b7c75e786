"""Satisfaction (I4) and growth (I8) from people's marks, and the rule by which they come to be shown.

What is shown is a release: a figure over a fixed group. A new release is made where it cuts off no fewer than k people
from the earlier ones, however they are joined or subtracted; until then the last one stands, though one or two more
have answered. Within a release every figure speaks of the same group.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from statistics import fmean

from .answers import CODES, PARTS, Answers, answers_in, both_times, marks, mean_mark, satisfaction_items
from .statistics import paired


def due_releases(cycle, settings: dict, earlier) -> list[dict]:
    """What may be released now beside the `earlier` releases of the cycle, as values of new ones."""
    found = answers_in(cycle)
    return [
        values
        for part in PARTS
        for values in _of_part(
            part, found, settings, [(one.code, frozenset(one.people)) for one in earlier if one.part == part]
        )
    ]


def _of_part(part: str, found: dict[str, Answers], settings, shown: Sequence[tuple]) -> list[dict]:
    k = max(settings["small_group"], 2)
    after, before = found[CODES["after", part]], found[CODES["before", part]]
    answered = _whole(after, satisfaction_items()[part])
    items = both_times(part)
    twice = _whole(after, items) & _whole(before, items)
    if len(twice) >= k and 0 < len(answered - twice) < k:
        answered = answered & twice  # both figures of one group, rather than one of them only
    made, cells = [], [group for _code, group in shown]
    for code, group in (("I4", answered), ("I8", twice)):
        if (code, group) in shown:
            continue
        if group and tells_of_nobody([*cells, group], k):
            cells.append(group)
            figures = (
                satisfaction(group, after, part, settings["satisfied.mark"])
                if code == "I4"
                else growth(group, before, after, items)
            )
            made.append({"code": code, "part": part, "group": group, "figures": figures})
    return made


def tells_of_nobody(groups: Sequence[frozenset[int]], k: int) -> bool:
    """Whether every piece into which these groups cut each other has k people at least: then no union, difference
    or sum of them can speak of fewer."""
    pieces = Counter(tuple(person in group for group in groups) for person in frozenset().union(*groups))
    return bool(pieces) and min(pieces.values()) >= k


def _whole(answers: Answers, items: Sequence[str]) -> frozenset[int]:
    """Who has marked all of these items."""
    return frozenset(person for person, given in answers.items() if len(marks(given, items)) == len(items))


def satisfaction(group, after: Answers, part: str, least: float) -> dict:
    items = satisfaction_items()[part]
    hits = sum((mean_mark(after[person], items) or 0) >= least for person in group)
    return {"numerator": hits, "denominator": len(group)}


def growth(group, before: Answers, after: Answers, items: Sequence[str]) -> dict:
    """The mean of each person's own difference, and of every item before and after."""
    people = sorted(group)
    differences = [
        (mean_mark(after[person], items) or 0) - (mean_mark(before[person], items) or 0) for person in people
    ]
    rows = []
    for code in items:
        first = [int(before[person][code]) for person in people]
        last = [int(after[person][code]) for person in people]
        one = paired([b - a for a, b in zip(first, last, strict=True)])
        rows.append({"code": code, "before": fmean(first), "after": fmean(last), **asdict(one)})
    return asdict(paired(differences)) | {"items": rows}
