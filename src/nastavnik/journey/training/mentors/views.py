"""Who of the mentors is prepared, and the training of one of them."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.scans.content import MOST_BYTES
from nastavnik.journey.roadmap.queries import current_cycle

from .. import access, actions, queries
from ..forms import CourseForm, ExemptForm

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@inside("training.view")
def mentors(request):
    """Who of the mentors to be appointed is prepared, who lacks a session, hours of each."""
    cycle = current_cycle(request.organisation, timezone.localdate())
    rows = queries.mentors_trained(cycle) if cycle else []
    lacks = sum(row.lacks for row in rows)
    if request.GET.get("lacks"):
        rows = [row for row in rows if row.lacks]
    context = {
        "rows": rows,
        "lacks": lacks,
        "cycle": cycle,
        "filtered": bool(request.GET.get("lacks")),
        "may_manage": request.actor.may("training.manage", request.organisation),
    }
    return render(request, "training/mentors.html", context)


@require_safe
@inside("training.view")
def mentor(request, pk):
    """One person's training: sessions, courses, exemption."""
    person = access.open_trained(request.actor, request.organisation, pk)
    cycle = current_cycle(request.organisation, timezone.localdate())
    context = {
        "person": person,
        "row": queries.training_of(cycle, person) if cycle else None,
        "been": queries.been_at(person),
        "courses": queries.courses_of(person),
        "may_manage": request.actor.may("training.manage", request.organisation),
    }
    return render(request, "training/mentor.html", context)


@GET_OR_POST
@inside("training.manage")
@writes
def exempt(request, pk):
    """Why this person need not attend a kick-off session; an empty reason takes the exemption back."""
    person = access.open_trained(request.actor, request.organisation, pk, to="training.manage")
    cycle = current_cycle(request.organisation, timezone.localdate())
    if cycle is None:
        raise Http404
    there = queries.training_of(cycle, person).exemption
    form = ExemptForm(request.POST or None, initial={"reason": there.reason if there else ""})
    deed = {"by": request.actor, "at": timezone.localtime()}
    if request.method == "POST" and request.POST.get("end"):
        actions.end_exemption(cycle, person, **deed)
        return redirect("training:mentor", request.organisation.slug, pk)
    if request.method == "POST" and form.is_valid():
        actions.exempt(cycle, person, reason=form.cleaned_data["reason"], **deed)
        return redirect("training:mentor", request.organisation.slug, pk)
    context = {"person": person, "form": form, "there": there}
    return render(request, "training/exempt.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("training.manage")
@writes
def course(request, pk):
    """A course taken elsewhere, with its document."""
    person = access.open_trained(request.actor, request.organisation, pk, to="training.manage")
    form = CourseForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        scan = values.pop("scan")
        data = scan.read(MOST_BYTES + 1) if scan else None
        try:
            actions.record_course(person, scan=data, by=request.actor, at=timezone.localtime(), **values)
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("training:mentor", request.organisation.slug, pk)
    context = {
        "form": form,
        "heading": _("A course taken elsewhere"),
        "lead": person.full_name,
        "back": reverse("training:mentor", args=[request.organisation.slug, pk]),
    }
    return render(request, "training/form.html", context, status=422 if form.errors else 200)


@require_safe
@inside("organisation.view")
def course_scan(request, pk):
    """The scan of a course's document, for who sees all training and for whose it is."""
    found = access.open_course(request.actor, request.organisation, pk)
    if found.scan_id is None:
        raise Http404
    return download(read_file(found.scan), found.scan.name, found.scan.media_type)
