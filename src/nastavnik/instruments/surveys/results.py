"""Results of a wave: each item in numbers, and by the answers to another item where nobody is found out by it.

found = results_of(campaign, k=3)
found.item("satisfaction").mean, .median, .n, .counts
found.breakdowns[0].cells[0].means["satisfaction"]      # None: hidden
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .content import Content, Item
from .kinds import NUMERIC, Kind
from .models import Campaign, Response
from .numbers import Summary, safe_cells, summary
from .states import CampaignState

GROUPING = {Kind.SINGLE, Kind.YES_NO}
WRITTEN = {Kind.TEXT}


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item, or one row of a table (`code` is then «item.row»), over everybody who answered it."""

    code: str
    words: str
    kind: str
    n: int
    mean: float | None = None
    median: float | None = None
    counts: tuple[tuple[str, str, int], ...] = ()  # (code, words, how many), in the order of the answers
    texts: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def most(self) -> int:
        return max((n for _code, _words, n in self.counts), default=0)


@dataclass(frozen=True, slots=True)
class Cell:
    """A group: its words, how many they are (None: hidden), the means of numeric items (None: hidden)."""

    words: str
    n: int | None
    means: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Breakdown:
    code: str
    words: str
    cells: tuple[Cell, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...] = ()  # (item, its mean in each cell)


@dataclass(frozen=True, slots=True)
class Results:
    """`hidden`: too few answered an anonymous wave, or it is still open; then there are no items."""

    n: int
    hidden: bool
    items: tuple[ItemResult, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    totals: tuple[tuple[int, str], ...] = field(default=())  # sums of scored answers with their band

    def item(self, code: str) -> ItemResult | None:
        return next((one for one in self.items if one.code == code), None)


def results_of(campaign: Campaign, *, k: int) -> Results:
    """The numbers of a wave. Of an anonymous one nothing is shown before its end, so that no two reports differ."""
    answers = [
        dict(row) for row in Response.objects.filter(campaign=campaign).values_list("answers", flat=True)
    ]
    return results(
        campaign.version.read(), answers, k=k, anonymous=campaign.anonymous, open_still=_open(campaign)
    )


def results(
    content: Content, answers: Sequence[dict[str, Any]], *, k: int, anonymous: bool, open_still: bool = False
) -> Results:
    """The same from plain answers, one dict a person."""
    if anonymous and (open_still or len(answers) < k):
        return Results(len(answers) if not open_still or len(answers) >= k else 0, True)
    least = k if anonymous else 1
    items = tuple(
        one for item in content.items() for one in _item_results(item, answers, least, shuffled=anonymous)
    )
    totals = [content.total(row) for row in answers]
    return Results(
        len(answers),
        False,
        items,
        _breakdowns(content, answers, k),
        () if anonymous else tuple((total, content.band(total)) for total in totals if total is not None),
    )


def _open(campaign: Campaign) -> bool:
    return campaign.state == CampaignState.OPEN


def _item_results(item: Item, answers, least: int, *, shuffled: bool) -> list[ItemResult]:
    if item.kind == Kind.PEOPLE:
        return []  # who was chosen is no number
    if item.kind == Kind.MATRIX:
        choices = item.choices()
        return [
            _result(
                f"{item.code}.{row.code}",
                f"{item.said} {row.said}",
                item.kind,
                [a[item.code][row.code] for a in answers if row.code in (a.get(item.code) or {})],
                choices,
                least,
            )
            for row in item.rows
        ]
    given = [a[item.code] for a in answers if a.get(item.code) not in (None, "", [])]
    if item.kind in WRITTEN:
        return [_written(item, given, least, shuffled)]
    if item.kind == Kind.MULTIPLE:
        made = _result(item.code, item.said, item.kind, [c for one in given for c in one], item.choices(), 0)
        hidden = len(given) < least
        counts = () if hidden else made.counts
        return [ItemResult(item.code, item.said, item.kind, len(given), counts=counts, hidden=hidden)]
    numbers = [_number(item, one) for one in given]
    return [_result(item.code, item.said, item.kind, numbers, item.choices(), least)]


def _number(item: Item, value):
    return int(value) if item.kind in NUMERIC or item.scored else value


def _result(code, words, kind, given, choices, least) -> ItemResult:
    found: Summary = summary(given)
    if found.n < least:
        return ItemResult(code, words, kind, found.n, hidden=True)
    known = choices or [(one, one) for one in sorted(found.counts, key=lambda text: (len(text), text))]
    counts = tuple((option, said, found.counts.get(option, 0)) for option, said in known)
    return ItemResult(code, words, kind, found.n, found.mean, found.median, counts)


def _written(item: Item, given: list[str], least: int, shuffled: bool) -> ItemResult:
    """Answers in own words; of an anonymous wave in no order that could tell of other answers."""
    if len(given) < least:
        return ItemResult(item.code, item.said, item.kind, len(given), hidden=True)
    texts = sorted(given)
    if shuffled:
        random.Random(f"{item.code}{len(texts)}").shuffle(texts)  # noqa: S311 – an order, not a secret
    return ItemResult(item.code, item.said, item.kind, len(given), texts=tuple(texts))


def _breakdowns(content: Content, answers, k: int) -> tuple[Breakdown, ...]:
    """By every item that sorts people, all of them together judged for what they would give away."""
    by = [item for item in content.items() if item.kind in GROUPING and not item.scored]
    numeric = [item for item in content.items() if item.kind in NUMERIC or item.scored]
    if not by or not numeric or len(answers) < k:
        return ()
    groups = {
        (item.code, code): frozenset(n for n, a in enumerate(answers) if str(a.get(item.code)) == code)
        for item in by
        for code, _said in item.choices()
    }
    sizes = _shown(groups, frozenset(range(len(answers))), k)
    means: dict[tuple[str, str], dict[str, float | None]] = {key: {} for key in groups}
    for item in numeric:
        have = frozenset(n for n, a in enumerate(answers) if a.get(item.code) is not None)
        own = {key: people & have for key, people in groups.items()}
        for key, fits in _shown(own, have, k).items():
            values = [_number(item, answers[n][item.code]) for n in own[key]]
            means[key][item.code] = summary(values).mean if fits and sizes[key] else None
    return tuple(_breakdown(item, numeric, groups, sizes, means) for item in by)


def _breakdown(item: Item, numeric, groups, sizes, means) -> Breakdown:
    keys = [(item.code, code) for code, _said in item.choices()]
    cells = tuple(
        Cell(said, len(groups[key]) if sizes[key] else None, means[key])
        for key, (_code, said) in zip(keys, item.choices(), strict=True)
    )
    rows = tuple((one.said, tuple(cell.means[one.code] for cell in cells)) for one in numeric)
    return Breakdown(item.code, item.said, cells, rows)


def _shown(groups: dict, everybody: frozenset, k: int) -> dict:
    """Which groups may be shown beside the total and each other."""
    keys = sorted(groups, key=lambda key: -len(groups[key]))
    told = safe_cells([everybody, *(groups[key] for key in keys)], k)
    return dict(zip(keys, told[1:], strict=True))
