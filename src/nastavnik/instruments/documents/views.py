"""Documents on the desk: the list, one document, its steps, and the acts they rest on."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.paper import file_name

from . import actions, queries
from .access import open_document
from .acts import acts, ending_within
from .checks.run import as_if_signed
from .forms import ApproveForm, CancelForm, SignForm, tell
from .makers import kind_of, kind_words, words_view
from .numbering import propose_number
from .own.convert import pdf_of
from .preview import preview_of
from .printing import draw_pdf, printed
from .states import State
from .tables import COLUMNS, page_of, table_of


def _day(request):
    return actions.day_in(request.organisation, timezone.now())


def _to(document, request):
    return redirect("documents:document", slug=request.organisation.slug, pk=document.pk)


@require_safe
@inside("document.view")
def document_list(request):
    """The organisation's documents: search, kinds and states as chips, order by heading."""
    found = queries.documents_of(
        request.organisation,
        text=request.GET.get("q", ""),
        kinds=request.GET.getlist("kind"),
        states=request.GET.getlist("state"),
        sort=request.GET.get("sort", "-created"),
    )
    page = page_of(request, found.values_list(*COLUMNS))
    context = {"page": page, "table": table_of(page.rows, request.organisation), "states": State.choices}
    context["may_make"] = request.actor.may("document.make", request.organisation)
    return render(request, "documents/list.html", context)


@require_safe
@inside("document.view")
def document(request, pk):
    """One document: what it is, its text, what may be done with it."""
    found = open_document(request.actor, pk)
    context = {
        "document": found,
        "kind_words": kind_words(found.kind),
        "words_url": _words_url(found),
        "approvals": found.approvals.all(),
        "findings": _findings(request, found),
        "readers": found.acquaintances.count() if found.is_signed else 0,
        "read": found.acquaintances.exclude(way="").count() if found.is_signed else 0,
        "pieces": preview_of(found) if found.state != State.CANCELLED or found.file_id else [],
        "may_make": request.actor.may("document.make", request.organisation),
        "may_sign": request.actor.may("document.sign", request.organisation),
    }
    return render(request, "documents/document.html", context)


def _words_url(document):
    """Where the words of a draft are changed; empty where nothing can be changed by hand."""
    view = words_view(document.kind) if document.state == State.DRAFT else ""
    return reverse(view, args=[document.organisation.slug, document.pk]) if view else ""


def _findings(request, document):
    """What the check says of an open document as signing today would print it; nothing of a signed one."""
    if not document.is_open:
        return []
    day = _day(request)
    numbered = kind_of(document.kind).numbered
    number = propose_number(request.organisation, document.journal, day) if numbered else ""
    return printed(as_if_signed(document, number=number, day=day)).findings()


@require_safe
@inside("document.view")
def paper(request, pk, extension):
    """The paper itself: the frozen bytes of a signed document, a fresh print of an open one."""
    found = open_document(request.actor, pk)
    name = file_name((found.title, f"№ {found.number}" if found.number else ""), extension)
    if extension == "docx":
        content = read_file(found.file) if found.file_id else printed(found).docx
        return download(content, name, actions.DOCX)
    content = _pdf_of(found)
    if content is None:
        raise Http404
    answer = download(content, name, "application/pdf")
    answer["Content-Disposition"] = answer["Content-Disposition"].replace("attachment", "inline", 1)
    return answer


def _pdf_of(document):
    """A signed document's frozen PDF if it was made, an open one's fresh print; None without fonts, or without
    LibreOffice for a paper by the school's own template."""
    if document.file_id:
        return read_file(document.pdf) if document.pdf_id else None
    made = printed(document)
    return pdf_of(made.docx) if made.own else draw_pdf(made.paper)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("document.make")
@writes
def approve(request, pk):
    """Record a body's word with its protocol."""
    found = open_document(request.actor, pk, to="document.make")
    form = ApproveForm(request.POST or None, initial={"date": _day(request)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.approve(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The protocol is recorded."))
            return _to(found, request)
    context = {"document": found, "form": form}
    return render(request, "documents/approve.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("document.sign")
@writes
def sign(request, pk):
    """What signing will do, then the signing itself."""
    found = open_document(request.actor, pk, to="document.sign")
    today = _day(request)
    proposed = (
        propose_number(request.organisation, found.journal, today) if kind_of(found.kind).numbered else ""
    )
    initial = {"date": today, "effective_on": today, "number": proposed}
    form = SignForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_document(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("Signed: № %(number)s.") % {"number": found.number or "–"})
            return _to(found, request)
    findings = _findings(request, found)
    if not any(finding.stops for finding in findings) and "despite" not in form.errors:
        del form.fields["despite"]
    context = {"document": found, "form": form, "effects": _effects(found, proposed), "findings": findings}
    return render(request, "documents/sign.html", context, status=422 if form.errors else 200)


def _effects(document, proposed):
    told = [
        _("«%(title)s» will be signed with the number %(number)s.")
        % {"title": document.title, "number": proposed}
        if proposed
        else _("«%(title)s» will be signed.") % {"title": document.title},
        _("Its text is frozen: afterwards it can be put right only by another document."),
    ]
    effects = kind_of(document.kind).effects
    return told + (effects(document) if effects else [])


@require_http_methods(["GET", "HEAD", "POST"])
@inside("document.make")
@writes
def cancel(request, pk):
    """Make the document void; a signed one keeps its number."""
    found = open_document(
        request.actor, pk, to="document.sign" if _is_signed(request, pk) else "document.make"
    )
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The document is cancelled."))
            return _to(found, request)
    context = {"document": found, "form": form}
    return render(request, "documents/cancel.html", context, status=422 if form.errors else 200)


def _is_signed(request, pk):
    return open_document(request.actor, pk).is_signed


@require_http_methods(["POST"])
@inside("document.make")
@writes
def reopen(request, pk):
    """Back to a draft, without the protocols."""
    found = open_document(request.actor, pk, to="document.make")
    actions.reopen_draft(found, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The document is a draft again."))
    return _to(found, request)


@require_safe
@inside("document.view")
def act_list(request):
    """The legal acts that the papers cite, with a warning before one lapses."""
    today = _day(request)
    ending = ending_within(today, 400)
    rows = [(act, act.works_on(today), act in ending) for act in acts().values()]
    return render(request, "documents/acts.html", {"rows": rows, "ending": ending})
