"""The staff as a list and as a file."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nastavnik.foundation.core.lists import body, chosen, headings, order
from nastavnik.foundation.core.paging import page_by_keys
from nastavnik.foundation.files.exports import Taken, take_names
from nastavnik.foundation.organisations.access import inside

from .. import looks, queries
from ..models import Category
from ..tables import columns


@require_safe
@inside("people.view")
def listing(request):
    """The staff of the school."""
    organisation, today = request.organisation, timezone.localdate()
    wanted, table = queries.Wanted.of(request.GET), columns(today)
    kept = looks.looks_of(request.actor.account_id, organisation, "people")
    counts, shown = queries.counts(organisation, today), chosen(table, kept.codes(request.GET))
    found = queries.listed(organisation, wanted, today, order(table, wanted.sort, "folded_name", "pk"))
    page = page_by_keys(request, found, total=counts["here"] if wanted.is_everybody else None)
    context = {
        "page": page,
        "headings": headings(shown, request.GET),
        "body": body(shown, page, key=lambda person: person.pk),
        "wide": len(shown) > 9,
        "tools": looks.tools(request, looks.listing_named("people"), kept, "people:export"),
        "shows": [
            ("teaching", _("teachers"), counts["teaching"]),
            ("young", _("young"), None),
            ("left", _("have left"), counts["left"]),
        ],
        "counts": counts,
        "categories": [choice for choice in Category.choices if choice[0]],
        "filtered": bool(set(request.GET) - {"sort", "page", "view"}),
        "may_change": request.actor.may("people.change", organisation),
        "may_import": request.actor.may("import.run", organisation),
    }
    return render(request, "people/list.html", context)


@require_safe
@inside("people.view")
def export(request, kind):
    """The staff as it is seen, as a file."""
    organisation, at = request.organisation, timezone.localtime()
    wanted, table = queries.Wanted.of(request.GET), columns(at.date())
    kept = looks.looks_of(request.actor.account_id, organisation, "people")
    shown = table if request.GET.get("columns") == "all" else chosen(table, kept.codes(request.GET))
    found = queries.listed(organisation, wanted, at.date(), order(table, wanted.sort, "folded_name", "pk"))
    taken = Taken(_("Staff"), shown, found, wanted.words())
    return take_names(kind, taken, deed="people.export", organisation=organisation, by=request.actor, at=at)
