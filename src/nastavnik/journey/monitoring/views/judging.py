"""What the curator judges, and the report on the year: SWOT, card, the draft of the paper."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.surveys.asking import answers_form
from nastavnik.journey.programmes.reports.year import prepare_year_report

from ..access import year_of
from ..forms import SwotForm
from ..judging import QUARTERS, card_content, cards_of, fill_card, swot_of, write_swot
from ..papers.swot import prepare_swot


@require_http_methods(["GET", "HEAD", "POST"])
@inside("monitoring.manage")
@writes
def swot(request):
    """The four quarters of the year."""
    cycle = year_of(request.organisation, timezone.localdate())
    if cycle is None:
        return render(request, "monitoring/no_year.html")
    form = SwotForm(request.POST or None, instance=swot_of(cycle))
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in QUARTERS}
        write_swot(cycle, words, by=request.actor, at=timezone.localtime())
        return redirect("monitoring:swot", request.organisation.slug)
    context = {"cycle": cycle, "form": form, "written": swot_of(cycle)}
    return render(request, "monitoring/swot.html", context, status=422 if form.errors else 200)


@require_POST
@inside("monitoring.manage")
@writes
def swot_paper(request):
    """The SWOT as a document."""
    cycle = year_of(request.organisation, timezone.localdate())
    if cycle is None:
        return redirect("monitoring:swot", request.organisation.slug)
    made = prepare_swot(cycle, by=request.actor, at=timezone.localtime())
    return redirect("documents:document", request.organisation.slug, made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("monitoring.manage")
@writes
def card(request):
    """Nine statements of 0 to 2 points; the sum shows the level."""
    today = timezone.localdate()
    cycle = year_of(request.organisation, today)
    if cycle is None:
        return render(request, "monitoring/no_year.html")
    content, filled = card_content(), cards_of(cycle)
    known = filled[0].card.answers if filled else {}
    form = answers_form(
        content, content.items(), None, request.organisation, today, known, request.POST or None
    )
    for item in content.items():
        for name in form.names[item.code]:
            form.fields[name].required = item.required
    if request.method == "POST" and form.is_valid():
        try:
            fill_card(cycle, form.values(), by=request.actor, at=timezone.localtime())
        except BadInput as wrong:
            form.show(wrong.fields)
        else:
            return redirect("monitoring:card", request.organisation.slug)
    context = {"cycle": cycle, "form": form, "filled": filled}
    return render(request, "monitoring/card.html", context, status=422 if form.errors else 200)


@require_POST
@inside("monitoring.manage")
@writes
def report(request):
    """A draft of the report on the year, with today's figures; its conclusions are written before it is approved."""
    cycle = year_of(request.organisation, timezone.localdate())
    if cycle is None:
        return redirect("monitoring:overview", request.organisation.slug)
    made = prepare_year_report(cycle=cycle, by=request.actor, at=timezone.localtime())
    return redirect("documents:document", request.organisation.slug, made.pk)
