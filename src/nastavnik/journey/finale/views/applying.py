"""Works of pairs: one's own page, putting in, reading, taking back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.journey.roadmap.queries import current_cycle

from .. import access, queries
from ..actions import applications
from ..forms import ApplicationForm
from ..results import ranked
from ..states import State

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _event(request):
    return queries.event_of(current_cycle(request.organisation, timezone.localdate()))


@require_safe
@inside("finale.own")
def own(request):
    """The event as the pairs see it: when, where, the programme, one's own works, and results once it was held."""
    found = _event(request)
    shown = found is not None and found.state != State.PLANNED
    pairs = queries.pairs_that_may(request.actor, request.organisation, found.cycle) if shown else []
    works = queries.applications_of_pairs(found, pairs) if shown else {}
    context = {
        "event": found if shown else None,
        "lines": queries.lines_of(found) if shown else [],
        "pairs": [(pair, works.get(pair.pk)) for pair in pairs],
        "takes": shown and found.state == State.OPEN and timezone.localdate() <= found.until,
        "ranked": ranked(found) if shown and found.state == State.HELD else [],
        "seat": access.own_seat(request.actor, found) if shown else None,
    }
    return render(request, "finale/own.html", context)


@GET_OR_POST
@inside("finale.own")
@writes
def apply(request, pk):
    """The work of a pair: put in, or changed while applications are taken."""
    pair, found = access.open_pair(request.actor, request.organisation, pk), _event(request)
    if found is None or found.cycle_id != pair.cycle_id or found.state == State.PLANNED:
        raise Http404
    known = queries.application_of(found, pair)
    sent = request.POST if request.method == "POST" else None
    nominations, practices = queries.nominations_of(found), queries.practices_of(pair)
    form = ApplicationForm(sent, nominations=nominations, practices=practices, initial=_initial(known))
    if request.method == "POST" and form.is_valid():
        try:
            deed = {"by": request.actor, "at": timezone.localtime()}
            work = applications.apply(found, pair, **form.values(), **deed)
        except DomainError as error:
            form.tell(error)
        else:
            messages.info(request, _("The work is put in."))
            return redirect("finale:application", request.organisation.slug, work.pk)
    context = {
        "form": form, "heading": _("A work for the final event"), "pair": pair, "event": found, "back": _home(request),
    }  # fmt: skip
    return render(request, "finale/form.html", context, status=422 if form.errors else 200)


def _initial(known):
    if known is None:
        return {}
    names = ("title", "summary", "achieved", "link")
    keys = {"nomination": known.nomination_id, "practice": known.practice_id}
    return {name: getattr(known, name) for name in names} | keys


def _home(request):
    sees = request.actor.may("finale.view", request.organisation)
    return reverse("finale:now" if sees else "finale:own", args=[request.organisation.slug])


@require_safe
@inside("finale.own")
def application(request, pk):
    """One work, for its pair and for who sees the event."""
    work = access.open_application(request.actor, request.organisation, pk)
    changes = work.event.state == State.OPEN and timezone.localdate() <= work.event.until
    context = {
        "work": work,
        "home": _home(request),
        "may_change": changes and access.may_write(request.actor, request.organisation, work),
    }
    return render(request, "finale/application.html", context)


@require_POST
@inside("finale.own")
@writes
def withdraw(request, pk):
    """The pair takes its work back."""
    work = access.open_application(request.actor, request.organisation, pk, to="write")
    applications.withdraw(work, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The work is taken back. It can be put in again while applications are taken."))
    return redirect(_home(request))
