"""The marks that people gave before and after the work, of one cycle."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from nastavnik.instruments.surveys.content import Content, say
from nastavnik.instruments.surveys.kinds import Kind
from nastavnik.instruments.surveys.library import ready
from nastavnik.instruments.surveys.models import Invitation, Response
from nastavnik.instruments.surveys.states import InvitationState

CODES = {
    ("before", "mentees"): "before.mentee",
    ("after", "mentees"): "after.mentee",
    ("before", "mentors"): "before.mentor",
    ("after", "mentors"): "after.mentor",
}
PARTS = ("mentees", "mentors")
Answers = dict[int, dict[str, Any]]


@cache
def satisfaction_items() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("marks.toml").read_text(encoding="utf-8"))


def asked_in(cycle):
    """Links of the questionnaires «before» and «after» that were sent within the cycle, anonymous ones left out."""
    return Invitation.objects.filter(
        campaign__version__questionnaire__code__in=CODES.values(),
        campaign__organisation=cycle.organisation,
        campaign__anonymous=False,
        asked_on__gte=cycle.starts_on,
        asked_on__lte=cycle.ends_on,
    ).exclude(state=InvitationState.REVOKED)


def answers_in(cycle) -> dict[str, Answers]:
    """Questionnaire's code → person's key → their answers, the last ones where there are several."""
    found: dict[str, Answers] = {code: {} for code in CODES.values()}
    rows = Response.objects.filter(invitation__in=asked_in(cycle)).order_by("sent_at", "pk")
    for code, person, answers in rows.values_list(
        "campaign__version__questionnaire__code", "invitation__person_id", "answers"
    ):
        found[code][person] = answers
    return found


def scales(code: str) -> dict[str, str]:
    """Marks 1–10 of a ready questionnaire: code → words."""
    content: Content = ready(code).content
    return {item.code: say(item.words) for item in content.items() if item.kind == Kind.SCALE}


def marks(answers: dict[str, Any], items: Iterable[str]) -> dict[str, int]:
    """The marks given to these items."""
    return {code: int(answers[code]) for code in items if isinstance(answers.get(code), int)}


def mean_mark(answers: dict[str, Any], items: Iterable[str]) -> float | None:
    given = marks(answers, items)
    return fmean(given.values()) if given else None


def both_times(part: str) -> list[str]:
    """The items that are asked before and after, in the order of the questionnaire «after»."""
    before = scales(CODES["before", part])
    return [code for code in scales(CODES["after", part]) if code in before]
