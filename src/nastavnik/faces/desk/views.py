"""The curator's desk: the way to one's organisation, the roadmap on one page, search, numbers without names."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nastavnik.foundation.organisations.access import inside, organisations_of
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.rights.queries import open_duties
from nastavnik.journey.mentorships.access import own_person_ids

from . import queries
from .own import home_of
from .standing import standing


@require_safe
@login_required
def home(request):
    """After signing in: straight to the one organisation, or to the choice among several."""
    found = list(organisations_of(request.actor))
    if len(found) != 1:
        return redirect("desk:organisations")
    return redirect(queries.first_page(request.actor, found[0]))


@require_safe
@login_required
def organisations(request):
    rows = [(one, queries.first_page(request.actor, one)) for one in organisations_of(request.actor)]
    return render(request, "desk/organisations.html", {"rows": rows})


@require_safe
@inside("roadmap.view")
def cockpit(request):
    """Seven stages on one page, the next deadlines, what is missing and for whom."""
    found = standing(request.organisation, timezone.localdate())
    if found.cycle is None:
        return redirect("roadmap:now", request.organisation.slug)
    context = queries.cockpit(found, request.organisation, request.actor)
    if request.actor.may("rights.view", request.organisation):
        context["duties"] = open_duties(request.organisation, timezone.localdate())
    return render(request, "desk/cockpit.html", context)


@require_safe
@inside("mentorship.own")
def own(request):
    """The home of a mentor or mentee: what is due, the next meeting, the way so far."""
    today = day_in(request.organisation, timezone.now())
    found = home_of(own_person_ids(request.actor), request.organisation, today)
    return render(request, "desk/own.html", {"home": found, "today": today})


@require_safe
@inside("people.view")
def search(request):
    """People, pairs and papers by a few letters."""
    text = request.GET.get("q", "").strip()[:100]
    return render(request, "desk/search.html", {"text": text, "found": queries.search(request, text)})


@require_safe
@inside("numbers.view")
def numbers(request):
    """The school as others see it: stages and counts, never a name."""
    rows, least = queries.numbers_below(request.organisation, timezone.localdate())
    return render(request, "desk/numbers.html", {"rows": rows, "least": least})
