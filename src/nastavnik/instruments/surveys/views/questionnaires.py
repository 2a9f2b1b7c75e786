"""Questionnaires of the school: the list, one of them, the library, the printed blank."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import day_in

from .. import library, queries
from ..access import open_questionnaire
from ..actions import questionnaires as deeds
from ..asking import answers_form
from ..forms import About
from ..papers import blank_file
from ..states import VersionState

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
@inside("survey.view")
def listing(request):
    """The school's questionnaires, its waves, and what the library has ready."""
    rows = queries.questionnaires(request.organisation)
    taken = {row.questionnaire.code for row in rows}
    context = {
        "rows": rows,
        "waves": list(queries.campaigns(request.organisation)[:50]),
        "ready": [one for one in library.all_ready() if one.code not in taken],
        "may_manage": request.actor.may("survey.manage", request.organisation),
    }
    return render(request, "surveys/list.html", context)


@GET_OR_POST
@inside("survey.manage")
@writes
def new(request):
    """An empty questionnaire of the school's own."""
    form = About(request.POST or None, initial={"audience": "staff"})
    if request.method == "POST" and form.is_valid():
        try:
            made = deeds.begin_questionnaire(
                request.organisation, by=request.actor, at=timezone.localtime(), **form.cleaned_data
            )
        except BadInput as error:
            form.tell(error)
        else:
            return redirect("surveys:build", request.organisation.slug, made.pk)
    return render(request, "surveys/about.html", {"form": form}, status=422 if form.errors else 200)


@GET_OR_POST
@inside("survey.manage")
@writes
def ready(request, code):
    """A questionnaire of the library as it would be seen; taken over by a press."""
    if code not in library.ORDER:
        raise Http404
    told = library.ready(code)
    if request.method == "POST":
        made = deeds.take_ready(request.organisation, code, by=request.actor, at=timezone.localtime())
        messages.info(
            request, _("«%(title)s» is yours now: send it as it is, or change it.") % {"title": made.said}
        )
        return redirect("surveys:page", request.organisation.slug, made.pk)
    context = {"ready": told, "parts": _parts(request, told.content)}
    return render(request, "surveys/ready.html", context)


@require_safe
@inside("survey.view")
def page(request, pk):
    """One questionnaire: its versions, its questions, its waves."""
    found = open_questionnaire(request.actor, request.organisation, pk)
    versions = list(queries.versions_of(found))
    published = next((one for one in versions if one.state == VersionState.PUBLISHED), None)
    shown = published or versions[0]
    context = {
        "questionnaire": found,
        "versions": versions,
        "published": published,
        "drafted": versions[0].state == VersionState.DRAFT,
        "content": shown.read(),
        "waves": list(queries.campaigns(request.organisation, found)[:50]),
        "may_manage": request.actor.may("survey.manage", request.organisation),
    }
    return render(request, "surveys/page.html", context)


@GET_OR_POST
@inside("survey.manage")
@writes
def about(request, pk):
    """What the questionnaire is called and what it is for."""
    found = open_questionnaire(request.actor, request.organisation, pk, to="survey.manage")
    initial = {"title": found.said, "purpose": found.purpose_said, "audience": found.audience}
    form = About(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.describe(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        except BadInput as error:
            form.tell(error)
        else:
            return redirect("surveys:page", request.organisation.slug, pk)
    context = {"form": form, "questionnaire": found}
    return render(request, "surveys/about.html", context, status=422 if form.errors else 200)


@require_safe
@inside("survey.view")
def preview(request, pk):
    """What whoever answers will see: every page one below the other; nothing is kept."""
    found = open_questionnaire(request.actor, request.organisation, pk)
    version = queries.latest_version(found, published=False)
    context = {"questionnaire": found, "draft": version, "parts": _parts(request, version.read())}
    return render(request, "surveys/preview.html", context)


@require_safe
@inside("survey.view")
def blank(request, pk, extension):
    """A sheet to fill in by hand; what comes back is typed in on the wave's page."""
    found = open_questionnaire(request.actor, request.organisation, pk)
    version = queries.latest_version(found, published=False)
    if extension not in MEDIA:
        raise Http404
    content = blank_file(version, extension)
    return download(content, f"{found.said}.{extension}", MEDIA[extension])


def _parts(request, content):
    """(section, its items as a form's) for looking at."""
    organisation, today = request.organisation, day_in(request.organisation, timezone.localtime())
    return [
        (section, answers_form(content, section.items, None, organisation, today, {}).asked())
        for section in content.sections
    ]
