"""The matching desk: criteria with sliders, the three plans at once, earlier runs."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.organisations.access import inside
from nastavnik.journey.roadmap.queries import current_cycle

from .. import comparing, queries, rulings
from ..criteria import STRENGTHS, of_organisation
from ..forms import CriteriaForm
from ..running import LARGE, run_matching


@require_http_methods(["GET", "HEAD", "POST"])
@inside("matching.run")
@writes
def desk(request):
    """The criteria, and one button; what the plans would give is shown beside by `preview`."""
    cycle = current_cycle(request.organisation, timezone.localdate())
    if cycle is None:
        return redirect("roadmap:now", request.organisation.slug)
    now = of_organisation(request.organisation)
    if request.method == "POST":
        return _decide(request, cycle, CriteriaForm(request.POST, now=now))
    return _page(request, CriteriaForm(now=now))


@require_POST
@inside("matching.run")
def preview(request):
    """What the three plans would give with these criteria; nothing is kept. A part for htmx, else the page."""
    form = CriteriaForm(request.POST, now=of_organisation(request.organisation))
    told = _preview(request, form.chosen) if form.is_valid() else {}
    if request.htmx:
        return render(request, "matching/desk.html#preview", told)
    return _page(request, form, told, status=200 if form.is_valid() else 422)


def _decide(request, cycle, form):
    if not form.is_valid():
        return _page(request, form, status=422)
    deed = {"by": request.actor, "at": timezone.localtime()}
    if request.POST.get("deed") == "keep":
        rulings.keep_criteria(request.organisation, form.chosen, **deed)
        messages.info(request, _("The criteria are kept: the next runs begin with them."))
        return redirect("matching:desk", request.organisation.slug)
    plan = form.cleaned_data["plan"]
    waiting = queries.waiting(request.organisation)
    if waiting.mentees + waiting.mentors > LARGE:
        job = start(
            "matching.run", organisation=request.organisation, key="run", plan=plan, **form.chosen.plain, **deed
        )  # fmt: skip
        return redirect("jobs:job", request.organisation.slug, job.pk)
    run = run_matching(cycle, plan=plan, chosen=form.chosen, **deed)
    return redirect("matching:run", request.organisation.slug, run.pk)


def _preview(request, chosen):
    try:
        return {
            "preview": comparing.preview(request.organisation, timezone.localdate(), chosen),
            "asked": True,
        }
    except DomainError as error:
        return {"fault": str(error), "asked": True}


def _page(request, form, preview=None, status=200):
    context = {
        "form": form,
        "strengths": STRENGTHS,
        "waiting": queries.waiting(request.organisation),
        "runs": queries.newest(request.organisation),
        "sees_secrets": request.actor.may("matching.secret", request.organisation),
        **(preview or {}),
    }
    return render(request, "matching/desk.html", context, status=status)
