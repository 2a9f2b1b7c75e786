"""The indicators I1–I12: each one function of the year's rows, with its formula, reference and target in words.

Satisfaction (I4) and growth (I8) come from answers: they are read from what has been released (`opinions.py`).
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nastavnik.journey.mentorships.states import EndReason

from .samples import Sample, share
from .years import Year


@dataclass(frozen=True, slots=True)
class Indicator:
    """`numerator` and `denominator` say in words what is divided by what; `parts` are counted apart.

    `share`: a percentage; growth is a difference in points. `opinion`: comes from people's answers.
    """

    code: str
    title: Any
    numerator: Any
    denominator: Any
    function: Callable[..., Sample | None] | None
    reference: Any = ""
    parts: tuple[tuple[str, Any], ...] = (("", ""),)
    share: bool = True
    opinion: bool = False

    @property
    def target_code(self) -> str:
        return f"target.{self.code}"


INDICATORS: dict[str, Indicator] = {}
SIDES = (("mentees", _("mentees")), ("mentors", _("mentors")))
COHORTS = (("1", _("after 1 year")), ("2", _("after 2 years")), ("3", _("after 3 years")))


def indicator(code: str, title, numerator, denominator, **values):
    """Register the function (year[, part]) → Sample of an indicator; None: there is nobody to count yet."""

    def register(function):
        INDICATORS[code] = Indicator(code, title, numerator, denominator, function, **values)
        return function

    return register


@indicator("I1", _("Coverage"), _("teachers who are a mentor or a mentee this year"), _("all teachers"),
           reference=_("at least 70 %, the usual aim"))  # fmt: skip
def coverage(year: Year) -> Sample:
    return share("person", year.teachers, year.mentors | year.mentees)


@indicator("I2", _("Young teachers with a mentor"), _("young teachers who are mentees this year"),
           _("all young teachers"), reference=_("69.3 %: the country in 2018, by a survey of teachers"))  # fmt: skip
def young_with_mentor(year: Year) -> Sample:
    return share("person", year.young, year.mentees)


@indicator("I3", _("Pairs by order"), _("pairs and groups with an order"),
           _("pairs and groups that work or have worked this year"),
           reference=_("35.4 %: the country in 2018, by a survey of teachers; the aim is all"))  # fmt: skip
def by_order(year: Year) -> Sample:
    return share("pair", (pair.pk for pair in year.pairs), (pair.pk for pair in year.pairs if pair.ordered))


@indicator("I5", _("Plans carried out"), _("activities that are done"), _("activities whose day has come"))
def plan_done(year: Year) -> Sample:
    return share("item", year.due, year.done)


@indicator("I6", _("Teachers who stay"), _("of them, still employed when the years were over"),
           _("mentees who were hired at least so many years ago"), parts=COHORTS,
           reference=_("43.8 % in the third year: one municipality"))  # fmt: skip
def stay(year: Year, part: str) -> Sample:
    years = int(part)
    cohort = {
        pk: (later(first, years), last) for pk, first, last in year.hired if later(first, years) <= year.today
    }
    return share("person", cohort, (pk for pk, (day, last) in cohort.items() if last is None or last >= day))


@indicator("I7", _("Completed with the plan fulfilled"), _("of them, with the plan fulfilled"),
           _("pairs and groups that have ended this year"))  # fmt: skip
def fulfilled(year: Year) -> Sample:
    return share(
        "pair",
        (pair.pk for pair in year.ended),
        (pair.pk for pair in year.ended if pair.reason == EndReason.FULFILLED),
    )


@indicator("I9", _("Trained mentors"), _("of them, at a session or a course this year"),
           _("mentors of pairs that work or have worked this year"))  # fmt: skip
def trained(year: Year) -> Sample:
    return share("person", year.mentors, year.trained)


@indicator("I10", _("Consents"), _("of them, with all consents in force"), _("people in the pairs and groups at work"),
           reference=_("all: the law requires it"))  # fmt: skip
def consents(year: Year) -> Sample:
    people = {pk for pair in year.active for pk in pair.people}
    return share("person", people, people - year.without_consent)


@indicator(
    "I11", _("Practices"), _("practices published this year"), _("pairs and groups that have ended this year")
)
def practices(year: Year) -> Sample | None:
    if year.practices is None:
        return None
    return Sample("practice", frozenset(pair.pk for pair in year.ended), year.practices.hits, within=False)


@indicator("I12", _("Publications"), _("of them, told of with a link"), _("events held this year"))
def publications(year: Year) -> Sample | None:
    return year.publications


INDICATORS["I4"] = Indicator(
    "I4", _("Satisfaction"), _("of them, with a mean mark of 7 of 10 or more"), _("those who answered after the work"),
    None, _("85 %: usual aim of schools"), SIDES, opinion=True,
)  # fmt: skip
INDICATORS["I8"] = Indicator(
    "I8", _("Growth from before to after"), _("mean mark after the work minus mean mark before it"),
    _("those who answered both times"), None, "", SIDES, share=False, opinion=True,
)  # fmt: skip
ORDER = tuple(f"I{number}" for number in range(1, 13))


def samples(year: Year) -> dict[tuple[str, str], Sample | None]:
    """(code, part) → what is counted, of all indicators that come from the record."""
    return {
        (code, part): one.function(year, part) if part else one.function(year)
        for code in ORDER
        if (one := INDICATORS[code]).function
        for part, _words in one.parts
    }


def counts(year: Year) -> dict[str, int]:
    """Plain numbers that authorities ask for beside the indicators."""
    return {
        "teachers": len(year.teachers),
        "young": len(year.young),
        "mentors": len(year.mentors),
        "mentees": len(year.mentees),
        "pairs": sum(pair.kind != "group" for pair in year.pairs),
        "groups": sum(pair.kind == "group" for pair in year.pairs),
        "at_work": len(year.active),
        "ended": len(year.ended),
        "trained": len(year.mentors & year.trained),
    }


def later(day: dt.date, years: int) -> dt.date:
    """The same day some years on; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
