"""An indicator as it may be shown: numbers or why there are none, interval, target, and what follows in a sentence."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .indicators import INDICATORS, ORDER, Indicator
from .models import Release
from .samples import Sample
from .statistics import Paired, said_of_growth, said_of_share, wilson


@dataclass(frozen=True, slots=True)
class Figure:
    """`state`: shown, few (counted, but too few for a share), hidden, nobody or none (no data).

    `n` is always told where there are data and is «fewer than k» in words where it is hidden.
    """

    indicator: Indicator
    part: str
    words: Any
    state: str
    numerator: int | None = None
    denominator: int | None = None
    percent: float | None = None
    low: float | None = None
    high: float | None = None
    value: float | None = None
    target: int = 0
    sentence: str = ""

    @property
    def shape(self) -> str:
        """How it stands to its target; the word says the same."""
        if not self.target or self.percent is None:
            return ""
        return "done" if self.percent >= self.target else "attention"


def of_sample(
    one: Indicator, part: str, sample: Sample | None, *, k: int, names: bool, target: int
) -> Figure:
    """`names`: the reader sees the lists anyway, so plain counts of a small group tell nothing new."""
    words = dict(one.parts)[part]
    if sample is None:
        return Figure(one, part, words, "none", target=target, sentence=_("No data: nothing counts it yet."))
    n, hits = sample.denominator, sample.numerator
    if n == 0:
        return Figure(
            one, part, words, "nobody", 0, 0, target=target, sentence=_("There is nobody to count yet.")
        )
    if n < k:
        few = _("Fewer than %(k)s: no share is worked out.") % {"k": k}
        if names:
            return Figure(one, part, words, "few", hits, n, target=target, sentence=few)
        return Figure(one, part, words, "hidden", target=target, sentence=few)
    percent = 100 * hits / n
    if not sample.within:
        return Figure(one, part, words, "shown", hits, n, percent, target=target)
    low, high = wilson(hits, n)
    return Figure(
        one, part, words, "shown", hits, n, percent, low, high, None, target, said_of_share(n, low, high)
    )


def of_release(one: Indicator, part: str, release: Release | None, *, target: int) -> Figure:
    """Marks: what was released, whoever looks."""
    words = dict(one.parts)[part]
    if release is None:
        why = _("Nothing is shown until enough people have answered.")
        return Figure(one, part, words, "none", target=target, sentence=why)
    told = release.figures
    if one.share:
        hits, n = told["numerator"], told["denominator"]
        low, high = wilson(hits, n)
        return Figure(one, part, words, "shown", hits, n, 100 * hits / n, low, high, None, target,
                      said_of_share(n, low, high))  # fmt: skip
    found = paired_of(told)
    return Figure(one, part, words, "shown", None, found.n, None, found.low, found.high, found.mean, target,
                  said_of_growth(found))  # fmt: skip


def paired_of(told: dict) -> Paired:
    """The paired figures as they are kept."""
    return Paired(*(told[name] for name in ("n", "mean", "low", "high", "effect", "p")))


def latest_releases(cycle) -> dict[tuple[str, str], Release]:
    return {(one.code, one.part): one for one in Release.objects.filter(cycle=cycle).order_by("at", "pk")}


def figures_of(found: dict, releases: dict, settings: dict, *, names: bool) -> list[Figure]:
    """All indicators in their order, part after part; `found` are the samples of the record."""
    return [
        of_release(one, part, releases.get((code, part)), target=settings.get(one.target_code, 0))
        if one.opinion
        else of_sample(one, part, found[code, part], k=settings["small_group"], names=names,
                       target=settings.get(one.target_code, 0))
        for code in ORDER
        for one in (INDICATORS[code],)
        for part, _words in one.parts
    ]  # fmt: skip
