"""«I would like to be a mentor»: a public page of the school, while the school keeps it open."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.actor import Actor

from ..access import open_public_form
from ..actions.nominations import nominate_oneself
from .forms import SelfNomination
from .robots import TRAP, too_many_forms


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def public_form(request, school):
    """Open to everybody while the school keeps it open; 404 for a closed one as for one that never was."""
    organisation, words = open_public_form(school)
    form = SelfNomination(request.POST if request.method == "POST" else None, slug=school)
    status = 200
    if request.method == "POST" and too_many_forms(request):
        form.add_error(None, _("Too many proposals came from your network. Try again in an hour."))
        status = 429
    elif request.method == "POST" and form.is_valid():
        by = Actor.program("public form")
        with scope(organisation=organisation):
            nominate_oneself(organisation, **form.cleaned_data, by=by, at=timezone.localtime())
        return redirect("self_nomination:thanks", school)
    elif request.method == "POST":
        status = 422
    context = {"school": organisation, "words": words, "form": form, "trap": TRAP}
    return render(request, "register/nominate.html", context, status=status)


@require_safe
def thanks(request, school):
    """The same words for everybody, whoever they are."""
    organisation, _words = open_public_form(school)
    return render(request, "register/nominated.html", {"school": organisation})
