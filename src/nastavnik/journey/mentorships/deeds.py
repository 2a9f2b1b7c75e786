"""The curator's deeds on a pair as data: when each is possible, what it asks, what will happen, the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from . import actions
from .forms import EarlyEnd, Words
from .states import EndReason, State


@dataclass(frozen=True, slots=True)
class Deed:
    """`do(mentorship, values of the form, by=, at=)`; `effects` are said before, `done` after."""

    name: str
    label: Any
    states: frozenset
    do: Callable
    effects: tuple
    undo: Any
    done: Any
    form: type | None = None
    danger: bool = False
    onward: bool = False  # the step that the pair waits for


def _offer(pair, values, *, by, at):
    actions.offer_mentorship(pair, by=by, at=at)


def _confirm(pair, values, *, by, at):
    actions.confirm_for_all(pair, words=values["words"], by=by, at=at)


def _start(pair, values, *, by, at):
    actions.start_mentorship(pair, by=by, at=at)


def _pause(pair, values, *, by, at):
    actions.pause_mentorship(pair, words=values["words"], by=by, at=at)


def _resume(pair, values, *, by, at):
    actions.resume_mentorship(pair, by=by, at=at)


def _complete(pair, values, *, by, at):
    actions.complete_mentorship(pair, on=at.date(), by=by, at=at)


def _end(pair, values, *, by, at):
    actions.end_early(
        pair, on=values["on"], reason=EndReason(values["reason"]), words=values["words"], by=by, at=at
    )


def _withdraw(pair, values, *, by, at):
    actions.withdraw_mentorship(pair, words=values["words"], by=by, at=at)


STAYS = _("The pair's history stays. This can't be taken back; a new pair can be proposed at any time.")
DEEDS = (
    Deed(
        "offer",
        _("Offer to both sides"),
        frozenset({State.PROPOSED}),
        _offer,
        (_("Mentor and mentee see the offer in their account and answer it."),),
        _("The offer can be withdrawn."),
        _("The pair is offered to both sides."),
        onward=True,
    ),
    Deed(
        "confirm",
        _("All have agreed"),
        frozenset({State.PROPOSED, State.OFFERED}),
        _confirm,
        (_("The agreement of every side is recorded in your name, with the words below."),),
        _("Until the order the pair can be withdrawn."),
        _("The pair is confirmed by both sides."),
        Words,
    ),
    Deed(
        "start",
        _("Begin the work"),
        frozenset({State.ORDERED}),
        _start,
        (_("The pair is at work from today and counts in the figures."),),
        _("The work can be paused or ended."),
        _("The pair is at work."),
        onward=True,
    ),
    Deed(
        "pause",
        _("Pause"),
        frozenset({State.ACTIVE}),
        _pause,
        (_("The pair rests; the term goes on."),),
        _("The work can be taken up again at any time."),
        _("The pair is paused."),
        Words,
    ),
    Deed(
        "resume",
        _("Take the work up again"),
        frozenset({State.PAUSED}),
        _resume,
        (_("The pair is at work again."),),
        _("It can be paused again."),
        _("The pair is at work again."),
        onward=True,
    ),
    Deed(
        "complete",
        _("Complete"),
        frozenset({State.ACTIVE}),
        _complete,
        (_("The programme counts as fulfilled today."), _("The mentor has a free place again.")),
        STAYS,
        _("The pair is completed."),
    ),
    Deed(
        "end",
        _("End early"),
        frozenset({State.ACTIVE, State.PAUSED}),
        _end,
        (
            _("The pair ends on the day given; the mentor has a free place again."),
            _("Remember the written notice: at least three working days before."),
        ),
        STAYS,
        _("The pair has ended early."),
        EarlyEnd,
        True,
    ),
    Deed(
        "withdraw",
        _("Withdraw"),
        frozenset({State.PROPOSED, State.OFFERED, State.CONFIRMED, State.ORDERED}),
        _withdraw,
        (_("The proposal is taken back; both people are free for other pairs."),),
        STAYS,
        _("The proposal is withdrawn."),
        Words,
        True,
    ),
)


def possible(mentorship, today) -> list[Deed]:
    """The deeds that the pair's state allows today; work begins on its first day, not before."""
    return [
        deed
        for deed in DEEDS
        if mentorship.state in deed.states and not (deed.name == "start" and today < mentorship.starts_on)
    ]


def named(name: str) -> Deed | None:
    """The deed with this name, whether or not it is possible just now (the state table will say)."""
    return next((deed for deed in DEEDS if deed.name == name), None)


def confirmation(deed: Deed, mentorship, form) -> dict[str, Any]:
    """What the page «what will happen» shows."""
    who = f"{mentorship.mentor.full_name} – {', '.join(mentee.full_name for mentee in mentorship.mentees)}"
    return {
        "heading": deed.label,
        "lead": who,
        "effects": deed.effects,
        "undo": deed.undo,
        "deed": deed.label,
        "danger": deed.danger,
        "form": form,
        "back": reverse("mentorships:page", args=[mentorship.organisation.slug, mentorship.pk]),
    }
