"""The desk of a municipality or region: schools without names, exports, requests; a school's answers."""

import datetime as dt

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.organisations.models import Kind, Level

from . import access, actions, exports, queries, tables
from .columns import USUAL, chosen
from .forms import AnswerForm, ExportForm, RequestForm

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@inside("report.ask")
def dashboard(request):
    """All schools below: stages, numbers, who is late; the municipalities side by side; the trend."""
    place, wanted = request.organisation, queries.Wanted.of(request.GET)
    schools = queries.schools_of(place, wanted)
    page = queries.page(schools, request.GET)
    areas = queries.by_area(schools) if place.level == Level.REGION else ()
    context = {
        "total": queries.summed("", schools),
        "rows": tables.rows_of(page.rows),
        "headings": tables.HEADINGS,
        "pager": page.pager,
        "areas": tables.areas(areas) if len(areas) > 1 else "",
        "area_headings": tables.AREA_LABELS,
        "area_choices": queries.areas_of(place) if place.level == Level.REGION else (),
        "kinds": [choice for choice in Kind.choices if choice[0] != Kind.AUTHORITY],
        "wanted": wanted,
        "course": queries.course(place),
        "forms": queries.forms_of(place),
        "may_ask": request.actor.may("report.ask", place) and place.level != Level.ORGANISATION,
        "query": request.GET.urlencode(),
        "k": numbers(place, timezone.localdate())["small_group"],
    }
    return render(request, "reporting/dashboard.html", context)


@require_safe
@inside("report.ask")
def export(request, kind):
    """The usual columns of the schools that are seen, in one click."""
    access.check_place(request.organisation)
    return _export(request, kind, _("Mentoring in figures"), USUAL, queries.Wanted.of(request.GET))


@require_safe
@inside("report.ask")
def export_form(request, pk, kind):
    """A named form of the place: its columns in its order."""
    form = access.open_form(request.actor, request.organisation, pk)
    return _export(request, kind, form.name, form.columns, queries.Wanted.of(request.GET))


@GET_OR_POST
@inside("report.ask")
@writes
def new_form(request):
    """Choose columns and their order, keep them under a name."""
    access.check_place(request.organisation)
    form = ExportForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        kept = actions.keep_form(
            request.organisation,
            name=form.cleaned_data["name"],
            columns=form.cleaned_data["ordered"],
            **_now_by(request),
        )
        messages.info(request, _("The form «%(name)s» is kept.") % {"name": kept})
        return redirect("reporting:dashboard", request.organisation.slug)
    status = 422 if form.errors else 200
    return render(
        request, "reporting/form.html", {"form": form, "heading": _("New form of export")}, status=status
    )


@require_safe
@inside("report.ask")
def requests(request):
    access.check_place(request.organisation)
    context = {"rows": queries.requests_of(request.organisation), "today": timezone.localdate()}
    return render(request, "reporting/requests.html", context)


@GET_OR_POST
@inside("report.ask")
@writes
def ask(request):
    """Ask all or some schools for columns by a day."""
    place = request.organisation
    access.check_place(place)
    days = numbers(place, timezone.localdate())["request.days"]
    initial = {"due_on": timezone.localdate() + dt.timedelta(days=days)}
    form = RequestForm(_posted(request), initial=initial, schools=queries.schools_of(place))
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        schools = actions.schools_below(place, values.pop("schools") or None)
        try:
            made = actions.ask_schools(place, schools, **values, **_now_by(request))
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(request, _("The schools are asked, their curators are told."))
            return redirect("reporting:request", place.slug, made.pk)
    status = 422 if form.errors else 200
    return render(
        request, "reporting/form.html", {"form": form, "heading": _("New request to schools")}, status=status
    )


@require_safe
@inside("report.ask")
def request_page(request, pk):
    """Who has confirmed, who has not, with the comments."""
    found = access.open_request(request.actor, request.organisation, pk)
    rows = queries.replies_of(found)
    context = {
        "found": found,
        "rows": rows,
        "answered": sum(row.confirmed_at is not None for row in rows),
        "over": found.due_on < timezone.localdate(),
        "columns": [column.label for column in chosen(found.columns)],
    }
    return render(request, "reporting/request.html", context)


@require_POST
@inside("report.ask")
@writes
def remind(request, pk):
    found = access.open_request(request.actor, request.organisation, pk)
    number = actions.remind(found, **_now_by(request))
    messages.info(
        request,
        ngettext("%(n)s school is reminded.", "%(n)s schools are reminded.", number) % {"n": number}
        if number else _("Everybody has answered or was reminded today."),
    )  # fmt: skip
    return redirect("reporting:request", request.organisation.slug, found.pk)


@require_safe
@inside("report.ask")
def replies_file(request, pk, kind):
    """What the schools have confirmed, as a file."""
    found = access.open_request(request.actor, request.organisation, pk)
    columns = chosen(found.columns)
    heads = [*(str(one.label) for one in columns), _("Confirmed"), _("Comment")]
    rows = (
        [
            *(row.cells.get(one.code) for one in columns),
            timezone.localtime(row.confirmed_at).strftime("%d.%m.%Y"),
            row.comment,
        ]
        for row in queries.replies_of(found)
        if row.confirmed_at
    )
    return _taken(request, kind, found.title, heads, rows)


@require_safe
@inside("report.view")
def asked(request):
    """What a municipality or region asks of this school."""
    context = {"rows": queries.asked_of(request.organisation), "today": timezone.localdate()}
    return render(request, "reporting/asked.html", context)


@GET_OR_POST
@inside("report.view")
@writes
def answer(request, pk):
    """The figures as the program has them; the curator adds a comment and confirms."""
    to = "report.answer" if request.method == "POST" else "report.view"
    reply = access.open_reply(request.actor, request.organisation, pk, to=to)
    form = AnswerForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm(reply, comment=form.cleaned_data["comment"], **_now_by(request))
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(request, _("The figures are confirmed."))
            return redirect("reporting:asked", request.organisation.slug)
    context = {
        "reply": reply,
        "form": form,
        "facts": queries.facts(reply),
        "may_answer": request.actor.may("report.answer", request.organisation) and not reply.confirmed_at,
    }
    return render(request, "reporting/answer.html", context, status=422 if form.errors else 200)


def _export(request, kind, name, codes, wanted):
    columns = chosen(codes)
    rows = queries.rows_for(request.organisation, columns, wanted)
    return _taken(request, kind, name, [str(one.label) for one in columns], rows)


def _taken(request, kind, name, headings, rows):
    answer = exports.streamed(kind, f"{name} {timezone.localdate():%Y-%m-%d}", headings, rows)
    record("reporting.export", organisation_id=request.organisation.pk, after={"name": name, "kind": kind},
           **_now_by(request))  # fmt: skip
    return answer


def _posted(request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _now_by(request) -> dict:
    return {"by": request.actor, "at": timezone.localtime()}
