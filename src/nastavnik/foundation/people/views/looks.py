"""How a list is looked at: its columns are chosen, views are kept and thrown away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import access, looks, views_kept
from ..forms_of_looks import Columns, KeptView

LEFT_OUT = ("page", "view", "columns", "pk")


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def look(request, listing):
    """Choose the columns of a list, or keep what is seen under a name; the address's query comes along."""
    found = _opened(request, listing)
    query = _query(request)
    form, named = _forms(request, found, query)
    back = _back(request, found, query)
    if request.method == "POST" and form.is_valid():
        columns = form.chosen()
        if "keep" not in request.POST:
            views_kept.remember_columns(request.organisation, found.name, columns, by=request.actor)
            return redirect(back)
        if named.is_valid():
            view = views_kept.keep_view(
                request.organisation, found.name, query=query, columns=columns,
                **named.cleaned_data, by=request.actor, at=timezone.localtime(),
            )  # fmt: skip
            messages.info(request, _("The view «%(name)s» is kept.") % {"name": view.name})
            return redirect(_back(request, found, f"{query}&view={view.pk}".lstrip("&")))
    context = {"listing": found, "form": form, "named": named, "query": query, "back": back}
    context["views"] = _own(request, found)
    wrong = request.method == "POST"
    return render(request, "people/look.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def remove(request, pk):
    """Throw a view away."""
    view = access.open_view(request.actor, request.organisation, pk)
    back = reverse("people:look", args=[request.organisation.slug, view.listing])
    if request.method == "POST":
        views_kept.remove_view(view, by=request.actor, at=timezone.localtime())
        messages.info(request, _("The view «%(name)s» is removed.") % {"name": view.name})
        return redirect(back)
    context = {
        "heading": _("Remove the view «%(name)s»") % {"name": view.name},
        "effects": [_("The view goes; the list and its people stay as they are.")],
        "undo": _("The same filters and columns can be kept again at any time."),
        "deed": _("Remove the view"),
        "back": back,
    }
    return render(request, "core/confirm.html", context)


def _opened(request, name):
    found = looks.listing_named(name)
    if found is None:
        raise Http404
    if not request.actor.may(found.permission, request.organisation):
        raise PermissionDenied
    return found


def _query(request) -> str:
    """The filters and the order that are to be kept, without what belongs to the moment."""
    given = request.POST.get("query", "") if request.method == "POST" else request.GET.urlencode()
    query = QueryDict(given[:1000], mutable=True)
    for name in LEFT_OUT:
        query.pop(name, None)
    return query.urlencode()


def _forms(request, found, query):
    data = request.POST if request.method == "POST" else None
    kept = looks.looks_of(request.actor.account_id, request.organisation, found.name)
    table = found.columns(timezone.localdate())
    form = Columns(data, table=table, codes=kept.codes(request.GET))
    return form, KeptView(data if data and "keep" in data else None, prefix="view")


def _back(request, found, query) -> str:
    return reverse(found.address, args=[request.organisation.slug]) + (f"?{query}" if query else "")


def _own(request, found):
    kept = looks.looks_of(request.actor.account_id, request.organisation, found.name)
    return [view for view in kept.views if view.account_id == request.actor.account_id]
