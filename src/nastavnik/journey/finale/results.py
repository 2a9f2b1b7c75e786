"""From scores to places: the mean of those who judged, and what an equality of the best needs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .models import Application, Nomination, Recusal, Score


@dataclass(slots=True)
class Result:
    """One work: `mean` of the sums given, exact; `place` within its nomination, None before anybody has judged."""

    application: Any
    scores: list = field(default_factory=list)
    recusals: list = field(default_factory=list)
    place: int | None = None

    @property
    def mean(self) -> Fraction | None:
        return Fraction(sum(one.total for one in self.scores), len(self.scores)) if self.scores else None

    @property
    def mean_words(self) -> str:
        """«7,33»; a whole number without a comma."""
        if self.mean is None:
            return "–"
        return f"{float(self.mean):.2f}".rstrip("0").rstrip(".").replace(".", ",")


@dataclass(slots=True)
class Ranked:
    """A nomination with its works, the best first. `equals` share the best mean; `unsettled`: no word on it yet."""

    nomination: Any
    results: list[Result]
    ruling: Any = None

    @property
    def equals(self) -> list[Result]:
        best = self.results[0].mean if self.results else None
        return [] if best is None else [one for one in self.results if one.mean == best]

    @property
    def is_tied(self) -> bool:
        return len(self.equals) > 1

    @property
    def is_unsettled(self) -> bool:
        return self.is_tied and not self.rules

    @property
    def rules(self) -> bool:
        """Whether there is a ruling on exactly these equals."""
        keys = sorted(one.application.pk for one in self.equals)
        return self.is_tied and self.ruling is not None and sorted(self.ruling.equals) == keys


def ranked(event) -> list[Ranked]:
    """Every nomination of the event in its order, with places. Five queries, however many works."""
    scores, recusals, works = defaultdict(list), defaultdict(list), defaultdict(list)
    for score in (
        Score.objects.filter(application__event=event).select_related("juror__person").order_by("juror")
    ):
        scores[score.application_id].append(score)
    for one in (
        Recusal.objects.filter(application__event=event).select_related("juror__person").order_by("pk")
    ):
        recusals[one.application_id].append(one)
    for work in Application.objects.filter(event=event).standing().with_people().in_order():
        works[work.nomination_id].append(Result(work, scores[work.pk], recusals[work.pk]))
    found = []
    for nomination in Nomination.objects.filter(event=event).select_related("ruling"):
        one = Ranked(nomination, _by_mean(works[nomination.pk]), getattr(nomination, "ruling", None))
        _give_places(one)
        found.append(one)
    return found


def _by_mean(results: Iterable[Result]) -> list[Result]:
    return sorted(results, key=lambda one: -(one.mean if one.mean is not None else Fraction(-1)))


def _give_places(one: Ranked) -> None:
    """Equal means share a place, and the next place follows; the one whom a ruling favours stands alone before them."""
    favoured = [result for result in one.equals if one.rules and result.application.favoured]
    place, before = 0, None
    one.results = favoured + [result for result in one.results if result not in favoured]
    for result in one.results:
        key = ("first",) if result in favoured else (result.mean,)
        if result.mean is not None:
            place += key != before
            result.place, before = place, key


def unsettled(rows: Iterable[Ranked]) -> list[Ranked]:
    return [one for one in rows if one.is_unsettled]
