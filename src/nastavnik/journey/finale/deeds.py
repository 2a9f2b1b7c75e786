"""The deeds that move the event: when each is possible, what will happen, the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .actions import events
from .states import State


@dataclass(frozen=True, slots=True)
class Deed:
    """`effects` are said before, `done` after; `main` is the step onward."""

    name: str
    label: Any
    state: State
    do: Callable
    effects: tuple
    undo: Any
    done: Any
    main: bool = True


DEEDS = {
    deed.name: deed
    for deed in (
        Deed(
            "open", _("Take applications"), State.PLANNED, events.open_applications,
            (_("Pairs see the event in their account and can apply until the last day."),),
            _("It can be taken back; what was put in stays."), _("Applications are taken."),
        ),
        Deed(
            "judge", _("Begin judging"), State.OPEN, events.begin_judging,
            (
                _("Applications can't be put in or changed any more."),
                _("Members of the jury score each work; nobody sees the scores of others."),
            ),
            _("It can be taken back; scores stay."), _("The jury is at work."),
        ),
        Deed(
            "close", _("Count the scores"), State.JUDGING, events.close_judging,
            (
                _("Scores can't be changed any more; the jury sees all of them."),
                _("Places are worked out; where the best stand equal, the chair decides."),
            ),
            _("It can be taken back until the protocol is signed."), _("The scores are counted."),
        ),
        Deed(
            "hold", _("The event was held"), State.CLOSED, events.hold_event,
            (_("Results are shown to the pairs; with the signed protocol the point of the roadmap is done."),),
            _("It can be taken back."), _("The event is noted as held."),
        ),
        Deed(
            "unopen", _("Take no applications for now"), State.OPEN, events.back_to_plan,
            (_("Pairs can't apply; what was put in stays."),),
            _("Applications can be opened again."), _("Applications are not taken."), False,
        ),
        Deed(
            "unjudge", _("Take applications again"), State.JUDGING, events.back_to_applications,
            (_("Pairs can apply and change their works; scores that were given stay."),),
            _("Judging can be begun again."), _("Applications are taken again."), False,
        ),
        Deed(
            "unclose", _("Back to judging"), State.CLOSED, events.back_to_judging,
            (_("Members of the jury can change their scores; nobody sees those of others."),),
            _("Scores can be counted again."), _("The jury is at work again."), False,
        ),
        Deed(
            "unhold", _("Not held yet"), State.HELD, events.back_to_closed,
            (_("The event stands as not held; scores and papers stay."),),
            _("It can be noted as held again."), _("The event stands as not held."), False,
        ),
    )
}  # fmt: skip


def possible(event) -> list[Deed]:
    return [deed for deed in DEEDS.values() if deed.state == event.state]


def confirmation(deed: Deed, event) -> dict[str, Any]:
    """What the page «what will happen» shows."""
    return {
        "heading": deed.label,
        "lead": event.place,
        "effects": deed.effects,
        "undo": deed.undo,
        "deed": deed.label,
        "back": reverse("finale:event", args=[event.organisation.slug, event.pk]),
    }
