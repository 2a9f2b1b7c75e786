"""The orders' desk: what can be prepared now, from what is in the data."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.access import open_document
from nastavnik.instruments.documents.actions import change_draft, day_in
from nastavnik.journey.roadmap.queries import current_cycle

from . import actions, queries
from .forms import CuratorForm, PairsForm
from .offer_form import OfferForm, WordsForm
from .offers import by_groups, offered
from .papers.reading import curator_of
from .tables import orders_of, table_of


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
    orders = queries.orders_of(cycle) if cycle else []
    rows = queries.waiting_pairs(cycle, today, orders=orders) if cycle else []
    context = {
        "cycle": cycle,
        "orders": orders_of(orders, request.organisation),
        "table": table_of(rows),
        "rows": rows,
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


@require_safe
@inside("document.make")
def papers(request):
    """Every paper that can be prepared, by what it is about."""
    cycle = current_cycle(request.organisation, _today(request))
    return render(request, "orders/papers.html", {"cycle": cycle, "groups": by_groups()})


@require_http_methods(["GET", "HEAD", "POST"])
@inside("document.make")
@writes
def prepare(request, code):
    """What the paper asks, then its draft; several drafts lead to the list of documents."""
    offer = offered(code)
    if offer is None:
        raise Http404
    cycle = _cycle(request)
    asked = request.POST if request.method == "POST" else None  # a roadmap asks nothing
    form = OfferForm(asked, offer=offer, cycle=cycle, today=_today(request))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                made = offer.prepare(
                    cycle=cycle, by=request.actor, at=timezone.now(), **form.answers(), **offer.fixed
                )
        except DomainError as error:
            form.tell(error)
        else:
            return _made(request, made if isinstance(made, list) else [made])
    status = 422 if request.method == "POST" else 200
    return render(
        request, "orders/prepare.html", {"offer": offer, "form": form, "cycle": cycle}, status=status
    )


def _made(request, documents):
    if len(documents) == 1:
        return _prepared(request, documents[0])
    count = len(documents)
    messages.info(
        request,
        ngettext("%(n)s draft is prepared.", "%(n)s drafts are prepared.", count) % {"n": count},
    )
    return redirect("documents:list", slug=request.organisation.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("document.make")
@writes
def words(request, pk):
    """Other words in a draft of an offered kind."""
    document = open_document(request.actor, pk, to="document.make")
    offer = offered(document.kind)
    if offer is None:
        raise Http404
    form = WordsForm(
        request.POST if request.method == "POST" else None, offer=offer, initial=document.content
    )
    if request.method == "POST" and form.is_valid():
        change_draft(
            document, content=document.content | form.cleaned_data, by=request.actor, at=timezone.now()
        )
        messages.info(request, _("The words are changed; read the draft through again."))
        return redirect("documents:document", slug=request.organisation.slug, pk=document.pk)
    context = {"document": document, "offer": offer, "form": form}
    return render(request, "orders/words.html", context, status=422 if form.errors else 200)
