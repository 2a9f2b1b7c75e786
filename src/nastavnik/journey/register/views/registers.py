"""The two banks as registers: lists, and files to take away."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nastavnik.foundation.core.lists import body, chosen, headings, order
from nastavnik.foundation.core.paging import page_by_keys
from nastavnik.foundation.files.exports import Taken, take_names
from nastavnik.foundation.organisations.access import inside
from nastavnik.foundation.people.looks import listing_named, looks_of, tools

from .. import queries
from ..banks import MENTEES, MENTORS
from ..bulk import bulk_deeds
from ..columns import About, columns
from ..forms import DECISIONS
from ..selections import selection_words
from ..states import EntryState


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
    kept = looks_of(request.actor.account_id, organisation, bank.name)
    counts = queries.counts(bank.model, organisation, bank.categories)
    plain = columns(bank.is_mentors, About(today))
    codes = [column.code for column in chosen(plain, kept.codes(request.GET))]
    found = queries.listed(
        bank.model, organisation, wanted, today, order(plain, wanted.sort, "sort_name", "pk")
    )
    total = counts.of_states(wanted.states) if wanted.by_state_only else None
    page = page_by_keys(request, found, "person", total=total)
    shown = chosen(columns(bank.is_mentors, queries.about(organisation, page.rows, codes, today)), codes)
    may_decide = request.actor.may("bank.decide", organisation)
    context = {
        "bank": bank,
        "page": page,
        "headings": headings(shown, request.GET),
        "body": body(shown, page, key=lambda e: e.pk, **_marks(may_decide)),
        "wide": len(shown) > 9,
        "tools": tools(request, listing_named(bank.name), kept, f"register:export_{bank.name}"),
        "counts": counts,
        "waiting": counts.of_states((EntryState.PROPOSED,)),
        "decisions": DECISIONS.items(),
        "deeds": [(deed, reverse(deed.address, args=[organisation.slug])) for deed in bulk_deeds(bank.name, request)],
        "filtered": bool(set(request.GET) - {"sort", "page", "view"}),
        "may_decide": may_decide,
        "may_import": request.actor.may("import.run", organisation),
        "may_match": request.actor.may("matching.run", organisation),
    }  # fmt: skip
    return render(request, "register/register.html", context)


def _marks(may_decide: bool) -> dict[str, str]:
    """Ticks and the ways to correct a cell, for who may use them."""
    return {"ticks": "ticked", "edits": _("Correct")} if may_decide else {}


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
    organisation, at = request.organisation, timezone.localtime()
    wanted, today = queries.Wanted.of(request.GET), at.date()
    plain = columns(bank.is_mentors, About(today))
    kept = looks_of(request.actor.account_id, organisation, bank.name)
    shown = plain if request.GET.get("columns") == "all" else chosen(plain, kept.codes(request.GET))
    codes = [column.code for column in shown]
    found = queries.listed(
        bank.model, organisation, wanted, today, order(plain, wanted.sort, "sort_name", "pk")
    )
    rows = list(found.select_related("person"))
    full = chosen(columns(bank.is_mentors, queries.about(organisation, rows, codes, today)), codes)
    taken = Taken(bank.title, full, rows, selection_words(bank, wanted))
    by = request.actor
    return take_names(
        kind, taken, deed="bank.export", organisation=organisation, by=by, at=at, bank=bank.name
    )
