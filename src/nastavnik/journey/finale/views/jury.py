"""The jury as the curator sees it: members, their links, and the chair's word on equals."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import access, queries
from ..actions import judging
from ..actions import jury as deeds
from ..forms import JurorForm, RuleForm
from ..results import ranked

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
@inside("finale.manage")
@writes
def members(request, pk):
    """The jury: one more member by the form below the list."""
    event = access.open_event(request.actor, request.organisation, pk, to="finale.manage")
    people = queries.staff_for_jury(request.organisation, timezone.localdate())
    form = JurorForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.add_juror(event, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("finale:jury", request.organisation.slug, pk)
    context = {"event": event, "form": form, "seats": queries.seats_of(event, queries.works_of(event))}
    return render(request, "finale/jury.html", context, status=422 if form.errors else 200)


@require_POST
@inside("finale.manage")
@writes
def member(request, pk, name):
    """Somebody leaves the jury or heads it."""
    juror = access.open_juror(request.actor, request.organisation, pk)
    do = {"remove": deeds.remove_juror, "chair": deeds.make_chair}[name]
    event = juror.event_id
    do(juror, by=request.actor, at=timezone.localtime())
    return redirect("finale:jury", request.organisation.slug, event)


@require_POST
@inside("finale.manage")
def link(request, pk):
    """The personal link of a member, shown this once."""
    juror = access.open_juror(request.actor, request.organisation, pk)
    secret = deeds.make_link(juror, by=request.actor, at=timezone.localtime())
    where = request.build_absolute_uri(reverse("jury:works", args=[secret]))
    return render(request, "finale/link.html", {"juror": juror, "where": where})


@GET_OR_POST
@inside("finale.manage")
@writes
def rule(request, pk):
    """The chair's word where the best of a nomination stand equal."""
    nomination = access.open_nomination(request.actor, request.organisation, pk)
    event = nomination.event
    row = next((one for one in ranked(event) if one.nomination.pk == pk), None) if event.is_counted else None
    if row is None or not row.is_tied:
        raise DomainError(_("Nobody stands equal in this nomination."))
    form = RuleForm(
        request.POST if request.method == "POST" else None,
        equals=row.equals,
        initial={"words": row.ruling.words if row.ruling else ""},
    )
    if request.method == "POST" and form.is_valid():
        try:
            judging.rule(nomination, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("finale:event", request.organisation.slug, event.pk)
    back = reverse("finale:event", args=[request.organisation.slug, event.pk])
    context = {"form": form, "row": row, "back": back, "event": event}
    return render(request, "finale/rule.html", context, status=422 if form.errors else 200)
