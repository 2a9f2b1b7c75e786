"""The register of requests: what has to be done by when, who asked what, the answers."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.organisations.access import inside
from nastavnik.foundation.people.queries import everybody
from nastavnik.instruments.documents.actions import day_in

from .. import access, actions, queries
from ..forms import AnswerForm, DoneForm, LongerForm, RequestForm
from ..states import Kind, State
from ..terms import deadline_of


def _today(request):
    return day_in(request.organisation, timezone.now())


@require_safe
@inside("rights.view")
def register(request):
    """What is to be done, soonest first; below it all requests."""
    wanted = {name: request.GET.getlist(name) for name in ("state", "kind")}
    rows = queries.requests_of(
        request.organisation,
        text=request.GET.get("q", "")[:100],
        states=wanted["state"],
        kinds=wanted["kind"],
    )
    context = {
        "duties": queries.open_duties(request.organisation, _today(request)),
        "page": page_of(request, rows),
        "states": State.choices,
        "may_manage": request.actor.may("rights.manage", request.organisation),
    }
    return render(request, "rights/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("rights.manage")
@writes
def new(request):
    """A request that came on paper."""
    people = everybody(request.organisation)
    form = RequestForm(request.POST or None, people=people, initial={"on": _today(request)})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.receive_request(
                data["person"], Kind(data["kind"]), on=data["on"], words=data["words"],
                by=request.actor, at=timezone.localtime(),
            )  # fmt: skip
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("rights:request", request.organisation.slug, made.pk)
    return render(request, "rights/new.html", {"form": form}, status=422 if form.errors else 200)


def _page(request, found, forms=None, status=200):
    duties = queries.duties_of(found, _today(request))
    today = {"on": _today(request)}
    context = {
        "one": found,
        "duties": duties,
        "open": found.state == State.OPEN,
        "answer_form": AnswerForm(initial=today),
        "done_form": DoneForm(initial=today),
        "longer_form": LongerForm(),
        "may_manage": request.actor.may("rights.manage", request.organisation),
    }
    return render(request, "rights/request.html", context | (forms or {}), status=status)


@require_safe
@inside("rights.view")
def one(request, pk):
    """One request with its tasks and the answer."""
    return _page(request, access.open_request(request.actor, request.organisation, pk))


@require_POST
@inside("rights.manage")
@writes
def answer(request, pk):
    found = access.open_request(request.actor, request.organisation, pk, to="rights.manage")
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.answer_request(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            form.tell(error)
        else:
            messages.info(request, _("The answer is recorded; its paper is among the documents."))
            return redirect("rights:request", request.organisation.slug, pk)
    return _page(request, found, {"answer_form": form}, status=422)


@require_POST
@inside("rights.manage")
@writes
def done(request, pk):
    """A task is done."""
    task = access.open_task(request.actor, request.organisation, pk)
    form = DoneForm(request.POST)
    if form.is_valid():
        try:
            actions.finish_task(task, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            form.tell(error)
        else:
            messages.info(request, _("Recorded."))
            return redirect("rights:request", request.organisation.slug, task.request_id)
    return _page(request, task.request, {"done_form": form, "wrong": task.pk}, status=422)


@require_POST
@inside("rights.manage")
@writes
def longer(request, pk):
    """A task's term is prolonged once, with a reason."""
    task = access.open_task(request.actor, request.organisation, pk)
    form = LongerForm(request.POST)
    if form.is_valid():
        try:
            actions.prolong_task(task, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            form.tell(error)
        else:
            deadline = deadline_of(task.request.kind, task.code, task.request.received_on)
            messages.info(request, _("The term is longer by %(n)s working days.") % {"n": deadline.longer})
            return redirect("rights:request", request.organisation.slug, task.request_id)
    return _page(request, task.request, {"longer_form": form, "wrong": task.pk}, status=422)
