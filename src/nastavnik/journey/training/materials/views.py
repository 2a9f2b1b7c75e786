"""The library's pages."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import DOCX
from nastavnik.instruments.documents.printing import draw_pdf
from nastavnik.instruments.documents.scans.content import MOST_BYTES
from nastavnik.paper import file_name, render_docx

from ..access import open_material
from ..forms import MaterialForm
from ..papers.library import material_paper
from . import actions, queries
from .markdown import page_html

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@inside("organisation.view")
def listing(request):
    """The library: search by words, kinds, for whom."""
    organisation, asked = request.organisation, request.GET
    manage = request.actor.may("training.manage", organisation)
    text = asked.get("q", "").strip()[:200]
    found = queries.listed(
        organisation, text=text, kinds=asked.getlist("kind"), audiences=asked.getlist("audience"),
        stages=asked.getlist("stage"), away=manage and asked.get("away") == "1",
    )  # fmt: skip
    context = {
        "page": page_of(request, found),
        "kinds": queries.counts(organisation, "kind"),
        "audiences": queries.counts(organisation, "audience"),
        "filtered": bool(set(asked) - {"page"}),
        "ready": queries.ready_left(organisation) if manage else 0,
        "may_manage": manage,
    }
    return render(request, "training/materials.html", context)


@require_safe
@inside("organisation.view")
def material(request, pk):
    """One material: its text, link or file, and older versions."""
    found = open_material(request.actor, request.organisation, pk)
    versions = queries.versions_of(found)
    shown = versions[0]
    asked = request.GET.get("version", "")
    if asked.isascii() and asked.isdigit():
        shown = next((one for one in versions if one.number == int(asked)), shown)
    context = {
        "material": found,
        "versions": versions,
        "shown": shown,
        "text": mark_safe(page_html(shown.body)),
        "may_manage": request.actor.may("training.manage", request.organisation),
    }
    return render(request, "training/material.html", context)


@GET_OR_POST
@inside("training.manage")
@writes
def new(request):
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_material(
                request.organisation, by=request.actor, at=timezone.localtime(), **_values(form)
            )
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("training:material", request.organisation.slug, made.pk)
    back = reverse("training:materials", args=[request.organisation.slug])
    return _form(request, form, _("A new material"), back)


@GET_OR_POST
@inside("training.manage")
@writes
def change(request, pk):
    found = open_material(request.actor, request.organisation, pk, to="training.manage")
    last = queries.versions_of(found)[0]
    names = ("kind", "audience", "stage", "title", "summary")
    initial = {name: getattr(found, name) for name in names} | {"body": last.body, "link": last.link}
    form = MaterialForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_material(found, by=request.actor, at=timezone.localtime(), **_values(form))
        except DomainError as error:
            form.tell(error)
        else:
            return redirect("training:material", request.organisation.slug, pk)
    back = reverse("training:material", args=[request.organisation.slug, pk])
    return _form(request, form, _("Change the material"), back)


def _values(form):
    values = dict(form.cleaned_data)
    brought = values.pop("file")
    return values | {"file": brought.read(MOST_BYTES + 1) if brought else None}


def _form(request, form, heading, back):
    context = {"form": form, "heading": heading, "back": back}
    return render(request, "training/form.html", context, status=422 if form.errors else 200)


@require_POST
@inside("training.manage")
@writes
def ready(request):
    """Take the ready set into the library."""
    taken = actions.take_ready_set(request.organisation, by=request.actor, at=timezone.localtime())
    words = ngettext("%(n)s text is in the library now.", "%(n)s texts are in the library now.", taken)
    messages.info(request, words % {"n": taken})
    return redirect("training:materials", request.organisation.slug)


@require_POST
@inside("training.manage")
@writes
def shelve(request, pk, name):
    """Put a material away, or bring it back."""
    found = open_material(request.actor, request.organisation, pk, to="training.manage")
    deed = actions.put_away if name == "away" else actions.bring_back
    deed(found, by=request.actor, at=timezone.localtime())
    return redirect("training:material", request.organisation.slug, pk)


@require_POST
@inside("organisation.view")
def paper(request, pk, extension):
    """The text as .docx or PDF; that somebody took it is counted, who is not."""
    found = open_material(request.actor, request.organisation, pk)
    last = queries.versions_of(found)[0]
    if not last.body:
        raise Http404
    made = material_paper(found, last)
    content = render_docx(made) if extension == "docx" else draw_pdf(made)
    if content is None:
        raise DomainError(_("PDF can't be made here: take the .docx."))
    actions.count_download(found)
    return download(
        content, file_name((found.title,), extension), DOCX if extension == "docx" else "application/pdf"
    )


@require_POST
@inside("organisation.view")
def file(request, pk):
    """The file of a material; that somebody took it is counted, who is not."""
    found = open_material(request.actor, request.organisation, pk)
    last = queries.versions_of(found)[0]
    if last.file_id is None:
        raise Http404
    actions.count_download(found)
    return download(read_file(last.file), last.file.name, last.file.media_type)
