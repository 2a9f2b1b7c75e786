"""The matching: run it, look at the reasons, publish what one agrees with."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.journey.roadmap.queries import current_cycle

from . import access, actions, queries
from .forms import PublishForm, RunForm


@require_http_methods(["GET", "HEAD", "POST"])
@inside("matching.run")
@writes
def desk(request):
    """The state of the banks, and one button."""
    cycle = current_cycle(request.organisation, timezone.localdate())
    if cycle is None:
        return redirect("roadmap:now", request.organisation.slug)
    form = RunForm(request.POST or None, initial={"plan": "most"})
    if request.method == "POST" and form.is_valid():
        run = actions.run_matching(
            cycle, plan=form.cleaned_data["plan"], by=request.actor, at=timezone.localtime()
        )
        return redirect("matching:run", request.organisation.slug, run.pk)
    context = {
        "form": form,
        "waiting": queries.waiting(request.organisation),
        "runs": queries.newest(request.organisation),
    }
    return render(request, "matching/desk.html", context, status=422 if form.errors else 200)


@require_safe
@inside("mentorship.view")
def run(request, pk):
    found = access.open_run(request.actor, request.organisation, pk, to="mentorship.view")
    return _run_page(request, found, _publish_form(found))


def _publish_form(found, data=None):
    today = timezone.localdate()
    return PublishForm(
        data, initial={"starts_on": max(today, found.cycle.starts_on), "ends_on": found.cycle.ends_on}
    )


def _run_page(request, found, form, status=200):
    context = {
        "run": found,
        "form": form,
        "may_publish": found.state == "draft" and request.actor.may("matching.run", request.organisation),
        **queries.in_words(found, get_language() or "ru"),
    }
    return render(request, "matching/run.html", context, status=status)


@require_POST
@inside("matching.run")
@writes
def publish(request, pk):
    """The ticked proposals become proposed pairs."""
    found = access.open_run(request.actor, request.organisation, pk)
    form = _publish_form(found, request.POST)
    if not form.is_valid():
        return _run_page(request, found, form, status=422)
    only = {int(one) for one in request.POST.getlist("pair") if one.isdigit()}
    made = actions.publish_run(
        found, only=only, by=request.actor, at=timezone.localtime(), **form.cleaned_data
    )
    words = ngettext("%(n)s pair is proposed.", "%(n)s pairs are proposed.", len(made)) % {"n": len(made)}
    messages.info(request, words)
    return redirect("mentorships:list", request.organisation.slug)


@require_POST
@inside("matching.run")
@writes
def discard(request, pk):
    found = access.open_run(request.actor, request.organisation, pk)
    actions.discard_run(found, by=request.actor, at=timezone.localtime())
    return redirect("matching:desk", request.organisation.slug)
