"""The orders' desk: what can be prepared now, from what is in the data."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import day_in
from nastavnik.journey.roadmap.queries import current_cycle

from . import actions, queries
from .forms import CuratorForm, PairsForm
from .papers.reading import curator_of


def _today(request):
    return day_in(request.organisation, timezone.now())


def _cycle(request):
    cycle = current_cycle(request.organisation, _today(request))
    if cycle is None:
        raise DomainError(_("Open a roadmap first: an order belongs to a school year."))
    return cycle


def _shown(request, form=None, status=200):
    today = _today(request)
    cycle = current_cycle(request.organisation, today)
    curator = curator_of(request.organisation)
    context = {
        "cycle": cycle,
        "orders": queries.orders_of(cycle) if cycle else [],
        "rows": queries.waiting_pairs(cycle, today) if cycle else [],
        "curator_form": CuratorForm(
            organisation=request.organisation, today=today, initial={"person": curator.pk if curator else ""}
        ),
        "form": form,
        "may_make": request.actor.may("document.make", request.organisation),
    }
    return render(request, "orders/desk.html", context, status=status)


@require_safe
@inside("document.view")
def desk(request):
    """Orders of the year, and what may be prepared next."""
    return _shown(request)


def _prepared(request, document):
    messages.info(request, _("A draft is prepared: read it through before it is signed."))
    return redirect("documents:document", slug=request.organisation.slug, pk=document.pk)


@require_POST
@inside("document.make")
@writes
def regulation(request):
    """A draft of the order on the regulation."""
    form = CuratorForm(request.POST, organisation=request.organisation, today=_today(request))
    if not form.is_valid():
        return _shown(request, form, status=422)
    document = actions.prepare_regulation_order(
        _cycle(request), curator=form.chosen(), by=request.actor, at=timezone.localtime()
    )
    return _prepared(request, document)


@require_POST
@inside("document.make")
@writes
def curator(request):
    """A draft of the order on the curator."""
    form = CuratorForm(request.POST, organisation=request.organisation, today=_today(request))
    if not form.is_valid():
        return _shown(request, form, status=422)
    document = actions.prepare_curator_order(
        _cycle(request), form.chosen(), by=request.actor, at=timezone.localtime()
    )
    return _prepared(request, document)


@require_POST
@inside("document.make")
@writes
def pairs(request):
    """One draft of an order for the ticked pairs and groups."""
    cycle = _cycle(request)
    form = PairsForm(request.POST, rows=queries.waiting_pairs(cycle, _today(request)), cycle=cycle)
    if not form.is_valid():
        return _shown(request, form, status=422)
    document = actions.prepare_pairs_order(cycle, form.chosen(), by=request.actor, at=timezone.localtime())
    return _prepared(request, document)
