"""The curator's deeds on a pair as data: when each is possible, what it asks, what will happen, the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from . import actions
from .forms import EarlyEnd, Words
from .notice import earliest_last_day, give_notice, take_notice_back
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
    give_notice(
        pair, on=values["on"], reason=EndReason(values["reason"]), words=values["words"], by=by, at=at
    )


def _take_back(pair, values, *, by, at):
    take_notice_back(pair, by=by, at=at)


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
            _("The notice counts from today; the pair works until the last day and then ends by itself."),
            _("From the next day the mentor has a free place again."),
        ),
        _("Until the last day the notice can be taken back; the pair's history stays."),
        _("The notice is recorded: the pair ends on the day given."),
        EarlyEnd,
        True,
    ),
    Deed(
        "take_back",
        _("Take the notice back"),
        frozenset({State.ACTIVE, State.PAUSED}),
        _take_back,
        (_("The pair works to the end of its term, as if no notice had been given."),),
        _("A notice can be given again."),
        _("The notice is taken back."),
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
        if mentorship.state in deed.states and deed.name not in _not_now(mentorship, today)
    ]


def _not_now(mentorship, today) -> set[str]:
    early = {"start"} if today < mentorship.starts_on else set()
    return early | ({"end"} if mentorship.last_on else {"take_back"})


def named(name: str) -> Deed | None:
    """The deed with this name, whether or not it is possible just now (the state table will say)."""
    return next((deed for deed in DEEDS if deed.name == name), None)


def confirmation(deed: Deed, mentorship, form, today) -> dict[str, Any]:
    """What the page «what will happen» shows; of an early end also the earliest day that the law allows."""
    who = f"{mentorship.mentor.full_name} – {', '.join(mentee.full_name for mentee in mentorship.mentees)}"
    return {
        "heading": deed.label,
        "lead": who,
        "effects": (*_first_day(deed, mentorship, today), *deed.effects),
        "undo": deed.undo,
        "deed": deed.label,
        "danger": deed.danger,
        "form": form,
        "back": reverse("mentorships:page", args=[mentorship.organisation.slug, mentorship.pk]),
    }


def _first_day(deed, mentorship, today) -> list:
    if deed.name != "end":
        return []
    first = earliest_last_day(mentorship, today)
    words = _("With a notice of today, %(today)s, the last day is %(day)s or later (working days only).")
    return [words % {"today": f"{today:%d.%m.%Y}", "day": f"{first:%d.%m.%Y}"}]


def first_values(deed: Deed, mentorship, today) -> dict[str, Any]:
    """What the deed's form begins with."""
    return {"on": earliest_last_day(mentorship, today)} if deed.name == "end" else {}
