"""The three plans side by side, before anything is kept: who is served, how fair, how much changes."""

from dataclasses import dataclass

from nastavnik import matcher
from nastavnik.foundation.core.errors import DomainError
from nastavnik.matcher import Answer, InstanceError

from .criteria import Chosen
from .running import LARGE
from .states import Plan
from .told import Pair, last_pairs
from .translate import instance_of
from .words import problem_said

BANDS = (300, 400, 500)


@dataclass(frozen=True, slots=True)
class Row:
    """One plan in figures; `moved` counts mentees whose mentor differs from the last run."""

    plan: Plan
    matched: int
    alone: int
    nobody_suits: int
    mean: int
    worst: int | None
    weak: int
    moved: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What the three plans would give; `large` where that is work behind the page."""

    rows: tuple[Row, ...] = ()
    mentees: int = 0
    mentors: int = 0
    large: bool = False


def preview(organisation, today, chosen: Chosen) -> Preview:
    """Three solutions of one task; nothing is written. DomainError where the locks contradict each other."""
    instance = instance_of(organisation, today, chosen)
    mentees, mentors = len(instance.mentees) - len(instance.away), len(instance.mentors)
    if not mentees or not mentors:
        return Preview(mentees=mentees, mentors=mentors)
    if mentees + mentors > LARGE:
        return Preview(mentees=mentees, mentors=mentors, large=True)
    last = last_pairs(organisation)
    try:
        rows = tuple(_row(plan, matcher.solve(instance, plan), last) for plan in Plan)
    except InstanceError as error:
        raise DomainError(problem_said(error.problems)) from error
    return Preview(rows, mentees, mentors)


def _row(plan: Plan, answer: Answer, last: set[Pair]) -> Row:
    pairs = {(pair.mentee, pair.mentor) for pair in answer.pairs}
    scores = [pair.score for pair in answer.pairs]
    return Row(
        plan=plan,
        matched=len(scores),
        alone=len(answer.unmatched),
        nobody_suits=sum(one.kind == "no_mentor" for one in answer.unmatched),
        mean=round(sum(scores) / len(scores)) if scores else 0,
        worst=min(scores, default=None),
        weak=sum(score < BANDS[1] for score in scores),
        moved=len({mentee for mentee, _mentor in pairs - last}) if last else None,
    )
