"""The draft that mentor, mentee and curator write together, each from their own account."""

from functools import partial

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import actions
from ..access import open_item, open_programme
from ..forms import ItemForm, NoteForm
from .common import ask, to, who, written

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
@inside("organisation.view")
@writes
def edit(request, pk):
    """Other words in the explanatory note of a draft."""
    found = open_programme(request.actor, pk, to="own")
    now = {name: getattr(found, name) for name in actions.TEXTS}
    form = NoteForm(request.POST or None, initial=NoteForm.first(now))
    if (
        request.method == "POST"
        and form.is_valid()
        and written(form, now, partial(actions.change_programme, found, **who(request)))
    ):
        messages.info(request, _("The programme is changed."))
        return to(request, found)
    return ask(request, found, form, _("Change the explanatory note"), _("Save"))


@GET_OR_POST
@inside("organisation.view")
@writes
def edit_item(request, pk):
    """Another line of a draft's plan."""
    item = open_item(request.actor, pk, to="own")
    now = {name: getattr(item, name) for name in ItemForm.base_fields if name != "seen"}
    form = ItemForm(request.POST or None, initial=ItemForm.first(now))
    if (
        request.method == "POST"
        and form.is_valid()
        and written(form, now, partial(actions.change_item, item, **who(request)))
    ):
        messages.info(request, _("The line is changed."))
        return to(request, item.programme)
    return ask(request, item.programme, form, _("Change line %(n)s") % {"n": item.number}, _("Save"))


@GET_OR_POST
@inside("organisation.view")
@writes
def add_item(request, pk):
    """One more line for a draft's plan."""
    found = open_programme(request.actor, pk, to="own")
    form = ItemForm(request.POST or None, initial={"due": found.ends_on, "responsible": "наставник"})
    if (
        request.method == "POST"
        and form.is_valid()
        and written(form, {}, partial(actions.add_item, found, **who(request)))
    ):
        messages.info(request, _("The line is added."))
        return to(request, found)
    return ask(request, found, form, _("Add an activity"), _("Add"))


@require_POST
@inside("organisation.view")
@writes
def remove_item(request, pk):
    """Take a line out of a draft's plan."""
    item = open_item(request.actor, pk, to="own")
    found = item.programme
    actions.remove_item(item, **who(request))
    messages.info(request, _("The line is taken out."))
    return to(request, found)


@require_POST
@inside("organisation.view")
@writes
def move_item(request, pk):
    """A line of a draft's plan one place up or down."""
    item = open_item(request.actor, pk, to="own")
    actions.move_item(item, up=request.POST.get("way") == "up", **who(request))
    return to(request, item.programme)


@require_POST
@inside("organisation.view")
@writes
def agree_own(request, pk):
    """One side agrees with the draft that it has before its eyes."""
    found = open_programme(request.actor, pk, to="own")
    seen = request.POST.get("revision", "")
    revision = int(seen) if seen.isdigit() else found.revision
    if actions.agree_for_oneself(found, revision=revision, **who(request)):
        messages.info(request, _("Both sides have agreed. The curator is told and approves."))
    else:
        messages.info(request, _("Your word is kept. The other side is asked."))
    return to(request, found)
