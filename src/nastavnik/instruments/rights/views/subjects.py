"""Everything about one person: looked at, taken as a file, erased, opened to the person by a link."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.secret_links import own_origin
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside

from .. import access, actions, queries
from ..bundle import data_file
from ..erasure.erase import erase_person, plan_of
from ..portrait import portrait
from ..terms import grounds, terms


@require_safe
@inside("rights.view")
def subject(request, pk):
    """What is kept about a person, why, how long, and who sees it."""
    person = access.open_subject(request.actor, request.organisation, pk)
    context = {
        "person": person,
        "parts": portrait(person),
        "erasure": queries.erasure_of(person),
        "requests": queries.requests_of(request.organisation).of_person(person),
        "may_manage": request.actor.may("rights.manage", request.organisation),
    }
    return render(request, "rights/subject.html", context)


@require_safe
@inside("rights.view")
def data(request, pk, kind):
    """Everything about one person as a file; the journal says who took it."""
    person = access.open_subject(request.actor, request.organisation, pk)
    if request.method == "HEAD":
        return HttpResponse()
    found = data_file(person, kind, at=timezone.localtime())
    if found is None:
        raise Http404
    actions.note_export(person, kind, by=request.actor, at=timezone.localtime())
    return download(*found)


@require_POST
@inside("rights.manage")
def link(request, pk):
    """A personal link, shown once on this page: it is kept nowhere, so a second press makes another one."""
    person = access.open_subject(request.actor, request.organisation, pk, to="rights.manage")
    secret = actions.make_link(person, by=request.actor, at=timezone.localtime())
    path = reverse("my:link", args=[secret])
    address = own_origin() + path if own_origin() else request.build_absolute_uri(path)
    return render(
        request, "rights/link.html", {"person": person, "address": address, "days": actions.LINK_DAYS}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@inside("rights.manage")
@writes
def erase(request, pk):
    """What will go, what the law keeps and why; then the deed, with the name typed as a safeguard."""
    person = access.open_subject(request.actor, request.organisation, pk, to="rights.manage")
    error = ""
    if request.method == "POST":
        if " ".join(request.POST.get("name", "").split()).casefold() != person.surname.casefold():
            error = _("Type the surname as it stands on the card.")
        else:
            try:
                erase_person(person, by=request.actor, at=timezone.localtime())
            except DomainError as found:
                error = str(found)
            else:
                messages.info(request, _("The data are erased. Print the act and have it signed."))
                return redirect("rights:subject", request.organisation.slug, pk)
    plan = plan_of(person)
    kept = [
        (one, grounds()[one.ground], terms()[one.term])
        for one in plan.kept
        if one.model != "files.StoredFile"
    ]
    context = {"person": person, "plan": plan, "kept": kept, "error": error}
    return render(request, "rights/erase.html", context, status=422 if error else 200)
