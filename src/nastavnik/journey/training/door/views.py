"""Noting one's presence on a phone: by the code at the door and an account, or by one's own link and the digits."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.private_pages import kept_private
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.organisations.defaults import numbers

from ..access import own_card
from ..actions import note_presence
from ..calendar import ICS, calendar_of
from ..queries import participant_by, session_by
from ..states import SessionState, Way
from . import codes
from .tries import TooMany, too_many

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
MOST_TRIES = 60  # a whole staff room behind one address; ten thousand digits stay out of reach


class DigitsForm(forms.Form):
    digits = forms.RegexField(
        r"^\s*\d{4}\s*$",
        label=gettext_lazy("Four digits from the screen or from the leader"),
        error_messages={"invalid": gettext_lazy("Four digits, please.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
    )


def _own(token):
    participant = participant_by(token) if len(token) <= 32 else None
    if participant is None:
        raise Http404
    return participant


def _minutes(session, at) -> int:
    return max(1, numbers(session.organisation, at.date())["training.door_minutes"])


@GET_OR_POST
@writes
def me(request, token):
    """The personal page of one invitation: when and where, the calendar file, «I am here»."""
    participant, at = _own(token), timezone.localtime()
    session = participant.session
    opened = codes.is_open(session, at) and session.state == SessionState.PLANNED
    form = DigitsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if too_many(request, "digits", MOST_TRIES):
            raise TooMany(_("Too many tries. Wait a minute, then try again."))
        if not opened or not codes.digits_hold(
            session, form.cleaned_data["digits"], at, _minutes(session, at)
        ):
            form.add_error("digits", _("These digits do not hold now. Look at the screen again."))
        else:
            with scope(organisation=session.organisation):
                note_presence(session, participant.person, way=Way.LINK, by=Actor(), at=at)
            messages.info(request, _("Noted: you are here."))
            return redirect("attendance:me", token)
    context = {"participant": participant, "session": session, "form": form, "opened": opened}
    answer = render(request, "training/me.html", context, status=422 if form.errors else 200)
    return kept_private(answer)


@require_safe
def calendar(request, token):
    participant = _own(token)
    made = calendar_of(participant.session, at=timezone.now())
    return kept_private(download(made, "session.ics", ICS))


@GET_OR_POST
@writes
def scan(request, token):
    """Behind the code at the door: who has an account is noted by one press; others are told their way.

    The code of the screen opens by itself while it is fresh; that of a printed sheet asks for the digits.
    """
    at = timezone.localtime()
    secret, moment = codes.read_code(token) or ("", 0)
    session = session_by(secret) if secret else None
    if session is None:
        raise Http404
    with scope(organisation=session.organisation):
        door = _door(request, session, moment, at)
        if request.method == "POST" and _lets_in(request, door, at):
            note_presence(session, door["person"], way=Way.ACCOUNT, by=request.actor, at=at)
            messages.info(request, _("Noted: you are here."))
            return redirect("training:own", session.organisation.slug)
    status = 409 if request.method == "POST" else 200
    return kept_private(render(request, "training/scan.html", door, status=status))


def _door(request, session, moment, at):
    minutes = _minutes(session, at)
    opened = codes.is_open(session, at) and session.state == SessionState.PLANNED
    fresh = opened and codes.is_fresh(moment, at, minutes)
    return {
        "session": session,
        "person": own_card(request.actor, session.organisation),
        "opened": opened,
        "fresh": fresh,
        "sheet": opened and moment == 0,
        "digits": codes.digits(session, at, minutes) if fresh else "",
        "form": DigitsForm(request.POST or None) if moment == 0 else None,
    }


def _lets_in(request, door, at) -> bool:
    if door["person"] is None:
        return False
    if door["sheet"] and door["form"].is_valid():
        if too_many(request, "digits", MOST_TRIES):
            raise TooMany(_("Too many tries. Wait a minute, then try again."))
        session = door["session"]
        if codes.digits_hold(session, door["form"].cleaned_data["digits"], at, _minutes(session, at)):
            return True
        door["form"].add_error("digits", _("These digits do not hold now. Look at the screen again."))
    return door["fresh"]
