"""The event: planned, changed, moved; its papers, presence and rewards."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.journey.roadmap.queries import current_cycle

from .. import access, deeds, queries
from ..actions import attendance as presence
from ..actions import awards as rewarding
from ..actions import events, papers
from ..criteria import ready_nominations
from ..forms import AwardsForm, EventForm, initial_of
from ..results import ranked
from ..rewards import proposed

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
PAPERS = {
    "order": papers.prepare_order,
    "protocol": papers.prepare_protocol,
    "list": papers.prepare_list,
    "rewards": rewarding.prepare_rewards_order,
}


def _deed(request):
    return {"by": request.actor, "at": timezone.localtime()}


@require_safe
@inside("finale.view")
def now(request):
    """The event of this year, or an invitation to plan it."""
    cycle = current_cycle(request.organisation, timezone.localdate())
    found = queries.event_of(cycle)
    if found is not None:
        return _page(request, found)
    may_manage = request.actor.may("finale.manage", request.organisation)
    return render(request, "finale/none.html", {"cycle": cycle, "may_manage": may_manage})


@require_safe
@inside("finale.view")
def event(request, pk):
    return _page(request, access.open_event(request.actor, request.organisation, pk))


def _page(request, found):
    actor, organisation = request.actor, request.organisation
    works = queries.works_of(found)
    manage = actor.may("finale.manage", organisation)
    context = {
        "event": found,
        "lines": queries.lines_of(found),
        "nominations": queries.nominations_of(found),
        "works": works,
        "seats": queries.seats_of(found, works),
        "ranked": ranked(found) if found.is_counted else [],
        "papers": queries.papers_of(found) if actor.may("document.view", organisation) else [],
        "may_manage": manage,
        "may_make": manage and actor.may("document.make", organisation),
        "sees_training": actor.may("training.view", organisation),
        "may_attend": manage and found.state != "planned" and actor.may("training.manage", organisation),
        "deeds": deeds.possible(found) if manage else [],
        "seat": access.own_seat(actor, found),
    }
    return render(request, "finale/event.html", context)


@GET_OR_POST
@inside("finale.manage")
@writes
def new(request):
    """Plan the event of this year."""
    cycle = current_cycle(request.organisation, timezone.localdate())
    if cycle is None:
        return redirect("roadmap:open", request.organisation.slug)
    people = queries.staff_for_jury(request.organisation, timezone.localdate())
    form = EventForm(
        request.POST if request.method == "POST" else None,
        people=people,
        initial={"nominations": "\n".join(ready_nominations())},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = events.plan_event(cycle, **form.values(), **_deed(request))
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("finale:event", request.organisation.slug, made.pk)
    context = {"form": form, "heading": _("Plan the final event"), "back": _home(request)}
    return render(request, "finale/form.html", context, status=422 if form.errors else 200)


def _home(request):
    return reverse("finale:now", args=[request.organisation.slug])


@GET_OR_POST
@inside("finale.manage")
@writes
def change(request, pk):
    found = access.open_event(request.actor, request.organisation, pk, to="finale.manage")
    people = queries.staff_for_jury(request.organisation, timezone.localdate())
    initial = initial_of(found, queries.lines_of(found), queries.nominations_of(found))
    form = EventForm(request.POST if request.method == "POST" else None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            events.change_event(found, **form.values(), **_deed(request))
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("finale:event", request.organisation.slug, pk)
    context = {"form": form, "heading": _("Change the event"), "back": _back(request, found)}
    return render(request, "finale/form.html", context, status=422 if form.errors else 200)


def _back(request, found):
    return reverse("finale:event", args=[request.organisation.slug, found.pk])


@GET_OR_POST
@inside("finale.manage")
@writes
def deed(request, pk, name):
    """One step of the event: what will happen, then done."""
    found = access.open_event(request.actor, request.organisation, pk, to="finale.manage")
    chosen = deeds.DEEDS[name]
    if request.method == "POST":
        chosen.do(found, **_deed(request))
        messages.info(request, chosen.done)
        return redirect("finale:event", request.organisation.slug, pk)
    return render(request, "core/confirm.html", deeds.confirmation(chosen, found))


@require_POST
@inside("document.make")
@writes
def paper(request, pk, name):
    """A draft of the order, the protocol, the list or the order on rewards; it opens as a document."""
    found = access.open_event(request.actor, request.organisation, pk, to="finale.manage")
    made = PAPERS[name](found, **_deed(request))
    return redirect("documents:document", request.organisation.slug, made.pk)


@require_POST
@inside("training.manage")
@writes
def attendance(request, pk):
    """The door of the event: people are asked, their presence is noted by the code."""
    found = access.open_event(request.actor, request.organisation, pk, to="finale.manage")
    session = presence.open_attendance(found, **_deed(request))
    return redirect("training:session", request.organisation.slug, session.pk)


@GET_OR_POST
@inside("document.sign")
@writes
def awards(request, pk):
    """Who is rewarded: all are ticked; the papers are signed and packed behind the page."""
    found = access.open_event(request.actor, request.organisation, pk, to="finale.manage")
    rows = proposed(found)
    form = AwardsForm(request.POST if request.method == "POST" else None, rows=rows)
    if request.method == "POST" and form.is_valid():
        job = rewarding.issue_awards(found, form.cleaned_data["reward"], **_deed(request))
        return redirect("jobs:job", request.organisation.slug, job.pk)
    context = {"event": found, "rows": rows, "form": form, "waiting": sum(not one.has for one in rows)}
    return render(request, "finale/awards.html", context, status=422 if form.errors else 200)
