"""Waves: sent, looked after, closed; and what came of them."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.lists import Column
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.core.secret_links import own_origin
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.files.exports import Taken, take_names
from nastavnik.foundation.organisations.access import inside
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.actions import day_in

from .. import queries
from ..access import open_campaign, open_questionnaire
from ..actions import campaigns as deeds
from ..exports import results_table
from ..forms import LastDay, More, Sending
from ..library import ORDER, ready
from ..results import results_of
from ..slips import slips_pdf
from ..sources import group_of, groups

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
USUAL_DAYS = 10


def _today(request):
    return day_in(request.organisation, timezone.localtime())


@GET_OR_POST
@inside("survey.manage")
@writes
def send(request, pk):
    """Whom to ask, until when: a wave begins."""
    found = open_questionnaire(request.actor, request.organisation, pk, to="survey.manage")
    version = queries.latest_version(found)
    if version is None:
        return redirect("surveys:build", request.organisation.slug, pk)
    today = _today(request)
    group = request.GET.get("group", found.audience)
    ticked = group_of(group, request.organisation, today)
    initial = {
        "title": found.said,
        "due_on": today + dt.timedelta(days=USUAL_DAYS),
        "anonymous": found.code in ORDER and ready(found.code).anonymous,
        "letters": bool(own_origin()),
        "people": [str(pk) for pk in ticked],
    }
    people = queries.staff(request.organisation, today)
    form = Sending(request.POST or None, initial=initial, people=people)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        chosen = queries.people_with(request.organisation, data.pop("people"))
        try:
            made = deeds.start_campaign(version, chosen, by=request.actor, at=timezone.localtime(), **data)
        except BadInput as error:
            form.tell(error)
        else:
            return redirect("surveys:wave", request.organisation.slug, made.pk)
    context = {
        "questionnaire": found,
        "form": form,
        "groups": groups(),
        "group": group,
        "address": own_origin(),
    }
    return render(request, "surveys/send.html", context, status=422 if form.errors else 200)


@require_safe
@inside("survey.view")
def wave(request, pk):
    """How the wave stands: who has answered, who has not, what is to be done."""
    found = open_campaign(request.actor, request.organisation, pk)
    state = request.GET.get("state", "")
    people = None if found.anonymous else page_of(request, queries.invitations(found, state))
    context = {
        "campaign": found,
        "counts": queries.counts(found),
        "people": people,
        "state": state,
        "today": _today(request),
        "may_manage": request.actor.may("survey.manage", request.organisation),
        "address": own_origin(),
    }
    template = "surveys/wave.html#counts" if request.htmx else "surveys/wave.html"
    return render(request, template, context)


@GET_OR_POST
@inside("survey.manage")
@writes
def more(request, pk):
    """Ask more people by the same wave."""
    found = open_campaign(request.actor, request.organisation, pk, to="survey.manage")
    asked = {one.person_id for one in queries.invitations(found)}
    rest = [one for one in queries.staff(request.organisation, _today(request)) if one.pk not in asked]
    form = More(request.POST or None, people=rest, initial={"letters": bool(own_origin())})
    if request.method == "POST" and form.is_valid():
        chosen = queries.people_with(request.organisation, form.cleaned_data["people"])
        due_on = found.due_on or _today(request) + dt.timedelta(days=USUAL_DAYS)
        fresh = deeds.invite(
            found,
            chosen,
            due_on=due_on,
            letters=form.cleaned_data["letters"],
            by=request.actor,
            at=timezone.localtime(),
        )
        n = len(fresh)
        messages.info(
            request, ngettext("%(n)s person more is asked.", "%(n)s people more are asked.", n) % {"n": n}
        )
        return redirect("surveys:wave", request.organisation.slug, pk)
    context = {"campaign": found, "form": form, "rest": rest}
    return render(request, "surveys/more.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("survey.manage")
@writes
def remind(request, pk):
    """Letters now to everybody who has not answered."""
    found = open_campaign(request.actor, request.organisation, pk, to="survey.manage")
    if request.method == "POST":
        n = deeds.remind(found, by=request.actor, at=timezone.localtime())
        messages.info(request, ngettext("%(n)s reminder is sent.", "%(n)s reminders are sent.", n) % {"n": n})
        return redirect("surveys:wave", request.organisation.slug, pk)
    awaited = queries.counts(found).awaited
    context = {
        "heading": _("Remind"),
        "lead": found.title,
        "effects": [
            ngettext("%(n)s person has not answered.", "%(n)s people have not answered.", awaited)
            % {"n": awaited},
            _("Each of them who has an address gets a letter with the personal link."),
            _("Who has answered is not written to."),
        ],
        "undo": _("A letter can't be taken back. On one day everybody is reminded once only."),
        "deed": _("Send the reminders"),
        "back": reverse("surveys:wave", args=[request.organisation.slug, pk]),
    }
    return render(request, "core/confirm.html", context)


@GET_OR_POST
@inside("survey.manage")
@writes
def prolong(request, pk):
    """Another last day."""
    found = open_campaign(request.actor, request.organisation, pk, to="survey.manage")
    form = LastDay(request.POST or None, initial={"due_on": found.due_on})
    if request.method == "POST" and form.is_valid():
        try:
            deeds.prolong(found, form.cleaned_data["due_on"], by=request.actor, at=timezone.localtime())
        except BadInput as error:
            form.tell(error)
        else:
            return redirect("surveys:wave", request.organisation.slug, pk)
    context = {
        "heading": _("Another last day"),
        "lead": found.title,
        "effects": [_("All links of this wave take answers until then.")],
        "undo": _("The day can be changed again while the wave is open."),
        "deed": _("Change the day"),
        "back": reverse("surveys:wave", args=[request.organisation.slug, pk]),
        "form": form,
    }
    return render(request, "core/confirm.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("survey.manage")
@writes
def close(request, pk):
    """The end of the wave."""
    found = open_campaign(request.actor, request.organisation, pk, to="survey.manage")
    if request.method == "POST":
        deeds.close_campaign(found, by=request.actor, at=timezone.localtime())
        messages.info(request, _("The wave is closed."))
        return redirect("surveys:wave", request.organisation.slug, pk)
    effects = [_("The links take no answers any more, reminders stop.")]
    if found.anonymous:
        effects.append(_("The results are shown; what was begun and not sent is forgotten."))
    context = {
        "heading": _("Close the wave"),
        "lead": found.title,
        "effects": effects,
        "undo": _("A closed wave can't be opened again; another one can be sent."),
        "danger": True,
        "deed": _("Close the wave"),
        "back": reverse("surveys:wave", args=[request.organisation.slug, pk]),
    }
    return render(request, "core/confirm.html", context)


@require_safe
@inside("survey.manage")
def slips(request, pk):
    """Cards with the code of each personal link, to be cut and handed out."""
    found = open_campaign(request.actor, request.organisation, pk, to="survey.manage")
    waiting = [one for one in queries.invitations(found) if one.state in ("waiting", "started")]
    base = request.build_absolute_uri("/").rstrip("/")
    return download(slips_pdf(found, waiting, base), f"{found.title}.pdf", "application/pdf")


def _results(request, found):
    k = numbers(request.organisation, _today(request))["small_group"]
    return results_of(found, k=k), k


@require_safe
@inside("survey.view")
def results(request, pk):
    """What was answered, in numbers."""
    found = open_campaign(request.actor, request.organisation, pk)
    told, k = _results(request, found)
    context = {"campaign": found, "results": told, "k": k, "counts": queries.counts(found)}
    return render(request, "surveys/results.html", context)


@require_safe
@inside("survey.view")
def results_file(request, pk, kind):
    """The results as a table."""
    found = open_campaign(request.actor, request.organisation, pk)
    told, _k = _results(request, found)
    headings, rows = results_table(told)
    columns = [Column(f"c{n}", heading, lambda row, n=n: row[n]) for n, heading in enumerate(headings)]
    taken = Taken(found.title, columns, rows)
    options = {"organisation": request.organisation, "by": request.actor, "at": timezone.localtime()}
    return take_names(kind, taken, deed="wave.export", wave=found.pk, **options)
