"""Figures of many schools without names, for authorities. One query each, however many schools.

    k = least_of(region, today)
    found = figures_below(region, k=k, codes=("I1", "I3", "mentees"))
    found[school.pk]["I1", ""]   # Told(numerator=12, denominator=20, n=20, value=None, hidden=False, month=…)
    totals_below(region, k=k)["I1", ""]   # Total(numerator, denominator, n, value, schools=41, hidden=3)
    course_of(school, "I1", k=k)   # [Told, …], a row a month, oldest first

Kept are raw numbers by the nightly work; the rules are applied here: a group of fewer than `k` (the place's
setting «small_group») shows its `n` as None and no number. A total adds shown schools only, so that nothing
of a hidden school follows by subtraction. A school, code or part that is absent has no data: it is not nought.
Codes: indicators I1–I12 (`part`: I4, I8 «mentees», «mentors»; I6 «1», «2», «3») and the counts of
`indicators.counts`: teachers, young, mentors, mentees, pairs, groups, at_work, ended, trained.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, F, FloatField, Q, Sum, When

from nastavnik.foundation.organisations.defaults import numbers

from .models import Snapshot

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it may be shown. Of a count only `numerator` and `n`; of growth `value`."""

    numerator: int | None
    denominator: int | None
    n: int | None
    value: float | None
    hidden: bool
    month: dt.date

    @property
    def percent(self) -> float | None:
        return 100 * self.numerator / self.denominator if self.denominator and not self.hidden else None


@dataclass(frozen=True, slots=True)
class Total:
    """The sum over `schools` schools that may be shown; `hidden` more have data and are not in it.

    `value` (growth) is the mean weighted by the numbers of those who answered.
    """

    numerator: int | None
    denominator: int | None
    n: int
    value: float | None
    schools: int
    hidden: int

    @property
    def percent(self) -> float | None:
        return 100 * self.numerator / self.denominator if self.denominator else None


def least_of(place, today: dt.date) -> int:
    """The smallest group that may be shown there."""
    return numbers(place, today)["small_group"]


def told(numerator, denominator, n, value, month, k: int) -> Told:
    """One kept row as it may be shown."""
    if 0 < n < k:
        return Told(None, None, None, None, True, month)
    return Told(numerator, denominator, n, value, False, month)


def figures_below(place, *, k: int, codes: Iterable[str] = ()) -> dict[int, dict[Key, Told]]:
    """School's key → (code, part) → its latest figure, of `place` itself or of every school under it."""
    rows = Snapshot.objects.with_scopes_disabled().below(place).current()
    if codes:
        rows = rows.filter(code__in=list(codes))
    found: dict[int, dict[Key, Told]] = defaultdict(dict)
    for school, code, part, *figures in rows.order_by("organisation_id", "code", "part").values_list(
        "organisation_id", "code", "part", "numerator", "denominator", "n", "value", "month"
    ):
        found[school][code, part] = told(*figures, k)
    return dict(found)


def totals_below(place, *, k: int) -> dict[Key, Total]:
    """(code, part) → the total over the schools that may be shown."""
    shown = Q(n=0) | Q(n__gte=k)
    weighted = Case(When(shown, then=F("value") * F("n")), output_field=FloatField())
    rows = (
        Snapshot.objects.with_scopes_disabled()
        .below(place)
        .current()
        .order_by("code", "part")
        .values("code", "part")
        .annotate(
            above=Sum("numerator", filter=shown),
            below=Sum("denominator", filter=shown),
            people=Sum("n", filter=shown),
            points=Sum(weighted),
            open=Count("pk", filter=shown),
            closed=Count("pk", filter=~shown),
        )
    )
    return {
        (row["code"], row["part"]): Total(
            row["above"],
            row["below"],
            row["people"] or 0,
            row["points"] / row["people"] if row["points"] is not None and row["people"] else None,
            row["open"],
            row["closed"],
        )
        for row in rows
    }


def course_of(place, code: str, *, k: int, part: str = "") -> list[Told]:
    """The months of one school's figure, oldest first."""
    rows = Snapshot.objects.with_scopes_disabled().filter(organisation=place, code=code, part=part)
    return [
        told(*figures, k)
        for figures in rows.order_by("month").values_list("numerator", "denominator", "n", "value", "month")
    ]
