"""One's own private notes on a pair; for everybody else, the curator and the head included, there are none."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from ...sides import side_of
from .. import access, queries
from ..forms import NoteForm
from . import actions

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _who(request):
    return {"by": request.actor, "at": timezone.localtime()}


@GET_OR_POST
@inside("organisation.view")
@writes
def notes(request, mentorship):
    """What one has noted on this pair, and a place for more."""
    pair = access.open_own_pair(request.actor, request.organisation, mentorship)
    me = side_of(request.actor, pair)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_note(pair, me, form.cleaned_data["words"], **_who(request))
        messages.info(request, _("The note is kept. Only you read it."))
        return redirect("meetings:notes", request.organisation.slug, pair.pk)
    context = {"pair": pair, "rows": queries.notes_of(me, pair), "form": form}
    return render(request, "meetings/notes.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("organisation.view")
@writes
def change(request, pk):
    """Other words in one's note."""
    note = access.open_note(request.actor, request.organisation, pk)
    pair = access.open_own_pair(request.actor, request.organisation, note.mentorship_id)
    form = NoteForm(request.POST or None, initial={"words": note.words})
    if request.method == "POST" and form.is_valid():
        actions.change_note(note, form.cleaned_data["words"], **_who(request))
        return redirect("meetings:notes", request.organisation.slug, pair.pk)
    context = {"pair": pair, "note": note, "form": form}
    return render(request, "meetings/note.html", context, status=422 if form.errors else 200)


@require_POST
@inside("organisation.view")
@writes
def remove(request, pk):
    """Take one's note away for good."""
    note = access.open_note(request.actor, request.organisation, pk)
    pair = note.mentorship_id
    actions.remove_note(note, **_who(request))
    messages.info(request, _("The note is gone."))
    return redirect("meetings:notes", request.organisation.slug, pair)
