"""The public section on the desk: open or closed, its words, which papers and events are shown."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import actions, queries
from ..access import open_event, open_shown, open_signed
from ..address import section_address
from .forms import SectionForm


@require_http_methods(["GET", "HEAD", "POST"])
@inside("public.manage")
@writes
def section(request):
    """The settings, what is shown, and what could be shown."""
    organisation = request.organisation
    found = queries.section_of(organisation)
    initial = {name: getattr(found, name) for name in SectionForm.base_fields}
    form = SectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_section(
                organisation, by=request.actor, at=timezone.localtime(), **form.cleaned_data
            )
        except DomainError as error:
            form.tell(error)
        else:
            messages.info(request, _("The public section is changed."))
            return redirect("publicity:section", organisation.slug)
    papers, events = queries.shown_of(organisation)
    context = {
        "form": form, "section": found, "address": section_address(organisation),
        "papers": papers, "events": events,
        "more_papers": queries.papers_to_show(organisation), "more_events": queries.events_to_show(organisation),
    }  # fmt: skip
    return render(request, "public/keeping.html", context, status=422 if form.errors else 200)


@require_POST
@inside("public.manage")
@writes
def show_paper(request, pk):
    document = open_signed(request.actor, request.organisation, pk)
    actions.show_document(document, by=request.actor, at=timezone.localtime())
    return _back(request, _("The paper is shown in the public section."))


@require_POST
@inside("public.manage")
@writes
def show_event(request, pk):
    session = open_event(request.actor, request.organisation, pk)
    actions.show_session(session, by=request.actor, at=timezone.localtime())
    return _back(request, _("The event is shown in the public section."))


@require_POST
@inside("public.manage")
@writes
def hide(request, pk):
    actions.hide(
        open_shown(request.actor, request.organisation, pk), by=request.actor, at=timezone.localtime()
    )
    return _back(request, _("It is no longer shown."))


def _back(request, words):
    messages.info(request, words)
    return redirect("publicity:section", request.organisation.slug)
