"""Meetings in the accounts of mentor, mentee and curator: the pair's log, one meeting, and its steps."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.forms import tell

from ..sides import side_of
from . import access, actions, queries
from .forms import LogForm, ObjectionForm, PlanForm, first_values, values_of
from .states import State

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _today(request):
    return day_in(request.organisation, timezone.now())


def _who(request):
    return {"by": request.actor, "at": timezone.localtime()}


def _to(request, meeting):
    return redirect("meetings:meeting", request.organisation.slug, meeting.pk)


@require_safe
@inside("organisation.view")
def log(request, mentorship):
    """All meetings of one pair, what is planned first."""
    pair = access.open_pair(request.actor, request.organisation, mentorship)
    rows, me = queries.meetings_of(pair), side_of(request.actor, pair)
    context = {
        "pair": pair,
        "planned": sorted((row for row in rows if row.state == State.PLANNED), key=lambda row: row.on),
        "held": [row for row in rows if row.state != State.PLANNED],
        "sum": queries.sum_of(rows),
        "may_write": me is not None or request.actor.may("mentorship.manage", request.organisation),
        "is_mine": me is not None,
        "today": _today(request),
    }
    return render(request, "meetings/log.html", context)


@GET_OR_POST
@inside("organisation.view")
@writes
def new(request, mentorship):
    """Write a meeting down: everything usual stands in the form already."""
    pair = access.open_pair(request.actor, request.organisation, mentorship, to="write")
    items = queries.topics_of(pair)
    initial = first_values(items, _today(request))
    form = LogForm(request.POST or None, items=items, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = _values(form)
        try:
            made = actions.log_meeting(pair, **values, **_who(request))
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The meeting is written down. The other side is asked to confirm it."))
            return _to(request, made)
    return _form(request, pair, form, _("Write a meeting down"), _("Write down"))


@GET_OR_POST
@inside("organisation.view")
@writes
def plan(request, mentorship):
    """Plan a meeting: the other side finds it among their notices."""
    pair = access.open_pair(request.actor, request.organisation, mentorship, to="write")
    items = queries.topics_of(pair)
    form = PlanForm(request.POST or None, items=items, initial=first_values(items, _today(request)))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan_meeting(pair, **_values(form), **_who(request))
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The meeting is planned; both sides are reminded the day before."))
            return _to(request, made)
    return _form(request, pair, form, _("Plan a meeting"), _("Plan"))


@require_safe
@inside("organisation.view")
def meeting(request, pk):
    """One meeting, with the step that is due."""
    found = access.open_meeting(request.actor, request.organisation, pk)
    me = side_of(request.actor, found.mentorship)
    writes_here = me is not None or request.actor.may("mentorship.manage", request.organisation)
    context = {
        "meeting": found,
        "pair": found.mentorship,
        "may_confirm": found.state == State.HELD and me is not None and queries.may_confirm(found, [me.pk]),
        "may_write": writes_here,
        "is_mine": me is not None,
        "today": _today(request),
    }
    return render(request, "meetings/meeting.html", context)


@GET_OR_POST
@inside("organisation.view")
@writes
def held(request, pk):
    """A planned meeting took place, or a record is put right."""
    found = access.open_meeting(request.actor, request.organisation, pk, to="write")
    items = _items(found)
    form = LogForm(request.POST or None, items=items, initial=values_of(found, _today(request)))
    deed = actions.hold_meeting if found.state == State.PLANNED else actions.correct_meeting
    if request.method == "POST" and form.is_valid():
        try:
            deed(found, **_seen(form, found), **_who(request))
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The meeting is written down. The other side is asked to confirm it."))
            return _to(request, found)
    return _form(request, found.mentorship, form, _("Write a meeting down"), _("Write down"), found)


@GET_OR_POST
@inside("organisation.view")
@writes
def move(request, pk):
    """Another day or topic of a planned meeting."""
    found = access.open_meeting(request.actor, request.organisation, pk, to="write")
    form = PlanForm(request.POST or None, items=_items(found), initial=values_of(found, found.on))
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_meeting(found, **_seen(form, found), **_who(request))
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The meeting is moved; the other side is told."))
            return _to(request, found)
    return _form(request, found.mentorship, form, _("Move the meeting"), _("Save"), found)


@require_POST
@inside("organisation.view")
@writes
def confirm(request, pk):
    """The other side's one tap."""
    found = access.open_meeting(request.actor, request.organisation, pk, to="own")
    actions.confirm_meeting(found, revision=_revision(request, found), **_who(request))
    messages.info(request, _("The meeting is confirmed."))
    if request.POST.get("next") == "home":
        return redirect("desk:own", request.organisation.slug)
    return _to(request, found)


@GET_OR_POST
@inside("organisation.view")
@writes
def objection(request, pk):
    """The other side says what was not so."""
    found = access.open_meeting(request.actor, request.organisation, pk, to="own")
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.object_to_meeting(found, form.cleaned_data["words"], **_who(request))
        messages.info(request, _("The author of the record is told and will correct it."))
        return _to(request, found)
    return _form(request, found.mentorship, form, _("It was not so"), _("Send"), found)


@GET_OR_POST
@inside("organisation.view")
@writes
def cancel(request, pk):
    """It does not take place, or was written down by mistake."""
    found = access.open_meeting(request.actor, request.organisation, pk, to="write")
    if request.method == "POST":
        actions.cancel_meeting(found, **_who(request))
        messages.info(request, _("The meeting is cancelled."))
        return redirect("meetings:log", request.organisation.slug, found.mentorship_id)
    planned = found.state == State.PLANNED
    effects = [_("The meeting of %(day)s leaves the log.") % {"day": f"{found.on:%d.%m.%Y}"}]
    effects += [_("The other side is told.")] if planned else []
    context = {
        "heading": _("Cancel the meeting"),
        "lead": found.topic,
        "effects": effects,
        "undo": _("It can be planned or written down anew."),
        "deed": _("Cancel the meeting"),
        "back": reverse("meetings:meeting", args=[request.organisation.slug, found.pk]),
        "danger": False,
        "form": None,
    }
    return render(request, "core/confirm.html", context)


def _items(found):
    items = queries.topics_of(found.mentorship)
    if found.item is not None and found.item_id not in {item.pk for item in items}:
        items.insert(0, found.item)
    return items


def _values(form):
    return {name: value for name, value in form.cleaned_data.items() if name != "revision"}


def _seen(form, found):
    """The values with the revision that the writer had before their eyes."""
    return _values(form) | {"revision": form.cleaned_data.get("revision") or found.revision}


def _revision(request, found):
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdigit() else found.revision


def _form(request, pair, form, heading, deed, meeting=None):
    context = {"pair": pair, "form": form, "heading": heading, "deed": deed, "meeting": meeting}
    return render(request, "meetings/form.html", context, status=422 if form.errors else 200)
