"""The curator's inbox of those who proposed themselves as mentors, and the switch of the public form."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.organisations.access import inside

from .. import access, queries
from ..actions.nominations import (
    erase_nomination,
    join_nomination,
    reject_nomination,
    set_form,
    take_up_nomination,
)
from ..forms import Reason
from ..forms_of_nominations import Joining, PublicForm
from ..states import NominationState

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
@inside("bank.decide")
@writes
def nominations(request):
    """The inbox: who proposed themselves, and the switch of the form."""
    known = queries.public_form_of(request.organisation)
    form = PublicForm(
        request.POST if request.method == "POST" else None,
        initial={"is_open": known.is_open, "words": known.words} if known else None,
    )
    if request.method == "POST" and form.is_valid():
        at = timezone.localtime()
        kept = set_form(request.organisation, **form.cleaned_data, by=request.actor, at=at)
        messages.info(request, _("The form is open.") if kept.is_open else _("The form is closed."))
        return redirect("register:nominations", request.organisation.slug)
    address = reverse("self_nomination:form", args=[request.organisation.slug])
    context = {
        "page": page_of(request, queries.nominations_of(request.organisation)),
        "form": form,
        "address": request.build_absolute_uri(address) if known and known.is_open else "",
    }
    return render(request, "register/nominations.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("bank.decide")
@writes
def nomination(request, pk):
    """One proposal: joined to a card, rejected with a reason, or taken up again."""
    found = access.open_nomination(request.actor, request.organisation, pk)
    deed = request.POST.get("deed", "")
    at, today = timezone.localtime(), timezone.localdate()
    likely = queries.likely_person(request.organisation, found.full_name, today)
    joining = Joining(
        request.POST if deed == "join" else None,
        organisation=request.organisation,
        today=today,
        likely=likely,
    )
    rejecting = Reason(request.POST if deed == "reject" else None)
    by = {"by": request.actor, "at": at}
    if deed == "join" and joining.is_valid():
        entry = join_nomination(found, joining.cleaned_data["person"], **by)
        return redirect("register:mentor", request.organisation.slug, entry.pk)
    if deed == "reject" and rejecting.is_valid():
        reject_nomination(found, **rejecting.cleaned_data, **by)
        return redirect("register:nominations", request.organisation.slug)
    if deed == "again":
        take_up_nomination(found, **by)
        return redirect("register:nomination", request.organisation.slug, found.pk)
    if deed == "erase":
        erase_nomination(found, **by)
        messages.info(request, _("What was written is erased."))
        return redirect("register:nominations", request.organisation.slug)
    context = {"found": found, "joining": joining, "rejecting": rejecting, "likely": likely}
    context["is_new"] = found.state == NominationState.NEW
    wrong = joining.errors or rejecting.errors
    return render(request, "register/nomination.html", context, status=422 if wrong else 200)
