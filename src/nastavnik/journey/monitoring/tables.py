"""A figure in the words of a page: the fraction, the share, the interval."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .figures import Figure


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the overview."""

    figure: Figure
    title: Any
    fraction: str
    share: str
    interval: str
    target: str
    word: str


def shown(one: Figure) -> Shown:
    title = f"{one.indicator.title}: {one.words}" if one.words else one.indicator.title
    return Shown(one, title, fraction(one), share(one), interval(one), target(one), _word(one))


def fraction(one: Figure) -> str:
    """«12 of 20», «n = 7», or nothing where there are no data."""
    if one.state == "hidden":
        return _("fewer than may be shown")
    if one.numerator is not None and one.denominator is not None:
        return _("%(above)s of %(below)s") % {"above": one.numerator, "below": one.denominator}
    return f"n\u00a0=\u00a0{one.denominator}" if one.denominator is not None else ""


def share(one: Figure) -> str:
    if one.percent is not None:
        return f"{tenth(one.percent)}\u00a0%"
    if one.value is not None:
        return signed(one.value)
    return {"none": _("no data"), "hidden": _("hidden")}.get(one.state, "–")


def interval(one: Figure) -> str:
    if one.low is None or one.high is None:
        return ""
    if one.indicator.share:
        return _("from %(low)s to %(high)s %%") % {"low": round(one.low), "high": round(one.high)}
    return _("from %(low)s to %(high)s") % {"low": signed(one.low), "high": signed(one.high)}


def target(one: Figure) -> str:
    return f"{one.target}\u00a0%" if one.target else ""


def tenth(number: float) -> str:
    return number_format(round(number, 1), 1)


def signed(number: float) -> str:
    """Points with their sign, a true minus."""
    words = number_format(abs(round(number, 2)), 2)
    return f"+{words}" if number > 0 else f"−{words}" if number < 0 else words


def _word(one: Figure) -> str:
    return {"done": _("target reached"), "attention": _("below the target")}.get(one.shape, "")
