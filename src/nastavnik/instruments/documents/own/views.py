"""Templates of the school's own: the list, one version with its fields, a try on real data."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.paper import file_name

from ..actions import DOCX, day_in
from ..checks.run import as_if_signed, findings_in_docx
from ..forms import tell
from ..makers import kind_of, kind_words, make_paper
from ..numbering import propose_number
from ..queries import latest_of
from . import actions, queries
from .access import open_template
from .convert import libreoffice, pdf_of
from .fields import known_fields, values_of
from .forms import BringForm

EXAMPLE = "{{ organisation.full_name_gen }}"
EXAMPLE_OF_ROWS = "{% for row in readers %} {{ row.number }}. {{ row.name }} {% endfor %}"


@require_http_methods(["GET", "HEAD", "POST"])
@inside("document.view")
@writes
def templates(request):
    """Kinds with the template in use, and the form for a new version."""
    may_make = request.actor.may("document.make", request.organisation)
    form = BringForm(
        request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind", "")}
    )
    if request.method == "POST":
        if not may_make:
            raise PermissionDenied
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                row = actions.bring_template(
                    request.organisation, form.cleaned_data["kind"], file.read(), name=file.name,
                    by=request.actor, at=timezone.localtime(),
                )  # fmt: skip
            except DomainError as error:
                tell(form, error)
            else:
                messages.info(
                    request,
                    _("Version %(n)s is kept. Look at it before it is put in use.") % {"n": row.version},
                )
                return redirect("documents:template", request.organisation.slug, row.pk)
    rows = [(row, kind_words(row.kind)) for row in queries.versions(request.organisation)]
    context = {"rows": rows, "form": form, "may_make": may_make, "example": EXAMPLE}
    return render(request, "documents/templates.html", context, status=422 if form.errors else 200)


@require_safe
@inside("document.view")
def template(request, pk):
    """One version: fields known, unknown and left blank on the newest document of its kind."""
    row = open_template(request.actor, request.organisation, pk)
    known = known_fields(row.kind)
    document = _sample(request, row)
    blank, findings = [], []
    if document is not None:
        paper = make_paper(document)
        values, rows = values_of(document, paper)
        blank = [
            name for name in row.fields_known if name.partition(".")[0] not in rows and not values.get(name)
        ]
        findings = findings_in_docx(document, queries.fill_by(row, document, paper))
    context = {
        "row": row,
        "kind_words": kind_words(row.kind),
        "fields": [(name, known.get(name, "")) for name in row.fields_known],
        "all_fields": list(known.items()),
        "blank": blank,
        "sample": document,
        "findings": findings,
        "may_make": request.actor.may("document.make", request.organisation),
        "converts": libreoffice() is not None,
        "example": EXAMPLE_OF_ROWS,
    }
    return render(request, "documents/template.html", context)


def _sample(request, row):
    """The newest document of the kind with the number that signing would give; None where there is none."""
    found = latest_of(request.organisation, row.kind)
    if found is None:
        return None
    day = day_in(request.organisation, timezone.now())
    numbered = kind_of(found.kind).numbered
    number = propose_number(request.organisation, found.journal, day) if numbered else ""
    return as_if_signed(found, number=number, day=day)


@require_safe
@inside("document.view")
def template_file(request, pk):
    """The uploaded file as it was brought."""
    row = open_template(request.actor, request.organisation, pk)
    return download(
        read_file(row.file), file_name((str(kind_words(row.kind)), f"версия {row.version}")), DOCX
    )


@require_safe
@inside("document.view")
def template_try(request, pk, extension):
    """The template filled from the newest document of its kind; PDF where LibreOffice is installed."""
    row = open_template(request.actor, request.organisation, pk)
    document = _sample(request, row)
    if document is None:
        raise Http404
    content = queries.fill_by(row, document, make_paper(document))
    name = file_name((_("Try"), document.title), extension)
    if extension == "docx":
        return download(content, name, DOCX)
    made = pdf_of(content)
    if made is None:
        raise DomainError(
            _("PDF of your own templates needs LibreOffice on the server. Take the .docx and print it.")
        )
    return download(made, name, "application/pdf")


@require_POST
@inside("document.make")
@writes
def template_use(request, pk):
    """Put this version in use."""
    row = open_template(request.actor, request.organisation, pk, to="document.make")
    actions.use_template(row, by=request.actor, at=timezone.localtime())
    messages.info(request, _("New documents of this kind are printed by your template."))
    return redirect("documents:template", request.organisation.slug, row.pk)


@require_POST
@inside("document.make")
@writes
def template_built_in(request, pk):
    """Back to the built-in paper."""
    row = open_template(request.actor, request.organisation, pk, to="document.make")
    actions.use_built_in(request.organisation, row.kind, by=request.actor, at=timezone.localtime())
    messages.info(request, _("New documents of this kind are printed by the built-in paper."))
    return redirect("documents:template", request.organisation.slug, row.pk)
