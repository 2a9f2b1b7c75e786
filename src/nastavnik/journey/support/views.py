"""Those without a pair: the register, one case with its plan, and the private notes of those who support."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.files.exports import Taken, take_names
from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import prepare_document
from nastavnik.journey.roadmap.queries import current_cycle

from . import access, actions, queries
from .forms import NoteForm, StepForm
from .schedule import SEARCH
from .tables import COLUMNS


def _asked(request, today):
    given = request.GET
    return queries.listed(
        request.organisation, text=given.get("q", "").strip()[:100], why=given.getlist("why"),
        late=given.get("late") == "1", closed=given.get("closed") == "1", today=today,
    )  # fmt: skip


@require_safe
@inside("support.view")
def listing(request):
    """Who has no pair, since when and why, the longest waiting first."""
    today = timezone.localdate()
    page = page_of(request, _asked(request, today))
    context = {
        "page": page,
        "rows": queries.rows_of(page.rows, today, get_language() or "ru"),
        "counts": queries.counts(request.organisation, today),
        "filtered": bool(set(request.GET) - {"page"}),
        "may_manage": request.actor.may("support.manage", request.organisation),
        "may_print": request.actor.may("document.make", request.organisation),
    }
    return render(request, "support/list.html", context)


@require_safe
@inside("support.view")
def export(request, kind):
    """The register as it is seen, as a file; the journal tells who took it."""
    organisation, at = request.organisation, timezone.localtime()
    rows = queries.rows_of(list(_asked(request, at.date())), at.date(), get_language() or "ru")
    taken = Taken(_("Without a pair"), COLUMNS, rows, "")
    return take_names(kind, taken, deed="support.export", organisation=organisation, by=request.actor, at=at)


@require_POST
@inside("document.make")
@writes
def register(request):
    """The register as a document, to be printed or signed."""
    at = timezone.localtime()
    cycle = current_cycle(request.organisation, at.date())
    made = prepare_document(
        request.organisation, "support.register", title="Реестр наставляемых без пары", by=request.actor, at=at,
        year_label=cycle.name if cycle else "",
    )  # fmt: skip
    return redirect("documents:document", request.organisation.slug, made.pk)


@require_POST
@inside("support.manage")
@writes
def search(request):
    """Search now instead of at the next change of the bank."""
    job = start(
        SEARCH, organisation=request.organisation, key="search", by=request.actor, at=timezone.localtime()
    )
    return redirect("jobs:job", request.organisation.slug, job.pk)


@require_safe
@inside("support.view")
def case(request, pk):
    found = access.open_case(request.actor, request.organisation, pk)
    return _page(request, found)


def _page(request, found, *, step_form=None, note_form=None):
    today, language = timezone.localdate(), get_language() or "ru"
    notes = request.actor.may("support.notes", request.organisation)
    manage = request.actor.may("support.manage", request.organisation)
    context = {
        "case": found,
        "row": queries.rows_of([found], today, language)[0],
        "sentences": queries.explained(found, language),
        "pair": queries.pair_of(found),
        "may_manage": manage and found.state == "open",
        "may_propose": found.state == "open" and request.actor.may("mentorship.manage", request.organisation),
        "sees_pairs": request.actor.may("mentorship.view", request.organisation),
        "step_form": step_form or StepForm(),
        "may_note": notes,
        "notes": queries.notes_of(found) if notes else [],
        "note_form": note_form or NoteForm(),
        "history": queries.history_of(found),
    }
    failed = (step_form and step_form.errors) or (note_form and note_form.errors)
    return render(request, "support/case.html", context, status=422 if failed else 200)


@require_POST
@inside("support.manage")
@writes
def add_step(request, pk):
    """One more line of the support plan."""
    found = access.open_case(request.actor, request.organisation, pk, to="support.manage")
    form = StepForm(request.POST)
    if not form.is_valid():
        return _page(request, found, step_form=form)
    actions.add_step(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
    return redirect("support:case", request.organisation.slug, pk)


@require_POST
@inside("support.manage")
@writes
def step(request, pk, name):
    """A line is done, or is taken out of the plan."""
    found = access.open_step(request.actor, request.organisation, pk)
    deed = {"by": request.actor, "at": timezone.localtime()}
    if name == "done":
        actions.finish_step(found, result=request.POST.get("result", "")[:500], **deed)
    else:
        actions.remove_step(found, **deed)
    return redirect("support:case", request.organisation.slug, found.case_id)


@require_POST
@inside("support.manage")
@writes
def review(request, pk):
    """Looked at today; the next review moves on."""
    found = access.open_case(request.actor, request.organisation, pk, to="support.manage")
    actions.review(found, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The next review is on %(day)s.") % {"day": f"{found.review_on:%d.%m.%Y}"})
    return redirect("support:case", request.organisation.slug, pk)


@require_POST
@inside("support.notes")
@writes
def note(request, pk):
    """A private note, for those who support."""
    found = access.open_case(request.actor, request.organisation, pk, to="support.notes")
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, found, note_form=form)
    actions.write_note(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
    return redirect("support:case", request.organisation.slug, pk)


@require_POST
@inside("mentorship.manage")
@writes
def propose(request, pk):
    """The candidate and the mentee become a proposed pair."""
    candidate = access.open_candidate(request.actor, request.organisation, pk)
    at = timezone.localtime()
    cycle = current_cycle(request.organisation, at.date())
    if cycle is None:
        raise DomainError(_("Open the roadmap of the year first."))
    pair = actions.propose(candidate, cycle, by=request.actor, at=at)
    return redirect("mentorships:page", request.organisation.slug, pair.pk)
