"""Honest figures of few people: intervals, size of an effect, and what may be concluded from it in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

FEW = 10  # with fewer answers one says «too early to judge» first
EXACT = 12  # up to so many pairs all 2ⁿ changes of signs are looked through
LIKELY = 0.05


@dataclass(frozen=True, slots=True)
class Paired:
    """Differences of the same people: their mean, its 95 % interval (None where all are alike), size, probability."""

    n: int
    mean: float
    low: float | None
    high: float | None
    effect: float | None
    p: float


def wilson(hits: int, n: int) -> tuple[float, float]:
    """95 % interval of a share in per cent (Wilson 1927), which stays within 0…100 for few people."""
    from scipy.stats import binomtest  # slow to import, so only where it is needed

    found = binomtest(hits, n).proportion_ci(method="wilson")
    return 100 * found.low, 100 * found.high


def paired(differences: Sequence[float]) -> Paired:
    """Of two or more differences: t interval, Hedges' g of the differences, exact signed-rank test."""
    from scipy.stats import PermutationMethod, t, wilcoxon

    n, mean, spread = len(differences), fmean(differences), stdev(differences)
    if spread < 1e-9:
        return Paired(n, mean, None, None, None, 1.0 if abs(mean) < 1e-9 else 2 ** (1 - n))
    half = t.ppf(0.975, n - 1) * spread / sqrt(n)
    small = 1 - 3 / (4 * (n - 1) - 1)  # Hedges' correction for few
    method = PermutationMethod(n_resamples=2**EXACT) if n <= EXACT else "approx"
    p = wilcoxon(list(differences), method=method).pvalue
    return Paired(n, mean, mean - half, mean + half, small * mean / spread, float(p))


def said_of_share(n: int, low: float, high: float) -> str:
    """What may be concluded of a share among n."""
    span = _("most probably from %(low)s to %(high)s %%") % {"low": round(low), "high": round(high)}
    if n < FEW:
        early = ngettext("It is too early to judge by %(n)s", "It is too early to judge by %(n)s", n)
        return f"{early % {'n': n}}: {span}."
    return f"{span[:1].upper()}{span[1:]}."


def said_of_growth(found: Paired) -> str:
    """What may be concluded of paired marks."""
    if found.n < 6:  # even if all grew, the exact test of 5 pairs can't be below 5 %
        return ngettext(
            "By %(n)s answer it is too early to judge whether there is any growth.",
            "By %(n)s answers it is too early to judge whether there is any growth.",
            found.n,
        ) % {"n": found.n}
    if found.p >= LIKELY:
        return _("The difference is within chance: nothing can be concluded of growth or decline yet.")
    way = (
        _("Marks have grown, and hardly by chance")
        if found.mean > 0
        else _("Marks have fallen, and hardly by chance")
    )
    return f"{way}; {said_of_effect(found.effect)}."


def said_of_effect(effect: float | None) -> str:
    """Cohen's words for the size of an effect."""
    size = abs(effect) if effect is not None else 9
    if size < 0.2:
        return _("the effect is slight")
    if size < 0.5:
        return _("the effect is small")
    return _("the effect is middling") if size < 0.8 else _("the effect is large")
