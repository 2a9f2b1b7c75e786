"""How far a job has come: a page that renews itself, or is renewed by a link."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from . import access, actions, queries

SIGNS = {"queued": "none", "running": "doing", "done": "done", "failed": "late", "cancelled": "attention"}


@require_safe
@inside("organisation.view")
def jobs(request):
    rows = [(job, SIGNS[job.state]) for job in queries.jobs_of(request.actor, request.organisation)]
    return render(request, "jobs/list.html", {"rows": rows})


@require_safe
@inside("organisation.view")
def job(request, pk):
    """The whole page, or only its living part for htmx; when all is over, htmx loads the page anew."""
    found = access.open_job(request.actor, request.organisation, pk)
    if request.htmx and found.is_over:
        return HttpResponseClientRefresh()
    template = "jobs/job.html#living" if request.htmx else "jobs/job.html"
    link = str(found.result.get("url", ""))
    context = {
        "job": found,
        "sign": SIGNS[found.state],
        "link": link if link.startswith("/") and not link.startswith("//") else "",
        "result_words": found.result.get("words", ""),
    }
    return render(request, template, context)


@require_POST
@inside("organisation.view")
@writes
def cancel(request, pk):
    found = access.open_job(request.actor, request.organisation, pk)
    actions.cancel(found, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The work is cancelled; a step that has begun is brought to its end."))
    return redirect("jobs:job", request.organisation.slug, found.pk)
