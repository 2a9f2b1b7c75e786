"""The deeds that move a session as data: when each is possible, what will happen, the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from . import actions
from .states import SessionState


@dataclass(frozen=True, slots=True)
class Deed:
    """`effects` are said before, `done` after."""

    name: str
    label: Any
    state: tuple
    do: Callable
    effects: tuple
    undo: Any
    done: Any
    danger: bool = False


DEEDS = {
    "hold": Deed(
        "hold", _("Close the session"), (SessionState.PLANNED,), actions.hold_session,
        (_("The marks of presence are complete; hours are counted and certificates can be issued."),),
        _("It can be opened again."), _("The session is closed."),
    ),
    "off": Deed(
        "off", _("Call off"), (SessionState.PLANNED,), actions.call_off,
        (_("Everybody who was asked is told that the session does not take place."),),
        _("It can be planned again."), _("The session is called off."), True,
    ),
    "again": Deed(
        "again", _("Plan again"), (SessionState.HELD, SessionState.CANCELLED), actions.plan_again,
        (_("The session stands as planned again; marks of presence stay."),),
        _("It can be closed or called off again."), _("The session is planned again."),
    ),
}  # fmt: skip


def possible(session, at, asked: bool) -> list[Deed]:
    """What the session's state allows now; it is closed only when it has begun and somebody was asked."""
    return [
        deed
        for deed in DEEDS.values()
        if session.state in deed.state and not (deed.name == "hold" and (session.starts_at > at or not asked))
    ]


def confirmation(deed: Deed, session) -> dict[str, Any]:
    """What the page «what will happen» shows."""
    return {
        "heading": deed.label,
        "lead": session.topic,
        "effects": deed.effects,
        "undo": deed.undo,
        "deed": deed.label,
        "danger": deed.danger,
        "back": reverse("training:session", args=[session.organisation.slug, session.pk]),
    }
