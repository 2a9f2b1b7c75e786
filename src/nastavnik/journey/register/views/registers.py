"""The two banks as registers: lists, decisions about several, files to take away."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.files.tables import table_answer
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.consents.states import Kind as ConsentKind

from .. import queries
from ..actions.candidates import decide_candidates
from ..banks import MENTEES, MENTORS, columns, points_words
from ..forms import DECISIONS, Reason
from ..states import EntryState
from ..words import LEVEL_OF_COMPETENCE, LEVEL_OF_DEFICIT, reason_words

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
FEW = 3  # points that a row shows before «and so many more»


@require_safe
@inside("bank.view")
def mentees(request):
    """The bank of mentees."""
    return _listing(request, MENTEES)


@require_safe
@inside("bank.view")
def mentors(request):
    """The bank of mentors."""
    return _listing(request, MENTORS)


def _listing(request, bank):
    organisation, today = request.organisation, timezone.localdate()
    wanted = queries.Wanted.of(request.GET)
    page = page_of(request, queries.listed(bank.model, organisation, wanted))
    states = queries.counts_by_state(bank.model, organisation)
    context = {
        "bank": bank,
        "page": page,
        "rows": _rows(bank, page.rows, today),
        "states": states,
        "categories": queries.counts_by_category(bank.model, organisation, bank.categories) if states else [],
        "waiting": sum(n for state, _label, n in states if state == EntryState.PROPOSED),
        "decisions": DECISIONS.items(),
        "filtered": bool(set(request.GET) - {"sort", "page"}),
        "may_decide": request.actor.may("bank.decide", organisation),
        "may_import": request.actor.may("import.run", organisation),
        "may_match": request.actor.may("matching.run", organisation),
    }
    return render(request, "register/register.html", context)


def _rows(bank, entries, today) -> list[dict]:
    lacks = queries.consents_lacking(entries, today)
    rows = []
    for entry in entries:
        points = entry.competences if bank.is_mentors else entry.deficits
        said = points_words(points, LEVEL_OF_COMPETENCE if bank.is_mentors else LEVEL_OF_DEFICIT)
        rows.append(
            {
                "entry": entry,
                "person": entry.person,
                "service": [
                    (which, entry.person.service_on(which, today)) for which in ("total", "teaching", "here")
                ],
                "reasons": [reason_words(reason) for reason in entry.reasons],
                "broken": [reason_words(reason) for reason in getattr(entry, "broken", ())],
                "points": said[:FEW],
                "more": max(0, len(said) - FEW),
                "lacks": _lacks_words(lacks.get(entry.person_id)),
            }
        )
    return rows


def _lacks_words(kinds) -> str:
    return ", ".join(str(ConsentKind(kind).label) for kind in sorted(kinds or ()))


@GET_OR_POST
@inside("bank.decide")
@writes
def decide_mentees(request):
    """Decide about the ticked mentees."""
    return _decide(request, MENTEES)


@GET_OR_POST
@inside("bank.decide")
@writes
def decide_mentors(request):
    """Decide about the ticked mentors."""
    return _decide(request, MENTORS)


def _decide(request, bank):
    back = reverse(f"register:{bank.name}", args=[request.organisation.slug])
    back += f"?{query}" if (query := request.POST.get("query", "")) else ""
    to = request.POST.get("deed")
    if request.method != "POST" or to not in DECISIONS:
        return redirect(back)
    pks = [int(pk) for pk in request.POST.getlist("pk") if pk.isdecimal()]
    entries = list(_chosen(bank, request.organisation, pks))
    if len(entries) != len(set(pks)):
        raise Http404
    if not entries:
        messages.info(request, _("Nobody was ticked: tick the people first."))
        return redirect(back)
    form = Reason(request.POST if "reason" in request.POST else None)
    needs_reason = to == EntryState.REFUSED or (
        to == EntryState.INCLUDED and any(_lacks_override(entry) for entry in entries)
    )
    if not needs_reason or form.is_valid():
        reason = form.cleaned_data["reason"] if form.is_bound and form.is_valid() else ""
        try:
            done = decide_candidates(
                entries, EntryState(to), reason=reason, by=request.actor, at=timezone.localtime()
            )
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(request, _said(to, done))
            return redirect(back)
    context = {
        "bank": bank,
        "entries": entries,
        "to": to,
        "deed": DECISIONS[to],
        "form": form,
        "back": back,
        "query": query,
    }
    return render(request, "register/decide.html", context, status=422 if form.errors else 200)


def _chosen(bank, organisation, pks):
    return queries.entries_with(bank.model, organisation, pks)


def _lacks_override(entry) -> bool:
    return (
        bool(getattr(entry, "broken", None))
        and not entry.override_reason
        and entry.state != EntryState.INCLUDED
    )


def _said(to, done) -> str:
    if to == EntryState.INCLUDED:
        return ngettext("%(n)s person is included.", "%(n)s people are included.", done) % {"n": done}
    if to == EntryState.RESERVE:
        return ngettext("%(n)s person is held in reserve.", "%(n)s people are held in reserve.", done) % {
            "n": done
        }
    return ngettext("%(n)s person is refused.", "%(n)s people are refused.", done) % {"n": done}


@require_safe
@inside("bank.view")
def export_mentees(request, kind):
    """The register of mentees as it is seen, as a file."""
    return _export(request, MENTEES, kind)


@require_safe
@inside("bank.view")
def export_mentors(request, kind):
    """The register of mentors as it is seen, as a file."""
    return _export(request, MENTORS, kind)


def _export(request, bank, kind):
    if kind not in ("xlsx", "csv"):
        raise Http404
    organisation, at = request.organisation, timezone.localtime()
    entries = list(queries.listed(bank.model, organisation, queries.Wanted.of(request.GET)))
    lacks = {pk: _lacks_words(kinds) for pk, kinds in queries.consents_lacking(entries, at.date()).items()}
    table = [("№", None), *columns(bank, at.date(), lacks)]
    rows = [
        [number, *(value(entry) for _heading, value in table[1:])] for number, entry in enumerate(entries, 1)
    ]
    record(
        "bank.export",
        by=request.actor,
        at=at,
        organisation_id=organisation.pk,
        after={"bank": bank.name, "rows": len(rows), "kind": kind},
    )
    title = f"{bank.title} – {organisation.short_name}"
    return table_answer(
        kind, title, [heading for heading, _value in table], rows, who=request.actor.name, at=at
    )
