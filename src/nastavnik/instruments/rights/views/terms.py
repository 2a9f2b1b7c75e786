"""How long what is kept, and what is over: looked at once a year, destroyed by a person's hand."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.personal import rules
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import day_in

from ..retention import dispose, due
from ..terms import grounds
from ..terms import terms as all_terms


def _page(request, error="", status=200):
    today = day_in(request.organisation, timezone.now())
    kept = [
        (rule.what, grounds()[rule.ground], all_terms()[rule.term])
        for rule in rules()
        if rule.what and rule.ground and rule.term
    ]
    context = {
        "groups": due(request.organisation, today),
        "kept": sorted(kept, key=lambda row: str(row[0])),
        "error": error,
        "may_manage": request.actor.may("rights.manage", request.organisation),
    }
    return render(request, "rights/terms.html", context, status=status)


@require_safe
@inside("rights.view")
def terms(request):
    """What is over today, kind by kind; below it the whole table of terms with their sources."""
    return _page(request)


@require_POST
@inside("rights.manage")
@writes
def destroy(request, code):
    """The ticked records of one kind are destroyed, and the act is prepared."""
    at = timezone.localtime()
    keys = [int(key) for key in request.POST.getlist("row") if key.isdigit()]
    try:
        act = dispose(
            request.organisation, code, keys, today=day_in(request.organisation, at), by=request.actor, at=at
        )
    except DomainError as error:
        return _page(request, error, status=422)
    messages.info(request, _("Destroyed. Print the act and have it signed."))
    return redirect("documents:document", request.organisation.slug, act.pk)
