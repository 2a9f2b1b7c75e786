"""A value corrected in its cell of a register: a part of the list, or a small page of its own."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nastavnik.foundation.core.lists import html_of
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import queries
from ..actions.candidates import change_entry
from ..banks import MENTEES, MENTORS
from ..columns import columns
from ..forms_of_cells import Cell, may_correct


@require_http_methods(["GET", "HEAD", "POST"])
@inside("bank.decide")
@writes
def cell_of_mentee(request, pk, field):
    """One value of a mentee's entry."""
    return _cell(request, MENTEES, pk, field)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("bank.decide")
@writes
def cell_of_mentor(request, pk, field):
    """One value of a mentor's entry."""
    return _cell(request, MENTORS, pk, field)


def _cell(request, bank, pk, field):
    if not may_correct(bank, field):
        raise Http404
    found = bank.open(request.actor, request.organisation, pk, "bank.decide")
    if request.htmx and "shown" in request.GET:
        return _shown(request, bank, found, field)
    form = Cell(request.POST if request.method == "POST" else None, bank=bank, entry=found, name=field)
    if request.method == "POST" and form.is_valid():
        at, values = timezone.localtime(), form.values()
        if field in ("request", "deficits") and values[field] and found.asked_on is None:
            values["asked_on"] = at.date()
        changed = {name: value for name, value in values.items() if getattr(found, name) != value}
        if changed:
            change_entry(found, by=request.actor, at=at, **changed)
        if request.htmx:
            return _shown(request, bank, found, field)
        return redirect(f"register:{bank.one}", request.organisation.slug, found.pk)
    template = "register/cell.html" + ("#form" if request.htmx else "")
    context = {"bank": bank, "entry": found, "form": form, "field": field}
    return render(request, template, context, status=422 if form.errors else 200)


def _shown(request, bank, found, field):
    """The cell as the list has it, with the way to correct it once more."""
    today = timezone.localdate()
    table = columns(bank.is_mentors, queries.about(request.organisation, [found], (), today))
    column = next(one for one in table if one.edit == field)
    context = {"entry": found, "field": field, "words": f"{_('Correct')}: {column.label}"}
    context["inside"] = html_of((column.cell or column.value)(found))
    return render(request, "register/cell.html#shown", context)
