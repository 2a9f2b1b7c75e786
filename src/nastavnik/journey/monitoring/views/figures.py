"""Monitoring: all indicators, one of them with what lies behind it, before and after, who lacks a questionnaire."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.organisations.access import inside
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.surveys.library import ready

from .. import queries
from ..access import open_answerer, sees_names, year_of
from ..asking import ask_due, record_refusal
from ..forms import RefusalForm
from ..indicators import INDICATORS, samples
from ..tables import shown
from ..waves import counts_of, rows_of


def _no_year(request):
    return render(request, "monitoring/no_year.html")


@require_safe
@inside("numbers.view")
def overview(request):
    """All indicators as of today, with targets."""
    today, organisation = timezone.localdate(), request.organisation
    cycle = year_of(organisation, today)
    if cycle is None:
        return _no_year(request)
    found = queries.overview(cycle, today, names=sees_names(request.actor, organisation))
    context = {
        "cycle": cycle,
        "today": today,
        "rows": [shown(one) for one in found.figures],
        "k": found.year.settings["small_group"],
        "may_manage": request.actor.may("monitoring.manage", organisation),
        "sees_answers": request.actor.may("survey.view", organisation),
    }
    return render(request, "monitoring/overview.html", context)


@require_safe
@inside("numbers.view")
def indicator(request, code):
    """One indicator: formula, parts, course of months, and for who may see names the rows behind it."""
    one = INDICATORS.get(code)
    today, organisation = timezone.localdate(), request.organisation
    cycle = year_of(organisation, today)
    if one is None:
        raise Http404
    if cycle is None:
        return _no_year(request)
    names = sees_names(request.actor, organisation)
    found = queries.overview(cycle, today, names=names)
    context = {
        "cycle": cycle,
        "indicator": one,
        "rows": [shown(figure) for figure in found.figures if figure.indicator is one],
        **queries.months_of(one, cycle, found.year.settings),
        **_drill_down(request, one, found, names),
    }
    return render(request, "monitoring/indicator.html", context)


def _drill_down(request, one, found, names: bool) -> dict:
    if one.opinion or not names:
        return {}
    part = request.GET.get("part", one.parts[0][0])
    sample = samples(found.year).get((one.code, part))
    hit = {"yes": True, "no": False}.get(request.GET.get("counted", ""))
    behind = queries.rows_behind(sample, request.organisation.slug, hit=hit)
    return {"behind": page_of(request, behind), "sample": sample, "part": part, "parts": one.parts}


@require_safe
@inside("numbers.view")
def comparison(request):
    """Before and after, question by question."""
    cycle = year_of(request.organisation, timezone.localdate())
    if cycle is None:
        return _no_year(request)
    k = numbers(request.organisation, timezone.localdate())["small_group"]
    context = {"cycle": cycle, "sides": queries.comparison(cycle), "k": k}
    return render(request, "monitoring/comparison.html", context)


@require_safe
@inside("survey.view")
def wave(request):
    """Who has answered the questionnaires before and after, and who lacks one."""
    today, organisation = timezone.localdate(), request.organisation
    cycle = year_of(organisation, today)
    if cycle is None:
        return _no_year(request)
    rows = rows_of(cycle, today, numbers(organisation, today))
    code, lacking = request.GET.get("code", ""), request.GET.get("lacking") == "1"
    chosen = [
        row
        for row in rows
        if (not code or row.code == code) and (not lacking or row.state not in ("answered", "refused"))
    ]
    context = {
        "cycle": cycle,
        "page": page_of(request, chosen),
        "counts": [one | {"words": ready(one["code"]).said} for one in counts_of(rows)],
        "lacking": sum(row.state not in ("answered", "refused") for row in rows),
        "may_manage": request.actor.may("monitoring.manage", organisation),
    }
    return render(request, "monitoring/wave.html", context)


@require_POST
@inside("monitoring.manage")
@writes
def ask(request):
    """Ask now everybody whose time has come, instead of within some hours."""
    asked = ask_due(request.organisation, by=request.actor, at=timezone.localtime())
    words = ngettext("%(n)s person has been asked.", "%(n)s people have been asked.", asked) % {"n": asked}
    messages.info(request, words if asked else _("There is nobody to ask at the moment."))
    return redirect("monitoring:wave", request.organisation.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("monitoring.manage")
@writes
def refusal(request, pk, code):
    """Why this person has not answered and will not."""
    person = open_answerer(request.actor, request.organisation, pk, code)
    cycle = year_of(request.organisation, timezone.localdate())
    if cycle is None:
        raise Http404
    form = RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_refusal(
            cycle, person, code, form.cleaned_data["reason"], by=request.actor, at=timezone.localtime()
        )
        return redirect("monitoring:wave", request.organisation.slug)
    context = {"form": form, "person": person, "title": ready(code).said}
    return render(request, "monitoring/refusal.html", context, status=422 if form.errors else 200)
