"""Consents on the desk: who lacks what, blank forms in one archive, signed ones marked in one go."""

import io
import zipfile

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.files.exports import Taken, take_names
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import DOCX, day_in
from nastavnik.instruments.documents.forms import tell

from . import actions, queries
from .access import open_consent
from .endings import prepare_withdrawal
from .forms import AnswersForm, BulkForm, SignedForm, WithdrawForm
from .papers import consent_files, one_pdf
from .states import OPEN, REQUIRED, Kind, State
from .tables import columns, selection, table_of

ZIP = "application/zip"
PER_PAGE = 100  # forms are made and marked for many at once


def _today(request):
    return day_in(request.organisation, timezone.now())


def _list(request):
    return redirect("consents:list", slug=request.organisation.slug)


def _chosen(request, everybody):
    """The rows that the address asks for."""
    return queries.chosen(
        everybody,
        text=request.GET.get("q", ""),
        states=request.GET.getlist("state"),
        lacking_kinds=request.GET.getlist("lacking"),
        roles=request.GET.getlist("role"),
    )


def _shown(request, form=None, status=200):
    everybody = queries.standing(request.organisation, _today(request))
    page = page_of(request, _chosen(request, everybody), PER_PAGE)
    may_record = request.actor.may("consent.record", request.organisation)
    missing = queries.missing_forms(everybody, queries.to_renew(request.organisation, _today(request)))
    waiting = sum(cell.state == State.PRINTED for row in everybody for cell in row.cells)
    lack = [(kind.value, kind.label, sum(kind in row.lacking for row in everybody)) for kind in REQUIRED]
    context = {
        "page": page,
        "table": table_of(page.rows, request.organisation, tick=may_record),
        "form": form,
        "kinds": Kind.choices,
        "lack": lack,
        "waiting": waiting,
        "export_kinds": ("xlsx", "csv", "docx", "pdf"),
        "missing": sum(len(people) for people in missing.values()),
        "unsorted": queries.unsorted_sheets(request.organisation).count(),
        "today": _today(request),
        "may_record": may_record,
    }
    return render(request, "consents/list.html", context, status=status)


@require_safe
@inside("consent.view")
def consent_list(request):
    """Everybody who takes part with their three consents, filtered by what is missing."""
    return _shown(request)


def _people(request):
    return queries.people_of(request.organisation)


@require_POST
@inside("consent.record")
@writes
def print_forms(request):
    """Forms for the ticked people and kinds; the archive is fetched from the list afterwards."""
    form = BulkForm(request.POST, people=_people(request))
    if not form.is_valid():
        return _shown(request, form, status=422)
    cycle = request.POST.get("year", "")[:40]
    rows = actions.print_consents(
        request.organisation,
        form.cleaned_data["person"],
        form.cleaned_data["kind"],
        roles=queries.participants(request.organisation, _today(request)),
        year=cycle,
        by=request.actor,
        at=timezone.localtime(),
    )
    words = ngettext("%(n)s form is ready to print.", "%(n)s forms are ready to print.", len(rows))
    messages.info(request, words % {"n": len(rows)})
    return _list(request)


@require_POST
@inside("consent.record")
@writes
def mark_signed(request):
    """The printed forms of the ticked people and kinds came back signed."""
    form = SignedForm(request.POST, people=_people(request))
    if not form.is_valid():
        return _shown(request, form, status=422)
    data = form.cleaned_data
    consents = queries.waiting(request.organisation, data["kind"], people=data["person"])
    done = actions.record_signed(consents, on=data["on"], by=request.actor, at=timezone.localtime())
    words = ngettext("%(n)s consent is marked as signed.", "%(n)s consents are marked as signed.", len(done))
    messages.info(request, words % {"n": len(done)})
    return _list(request)


@require_safe
@inside("consent.view")
def waiting_zip(request):
    """All forms that wait for a signature, of one kind where `kind` says so, as one archive."""
    kinds = request.GET.getlist("kind") or Kind.values
    rows = queries.waiting(request.organisation, kinds)
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_STORED) as archive:
        for name, content in consent_files(rows):
            archive.writestr(name, content)
    return download(bundle.getvalue(), f"Согласия {_today(request):%d.%m.%Y}.zip", ZIP)


