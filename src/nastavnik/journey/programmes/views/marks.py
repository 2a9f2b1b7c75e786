"""How the lines of a plan went: ticked at one tap, told in words or by a photo, confirmed by the other side."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside

from .. import actions, queries
from ..access import open_item, open_item_file, open_programme
from ..forms import FileForm, MarkForm
from .common import done, to, today_of, who


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def mark(request, pk):
    """How a line of the plan went; mentor, mentee and curator may say."""
    item = open_item(request.actor, pk, to="own")
    initial = {
        "mark": item.mark or "done",
        "on": item.done_on or today_of(request),
        "evidence": item.evidence,
    }
    form = MarkForm(request.POST or None, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, partial(actions.mark_item, item, **who(request)))
    ):
        messages.info(request, _("Line %(n)s is marked.") % {"n": item.number})
        return to(request, item.programme)
    return _page(request, item, form, FileForm())


def _page(request, item, form, file_form):
    context = {
        "item": item,
        "programme": item.programme,
        "form": form,
        "file_form": file_form,
        "files": queries.files_of(item),
    }
    wrong = form.errors or file_form.errors
    return render(request, "programmes/mark.html", context, status=422 if wrong else 200)


@require_POST
@inside("organisation.view")
@writes
def tick(request, pk):
    """Done, at one tap; a second tap takes it back."""
    item = open_item(request.actor, pk, to="own")
    deed = actions.untick_item if request.POST.get("undo") else actions.tick_item
    deed(item, **who(request))
    return _back(request, item)


@require_POST
@inside("organisation.view")
@writes
def confirm_mark(request, pk):
    """The other side's one tap."""
    item = open_item(request.actor, pk, to="own")
    actions.confirm_mark(item, **who(request))
    return _back(request, item)


def _back(request, item):
    if request.POST.get("next") == "home":
        return redirect("desk:own", request.organisation.slug)
    return redirect(f"{to(request, item.programme).url}#line-{item.number}")


@require_POST
@inside("organisation.view")
@writes
def add_file(request, pk):
    """A photo or a paper that shows the result."""
    item = open_item(request.actor, pk, to="own")
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data.pop("file")
        if done(form, partial(actions.add_file, item, file.read(), file.name, **who(request))):
            messages.info(request, _("The file is attached to line %(n)s.") % {"n": item.number})
            return redirect("programmes:mark", request.organisation.slug, item.pk)
    initial = {
        "mark": item.mark or "done",
        "on": item.done_on or today_of(request),
        "evidence": item.evidence,
    }
    return _page(request, item, MarkForm(initial=initial), form)


@require_safe
@inside("organisation.view")
def file(request, pk):
    """One file of a line, for the pair, its curator and the head."""
    kept = open_item_file(request.actor, pk).file
    return download(read_file(kept), kept.name, kept.media_type)


@require_safe
@inside("organisation.view")
def progress(request, pk):
    """Plan and fact by months: a table, and the same as bars."""
    found = open_programme(request.actor, pk)
    items = queries.items_of(found)
    context = {
        "programme": found,
        "pair": found.mentorship,
        "months": queries.months_of(items, today_of(request)),
        "progress": queries.progress_of(items, today_of(request)),
    }
    return render(request, "programmes/progress.html", context)
