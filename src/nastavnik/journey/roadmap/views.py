"""The roadmap of a school year, its points, and ticks by hand."""

import mimetypes

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import keep_file, read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside

from . import access, actions, own_points, queries
from .forms import ItemDetails, NewCycle, NewPoint, TickDetails
from .years import school_year

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@inside("roadmap.view")
def now(request):
    """The roadmap of today."""
    cycle = queries.current_cycle(request.organisation, timezone.localdate())
    if cycle is None:
        return render(request, "roadmap/none.html", {"may_change": _may_change(request)})
    return redirect("roadmap:cycle", request.organisation.slug, cycle.pk)


@require_safe
@inside("roadmap.view")
def cycle(request, pk):
    found = access.open_cycle(request.actor, pk)
    today = timezone.localdate()
    stages = queries.stages_of(found, today)
    context = {
        "cycle": found,
        "stages": stages,
        "strip": queries.strip(stages),
        "next": queries.next_deadlines(found, today, 1, stages=stages),
        "cycles": queries.chooser(found),
        "may_change": _may_change(request) and found.is_open,
    }
    return render(request, "roadmap/cycle.html", context)


@GET_OR_POST
@inside("roadmap.change")
@writes
def open_cycle(request):
    form = NewCycle(_posted(request), initial=school_year(timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_cycle(request.organisation, **form.cleaned_data, **_now_by(request))
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(
                request, _("The roadmap for %(year)s is open, its points are filled in.") % {"year": made}
            )
            return redirect("roadmap:cycle", request.organisation.slug, made.pk)
    return render(request, "roadmap/open.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@inside("roadmap.view")
def item(request, pk):
    found = access.open_item(request.actor, pk)
    return _item_page(request, found, TickDetails(initial={"done_on": timezone.localdate()}))


@GET_OR_POST
@inside("roadmap.change")
@writes
def change_item(request, pk):
    found = access.open_item(request.actor, pk, to="roadmap.change")
    values = {name: getattr(found, name) for name in ItemDetails.base_fields}
    form = ItemDetails(_posted(request), initial=values)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change_item(found, **form.cleaned_data, **_now_by(request))
        except BadInput as error:
            form.tell(error)
        else:
            said = _("Point %(number)s is changed.") if changed else _("Point %(number)s stays as it was.")
            messages.info(request, said % {"number": found.number})
            return redirect("roadmap:item", request.organisation.slug, found.pk)
    context = {"form": form, "item": found}
    return render(request, "roadmap/change_item.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("roadmap.change")
@writes
def add_point(request, pk, stage):
    """A point of the school's own in this stage."""
    found = access.open_cycle(request.actor, pk, to="roadmap.change")
    official = queries.official_stage(stage)
    if official is None:
        raise Http404
    form = NewPoint(_posted(request), points=queries.points_of_stage(found, stage))
    if request.method == "POST" and form.is_valid():
        try:
            made = own_points.add_point(found, stage, **form.cleaned_data, **_now_by(request))
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(request, _("Point %(number)s is added.") % {"number": made.number})
            return redirect("roadmap:item", request.organisation.slug, made.pk)
    context = {"form": form, "stage": official, "cycle": found}
    return render(request, "roadmap/add_point.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("roadmap.change")
@writes
def remove_point(request, pk):
    found = access.open_item(request.actor, pk, to="roadmap.change")
    if request.method == "POST":
        own_points.remove_point(found, **_now_by(request))
        messages.info(request, _("Point %(number)s is taken away.") % {"number": found.number})
        return redirect("roadmap:cycle", request.organisation.slug, found.cycle_id)
    own_points.check_removable(found)
    return render(request, "core/confirm.html", _removing(request, found))


@require_POST
@inside("roadmap.change")
@writes
def tick_item(request, pk):
    found = access.open_item(request.actor, pk, to="roadmap.change")
    form = TickDetails(request.POST, request.FILES)
    if not form.is_valid():
        return _item_page(request, found, form, status=422)
    values = dict(form.cleaned_data)
    values["file"] = _keep(request, values["file"])
    try:
        actions.tick_item(found, **values, **_now_by(request))
    except BadInput as error:
        form.tell(error)
        return _item_page(request, found, form, status=422)
    messages.info(request, _("Point %(number)s is ticked as done.") % {"number": found.number})
    return redirect("roadmap:item", request.organisation.slug, found.pk)


@require_POST
@inside("roadmap.change")
@writes
def untick_item(request, pk):
    found = access.open_item(request.actor, pk, to="roadmap.change")
    actions.untick_item(found, **_now_by(request))
    messages.info(request, _("The tick of point %(number)s is taken back.") % {"number": found.number})
    return redirect("roadmap:item", request.organisation.slug, found.pk)


@require_safe
@inside("roadmap.view")
def tick_file(request, pk):
    tick = access.open_tick(request.actor, pk)
    if tick.file is None:
        raise Http404
    return download(read_file(tick.file), tick.file.name, tick.file.media_type)


def _removing(request, found) -> dict:
    return {
        "heading": _("Take away point %(number)s?") % {"number": found.number},
        "lead": found.title,
        "effects": [
            _("The point is no longer in the roadmap and in its paper; the journal keeps that it was.")
        ],
        "undo": _("It can be added anew by hand."),
        "deed": _("Take away"),
        "danger": True,
        "back": reverse("roadmap:item", args=[request.organisation.slug, found.pk]),
    }


def _item_page(request, found, form, status=200):
    state = queries.state_of(found, timezone.localdate())
    missing = (
        [(part, part.url_in(request.organisation)) for part in state.evidence.missing]
        if state.evidence
        else []
    )
    may_change = _may_change(request) and found.cycle.is_open
    context = {"item": found, "row": state, "missing": missing, "form": form, "may_change": may_change}
    return render(request, "roadmap/item.html", context, status=status)


def _keep(request, file):
    """The uploaded file as a kept one; its type goes by its name, not by what the browser says."""
    if file is None:
        return None
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return keep_file(
        request.organisation, file.read(), name=file.name, media_type=media_type, **_now_by(request)
    )


def _posted(request):
    return request.POST if request.method == "POST" else None


def _may_change(request) -> bool:
    return request.actor.may("roadmap.change", request.organisation)


def _now_by(request) -> dict:
    return {"by": request.actor, "at": timezone.localtime()}
