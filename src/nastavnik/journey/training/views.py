"""Sessions of mentors: the curator's pages, and everybody's own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.journey.roadmap.queries import current_cycle

from . import access, actions, deeds, queries
from .calendar import ICS, calendar_of
from .door import codes
from .door.picture import qr_svg
from .forms import InviteForm, SessionForm, initial_of
from .papers.batch import issue_certificates, prepare_paper
from .states import SessionKind, SessionState

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _cycle(request):
    return current_cycle(request.organisation, timezone.localdate())


@require_safe
@inside("training.view")
def listing(request):
    """The sessions of the school, the latest first."""
    kind = request.GET.get("kind", "")
    context = {
        "page": page_of(request, queries.sessions_of(request.organisation, kind=kind)),
        "kinds": SessionKind.choices,
        "filtered": bool(kind),
        "cycle": _cycle(request),
        "may_manage": request.actor.may("training.manage", request.organisation),
    }
    return render(request, "training/list.html", context)


@GET_OR_POST
@inside("training.manage")
@writes
def new(request):
    """Plan a session."""
    cycle = _cycle(request)
    if cycle is None:
        return redirect("roadmap:open", request.organisation.slug)
    form = SessionForm(request.POST or None, initial={"kind": SessionKind.KICKOFF})
    if request.method == "POST" and form.is_valid():
        try:
            values = form.values(request.organisation)
            made = actions.plan_session(cycle, by=request.actor, at=timezone.localtime(), **values)
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("training:invite", request.organisation.slug, made.pk)
    context = {"form": form, "back": reverse("training:list", args=[request.organisation.slug])}
    return render(request, "training/form.html", context | {"heading": _("A new session")},
                  status=422 if form.errors else 200)  # fmt: skip


@GET_OR_POST
@inside("training.manage")
@writes
def change(request, pk):
    found = access.open_session(request.actor, request.organisation, pk, to="training.manage")
    form = SessionForm(request.POST or None, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            values = form.values(request.organisation)
            actions.change_session(found, by=request.actor, at=timezone.localtime(), **values)
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("training:session", request.organisation.slug, pk)
    context = {"form": form, "back": reverse("training:session", args=[request.organisation.slug, pk])}
    return render(request, "training/form.html", context | {"heading": _("Change the session")},
                  status=422 if form.errors else 200)  # fmt: skip


@require_safe
@inside("training.view")
def session(request, pk):
    """One session: facts, who is asked, who was there, papers."""
    found = access.open_session(request.actor, request.organisation, pk)
    at = timezone.localtime()
    rows = list(queries.participants_of(found))
    manage = request.actor.may("training.manage", request.organisation)
    context = {
        "session": found,
        "rows": rows,
        "present": sum(row.attended_at is not None for row in rows),
        "begun": found.starts_at <= at,
        "opened": codes.is_open(found, at) and found.state == SessionState.PLANNED,
        "may_manage": manage,
        "may_sign": request.actor.may("document.sign", request.organisation),
        "deeds": deeds.possible(found, at, bool(rows)) if manage else [],
    }
    return render(request, "training/session.html", context)


@GET_OR_POST
@inside("training.manage")
@writes
def invite(request, pk):
    """Who is asked: mentors without a kick-off session stand first and are ticked."""
    found = access.open_session(request.actor, request.organisation, pk, to="training.manage")
    people = list(queries.people_for(found, timezone.localdate()))
    form = InviteForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        chosen = {int(one) for one in form.cleaned_data["person"]}
        asked = [person for person in people if person.pk in chosen]
        made = actions.invite(found, asked, by=request.actor, at=timezone.localtime())
        words = ngettext("%(n)s person is invited.", "%(n)s people are invited.", len(made))
        messages.info(request, words % {"n": len(made)})
        return redirect("training:session", request.organisation.slug, pk)
    lacking = queries.without_session_of(found, people)
    first = sorted(people, key=lambda person: (not lacking.get(person.pk), person.pk not in lacking))
    rows = [(person, lacking.get(person.pk)) for person in first]
    context = {"session": found, "rows": rows, "form": form}
    return render(request, "training/invite.html", context, status=422 if form.errors else 200)


@require_POST
@inside("training.manage")
@writes
def marks(request, pk):
    """The tick list: exactly those ticked were there."""
    found = access.open_session(request.actor, request.organisation, pk, to="training.manage")
    present = [int(one) for one in request.POST.getlist("present") if one.isascii() and one.isdigit()]
    actions.mark_presence(found, present, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The marks are kept."))
    return redirect("training:session", request.organisation.slug, pk)


@require_safe
@inside("training.manage")
def door(request, pk):
    """The code for the screen at the door; it turns by itself."""
    found = access.open_session(request.actor, request.organisation, pk, to="training.manage")
    at = timezone.localtime()
    minutes = max(1, numbers(request.organisation, at.date())["training.door_minutes"])
    where = request.build_absolute_uri(reverse("attendance:scan", args=[codes.scan_code(found, at)]))
    rows = list(queries.participants_of(found))
    context = {
        "session": found,
        "opened": codes.is_open(found, at) and found.state == SessionState.PLANNED,
        "picture": qr_svg(where),
        "digits": codes.digits(found, at, minutes),
        "minutes": minutes,
        "present": sum(row.attended_at is not None for row in rows),
        "asked": len(rows),
    }
    return render(request, "training/door.html", context)


@require_safe
@inside("organisation.view")
def calendar(request, pk):
    """The calendar file, for who runs the session and who is asked."""
    found = access.open_session(request.actor, request.organisation, pk, to="training.own")
    return download(calendar_of(found, at=timezone.now()), "session.ics", ICS)


@require_POST
@inside("training.manage")
@writes
def paper(request, pk, name):
    """Prepare the announcement or the sheet of presence; it opens as a document."""
    found = access.open_session(request.actor, request.organisation, pk, to="training.manage")
    made = prepare_paper(found, f"training.{name}", by=request.actor, at=timezone.localtime())
    if request.actor.may("document.view", request.organisation):
        return redirect("documents:document", request.organisation.slug, made.pk)
    return redirect("training:session", request.organisation.slug, pk)


@require_POST
@inside("document.sign")
@writes
def certificates(request, pk):
    """A signed certificate for each who was there, all in one archive."""
    found = access.open_session(request.actor, request.organisation, pk)
    job = issue_certificates(found, by=request.actor, at=timezone.localtime())
    return redirect("jobs:job", request.organisation.slug, job.pk)


@GET_OR_POST
@inside("training.manage")
@writes
def deed(request, pk, name):
    """Close the session, call it off, or take it up again: what will happen, then done."""
    found = access.open_session(request.actor, request.organisation, pk, to="training.manage")
    chosen = deeds.DEEDS[name]
    if request.method == "POST":
        chosen.do(found, by=request.actor, at=timezone.localtime())
        messages.info(request, chosen.done)
        return redirect("training:session", request.organisation.slug, pk)
    return render(request, "core/confirm.html", deeds.confirmation(chosen, found))


@require_safe
@inside("training.own")
def own(request):
    """What I am asked to, where I was, my hours and courses."""
    person = access.own_card(request.actor, request.organisation)
    at = timezone.localtime()
    been = queries.been_at(person) if person else []
    courses = queries.courses_of(person) if person else []
    context = {
        "coming": queries.to_come(person, at) if person else [],
        "been": been,
        "courses": courses,
        "hours": sum(one.session.hours for one in been) + sum(one.hours for one in courses),
    }
    return render(request, "training/own.html", context)