@require_safe
@inside("consent.view")
def consent(request, pk):
    """One consent: its state, its paper, what may be done."""
    found = open_consent(request.actor, pk)
    context = {
        "consent": found,
        "may_record": request.actor.may("consent.record", request.organisation),
        "is_open": found.state in OPEN,
    }
    return render(request, "consents/consent.html", context)


@require_safe
@inside("consent.view")
def form_docx(request, pk):
    """The form itself."""
    found = open_consent(request.actor, pk)
    if found.text_version == "earlier":
        raise Http404  # it was signed on a paper of the school's own
    name, content = next(consent_files([found]))
    return download(content, name, DOCX)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("consent.record")
@writes
def withdraw(request, pk):
    """The person takes the consent back: what follows, then the deed."""
    found = open_consent(request.actor, pk, to="consent.record")
    form = WithdrawForm(request.POST or None, initial={"on": _today(request)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_consent(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The withdrawal is recorded."))
            return _list(request)
    context = {"consent": found, "form": form}
    return render(request, "consents/withdraw.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("consent.record")
@writes
def answers(request, pk):
    """What the person ticked on the form on dissemination, line by line."""
    found = open_consent(request.actor, pk, to="consent.record")
    form = AnswersForm(request.POST or None, consent=found)
    if request.method == "POST" and form.is_valid():
        actions.record_answers(
            found,
            form.answers(),
            addresses=form.cleaned_data["addresses"],
            by=request.actor,
            at=timezone.localtime(),
        )
        messages.info(request, _("The answers are recorded."))
        return redirect("consents:consent", slug=request.organisation.slug, pk=found.pk)
    context = {"consent": found, "form": form}
    return render(request, "consents/answers.html", context, status=422 if form.errors else 200)


@require_POST
@inside("consent.record")
@writes
def print_missing(request):
    """Everything that is missing, in one go: the forms get their numbers, one PDF holds them all."""
    organisation, today = request.organisation, _today(request)
    missing = queries.missing_forms(
        queries.standing(organisation, today), queries.to_renew(organisation, today)
    )
    number = 0
    for kind, people in sorted(missing.items()):
        made = actions.print_consents(
            organisation, queries.cards(organisation, people), [kind], roles=queries.participants(organisation, today),
            year=request.POST.get("year", "")[:40], by=request.actor, at=timezone.localtime(),
        )  # fmt: skip
        number += len(made)
    words = ngettext("%(n)s form is ready to print.", "%(n)s forms are ready to print.", number)
    messages.info(request, words % {"n": number})
    return _list(request)


@require_safe
@inside("consent.view")
def waiting_pdf(request):
    """All forms that wait for a signature, by name, as one PDF to be printed; the archive where no PDF can be made."""
    rows = list(queries.waiting(request.organisation, request.GET.getlist("kind") or Kind.values))
    content = one_pdf(rows)
    if content is None:
        return redirect("consents:zip", request.organisation.slug)
    return download(content, f"Согласия {_today(request):%d.%m.%Y}.pdf", "application/pdf")


@require_safe
@inside("consent.view")
def export(request, kind):
    """The register as it is seen, as a file; the journal says who took it."""
    everybody = queries.standing(request.organisation, _today(request))
    taken = Taken(
        _("Consents"),
        columns(queries.details(request.organisation)),
        _chosen(request, everybody),
        selection(request.GET),
    )
    return take_names(
        kind, taken, deed="consent.export", organisation=request.organisation, by=request.actor,
        at=timezone.localtime(),
    )  # fmt: skip


@require_POST
@inside("consent.record")
@writes
def withdrawal_paper(request, pk):
    """The form by which the person takes the consent back, among the documents."""
    found = open_consent(request.actor, pk, to="consent.record")
    made = prepare_withdrawal(found, by=request.actor, at=timezone.localtime())
    return redirect("documents:document", request.organisation.slug, made.pk)
