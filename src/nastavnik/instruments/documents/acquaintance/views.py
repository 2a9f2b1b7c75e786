"""Reading signed papers: one's own list with a tick, and the curator's list of who has not read."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.paper import file_name, render_docx

from ..access import open_document
from ..actions import DOCX, day_in
from ..forms import tell
from ..preview import preview_of
from ..printing import draw_pdf
from . import actions, queries
from .access import open_own
from .forms import AddForm, OnPaperForm
from .models import Way
from .sheet import acquaintance_paper


@require_safe
@inside("organisation.view")
def own_list(request):
    """What I have to read, and what I have read."""
    rows = list(queries.own_list(request.actor, request.organisation)[:200])
    waiting = [row for row in rows if not row.is_done]
    read = [row for row in rows if row.is_done]
    return render(request, "documents/own_list.html", {"waiting": waiting, "read": read})


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def own(request, pk):
    """The text of one paper and the tick «I have read it»."""
    row = open_own(request.actor, request.organisation, pk)
    if request.method == "POST":
        at = timezone.now()
        actions.tick(row, day=day_in(request.organisation, at), by=request.actor, at=at)
        messages.info(request, _("Noted: you have read the document."))
        return redirect("documents:own_list", request.organisation.slug)
    context = {"row": row, "document": row.document, "pieces": preview_of(row.document)}
    return render(request, "documents/own.html", context)


def _shown(request, document, paper_form=None, add_form=None):
    today = day_in(request.organisation, timezone.now())
    rows = list(queries.readers_of(document))
    counted = queries.counts(rows)
    waiting = queries.readers_of(document).waiting()
    context = {
        "document": document,
        "rows": rows,
        "waiting": counted[Way.NOT_YET],
        "done": len(rows) - counted[Way.NOT_YET],
        "paper_form": paper_form or OnPaperForm(waiting=waiting, initial={"on": today}),
        "add_form": add_form or AddForm(people=queries.possible_readers(document, today)),
        "may_make": request.actor.may("document.make", request.organisation),
    }
    failed = (paper_form and paper_form.errors) or (add_form and add_form.errors)
    return render(request, "documents/readers.html", context, status=422 if failed else 200)


@require_safe
@inside("document.view")
def readers(request, pk):
    """Who has read the document and who has not."""
    return _shown(request, open_document(request.actor, pk))


@require_POST
@inside("document.make")
@writes
def on_paper(request, pk):
    """Marks from the printed sheet."""
    document = open_document(request.actor, pk, to="document.make")
    at = timezone.now()
    form = OnPaperForm(request.POST, waiting=queries.readers_of(document).waiting())
    if not form.is_valid():
        return _shown(request, document, paper_form=form)
    try:
        done = actions.record_on_paper(
            list(form.cleaned_data["rows"]), on=form.cleaned_data["on"],
            today=day_in(request.organisation, at), by=request.actor, at=at,
        )  # fmt: skip
    except DomainError as error:
        tell(form, error)
        return _shown(request, document, paper_form=form)
    messages.info(
        request, ngettext("%(n)s mark is recorded.", "%(n)s marks are recorded.", done) % {"n": done}
    )
    return redirect("documents:readers", request.organisation.slug, document.pk)


@require_POST
@inside("document.make")
@writes
def add(request, pk):
    """Ask more people."""
    document = open_document(request.actor, pk, to="document.make")
    at = timezone.now()
    form = AddForm(request.POST, people=queries.possible_readers(document, day_in(request.organisation, at)))
    if not form.is_valid():
        return _shown(request, document, add_form=form)
    count = actions.add_people(document, form.cleaned_data["people"], by=request.actor, at=at)
    messages.info(
        request, ngettext("%(n)s person is asked.", "%(n)s people are asked.", count) % {"n": count}
    )
    return redirect("documents:readers", request.organisation.slug, document.pk)


@require_POST
@inside("document.make")
@writes
def remind(request, pk):
    """A notice to those who have an account and have not read it."""
    document = open_document(request.actor, pk, to="document.make")
    at = timezone.now()
    url = reverse("documents:own_list", args=[request.organisation.slug])
    told = actions.remind(document, url=url, at=at, today=day_in(request.organisation, at))
    messages.info(
        request, ngettext("%(n)s person is reminded.", "%(n)s people are reminded.", told) % {"n": told}
    )
    return redirect("documents:readers", request.organisation.slug, document.pk)


@require_safe
@inside("document.view")
def sheet(request, pk, extension):
    """The sheet to print, with the marks that there are."""
    document = open_document(request.actor, pk)
    paper = acquaintance_paper(document, list(queries.readers_of(document)), timezone.now())
    content = draw_pdf(paper) if extension == "pdf" else render_docx(paper)
    if content is None:
        raise DomainError(_("There are no fonts for PDF on this server; take the .docx."))
    name = file_name(("Лист ознакомления", document.title), extension)
    return download(content, name, "application/pdf" if extension == "pdf" else DOCX)
