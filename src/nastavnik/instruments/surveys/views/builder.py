"""The builder: a draft's pages and questions, put in, moved, changed, taken out, published."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import editing
from ..access import open_draft, open_questionnaire
from ..actions import questionnaires as deeds
from ..content import say
from ..forms import ItemForm, SectionForm
from ..kinds import Kind

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@inside("survey.manage")
@writes
def draft(request, pk):
    """Begin to change a published questionnaire: a new version is written, the old one stays."""
    found = open_questionnaire(request.actor, request.organisation, pk, to="survey.manage")
    deeds.draft_version(found, by=request.actor, at=timezone.localtime())
    return redirect("surveys:build", request.organisation.slug, pk)


@require_safe
@inside("survey.manage")
def build(request, pk):
    """The whole draft with its questions."""
    return _shown(request, open_draft(request.actor, request.organisation, pk))


def _shown(request, version, error=""):
    template = "surveys/build.html#draft" if request.htmx else "surveys/build.html"
    context = {
        "draft": version,
        "questionnaire": version.questionnaire,
        "content": version.read(),
        "kinds": Kind.choices,
        "error": error,
    }
    return render(request, template, context, status=409 if error else 200)


@require_POST
@inside("survey.manage")
def move(request, pk):
    """A question or a page one place up or down."""
    by = -1 if request.POST.get("way") == "up" else 1
    what = request.POST.get("what", "")

    def change(content):
        if what.isdecimal():
            return editing.move_section(content, int(what), by)
        return editing.move_item(content, what, by)

    return _changed(request, pk, change)


@require_POST
@inside("survey.manage")
def remove(request, pk):
    """A question or a page taken out of the draft; the published version keeps it."""
    what = request.POST.get("what", "")

    def change(content):
        if what.isdecimal():
            return editing.remove_section(content, int(what))
        return editing.remove_item(content, what)

    return _changed(request, pk, change)


def _changed(request, pk, change):
    """Apply the change to the draft that was seen; the list of questions again, or back to it."""
    version = open_draft(request.actor, request.organisation, pk)
    try:
        _put(request, version, change(version.read()))
    except DomainError as error:
        version.refresh_from_db()
        return _shown(request, version, error=error)
    if request.htmx:
        return _shown(request, version)
    return redirect("surveys:build", request.organisation.slug, pk)


def _put(request, version, content):
    edits = request.POST.get("edits", "")
    deeds.change_draft(
        version,
        content,
        edits=int(edits) if edits.isdecimal() else -1,
        by=request.actor,
        at=timezone.localtime(),
    )


@GET_OR_POST
@inside("survey.manage")
@writes
def new_section(request, pk):
    """One more page of the questionnaire."""
    version = open_draft(request.actor, request.organisation, pk)
    return _form_page(
        request,
        version,
        SectionForm(request.POST or None),
        _("New page"),
        lambda form: editing.add_section(version.read(), **form.cleaned_data),
    )


@GET_OR_POST
@inside("survey.manage")
@writes
def section(request, pk, number):
    """The title and the introduction of a page."""
    version = open_draft(request.actor, request.organisation, pk)
    content = version.read()
    if not 1 <= number <= len(content.sections):
        raise Http404
    here = content.sections[number - 1]
    form = SectionForm(request.POST or None, initial={"title": here.said, "lead": say(here.lead)})
    return _form_page(
        request,
        version,
        form,
        here.said,
        lambda form: editing.change_section(content, number, **form.cleaned_data),
    )


@GET_OR_POST
@inside("survey.manage")
@writes
def new_item(request, pk, number):
    """A new question of the kind that the address names."""
    version = open_draft(request.actor, request.organisation, pk)
    kind, content = request.GET.get("kind", Kind.SCALE.value), version.read()
    if kind not in Kind.values or not 1 <= number <= len(content.sections):
        raise Http404
    form = ItemForm(request.POST or None, content=content, kind=kind)
    return _form_page(
        request,
        version,
        form,
        _("New question: %(kind)s") % {"kind": Kind(kind).label},
        lambda form: editing.add_item(content, number, form.made()),
    )


@GET_OR_POST
@inside("survey.manage")
@writes
def item(request, pk, code):
    """One question of the draft."""
    version = open_draft(request.actor, request.organisation, pk)
    content = version.read()
    here = content.item(code)
    if here is None:
        raise Http404
    form = ItemForm(request.POST or None, content=content, kind=here.kind, item=here)
    return _form_page(
        request, version, form, here.kind_words, lambda form: editing.change_item(content, form.made())
    )


def _form_page(request, version, form, heading, change):
    """Show the form; when it is right, apply `change` (form → content) to the draft."""
    if request.method == "POST" and form.is_valid():
        try:
            _put(request, version, change(form))
        except BadInput as error:
            form.tell(error)
        else:
            return redirect("surveys:build", request.organisation.slug, version.questionnaire_id)
    context = {
        "draft": version,
        "questionnaire": version.questionnaire,
        "form": form,
        "heading": heading,
    }
    return render(request, "surveys/build_form.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("survey.manage")
@writes
def publish(request, pk):
    """From now on it can be sent, and these questions never change."""
    version = open_draft(request.actor, request.organisation, pk)
    if request.method == "POST":
        deeds.publish_version(version, by=request.actor, at=timezone.localtime())
        messages.info(request, _("«%(title)s» is published.") % {"title": version.questionnaire.said})
        return redirect("surveys:page", request.organisation.slug, pk)
    context = {
        "heading": _("Publish «%(title)s»") % {"title": version.questionnaire.said},
        "effects": [
            _("It can be sent to people from now on."),
            _("These questions never change any more; for changes a new version is written."),
            _("Waves already sent go on with the version that they were sent with."),
        ],
        "undo": _("A published version can't be taken back, but nobody sees it before you send it."),
        "deed": _("Publish"),
        "back": reverse("surveys:build", args=[request.organisation.slug, pk]),
    }
    return render(request, "core/confirm.html", context)


@GET_OR_POST
@inside("survey.manage")
@writes
def drop(request, pk):
    """Forget the draft."""
    version = open_draft(request.actor, request.organisation, pk)
    only, title = version.number == 1, version.questionnaire.said
    page = "list" if only else "page"
    keys = [request.organisation.slug] + ([] if only else [pk])
    if request.method == "POST":
        deeds.drop_draft(version, by=request.actor, at=timezone.localtime())
        messages.info(request, _("The draft of «%(title)s» is removed.") % {"title": title})
        return redirect(f"surveys:{page}", *keys)
    context = {
        "heading": _("Remove the draft of «%(title)s»") % {"title": title},
        "effects": [
            _("The whole questionnaire is removed: it has no other version.")
            if only
            else _("The changes made since the last version are removed."),
        ],
        "undo": _("This can't be undone."),
        "danger": True,
        "deed": _("Remove"),
        "back": reverse("surveys:build", args=[request.organisation.slug, pk]),
    }
    return render(request, "core/confirm.html", context)
