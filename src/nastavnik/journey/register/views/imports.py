"""Staff lists: brought, looked at, their columns corrected, confirmed, undone."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside

from .. import access, previews, queries
from ..actions import imports as deeds
from ..forms import StaffListFile
from ..states import ImportState

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@GET_OR_POST
@inside("import.run")
@writes
def imports(request):
    """The staff lists that were brought, and a place for the next one."""
    form = StaffListFile(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            origin = deeds.bring_list(request.organisation, file.read(), file.name, **_now_by(request))
        except BadInput as error:
            form.add_error("file", str(error))
        else:
            return redirect("register:import", request.organisation.slug, origin.pk)
    context = {"form": form, "page": page_of(request, queries.imports_of(request.organisation))}
    return render(request, "register/imports.html", context, status=422 if form.errors else 200)


@require_safe
@inside("import.run")
def preview(request, pk):
    """A list before its confirmation: what is read from where and what would change; afterwards, what it did."""
    origin = access.open_import(request.actor, request.organisation, pk)
    return _preview(request, origin)


def _preview(request, origin, error=None):
    if origin.state == ImportState.UPLOADED:
        try:
            look = previews.look(origin, timezone.localdate())
        except BadInput as refusal:
            look, error = None, error or refusal
        context = {"origin": origin, "look": look, "error": error}
        return render(request, "register/preview.html", context, status=422 if error else 200)
    return render(request, "register/import.html", {"origin": origin, "result": previews.result(origin)})


@require_POST
@inside("import.run")
@writes
def columns(request, pk):
    """Correct what the columns of a sheet hold."""
    origin = access.open_import(request.actor, request.organisation, pk)
    look = previews.look(origin, timezone.localdate())
    sheet = next((one for one in look.sheets if one.name == request.POST.get("sheet")), None)
    if sheet is None:
        raise Http404
    posted = {
        one.column.index: (one.words, request.POST.get(f"column-{one.column.index}", one.words))
        for one in sheet.columns
    }
    before = {int(index): name for index, name in origin.columns.get(sheet.name, {}).items()}
    chosen = before | {index: to for index, (now, to) in posted.items() if to != now}
    try:
        deeds.set_columns(origin, sheet.name, chosen, **_now_by(request))
    except BadInput as error:
        return _preview(request, origin, error)
    messages.info(request, _("The columns are read as you told. They will be remembered for the next list."))
    return redirect("register:import", request.organisation.slug, pk)


@GET_OR_POST
@inside("import.run")
@writes
def confirm(request, pk):
    """Say what will happen, then enter the list as a whole."""
    origin = access.open_import(request.actor, request.organisation, pk)
    if request.method == "POST":
        deeds.confirm_list(origin, **_now_by(request))
        counts = origin.counts
        messages.info(
            request,
            _("The list is entered: new %(new)s, changed %(changed)s, as before %(unchanged)s.") % counts,
        )
        return redirect("register:import", request.organisation.slug, pk)
    if origin.state != ImportState.UPLOADED:
        return redirect("register:import", request.organisation.slug, pk)
    return render(request, "core/confirm.html", _confirming(request, origin))


def _confirming(request, origin) -> dict:
    look = previews.look(origin, timezone.localdate())
    effects = [
        ngettext("%(n)s staff card will be entered.", "%(n)s staff cards will be entered.", look.new_count)
        % {"n": look.new_count},
        ngettext("%(n)s card will change.", "%(n)s cards will change.", look.changed_count)
        % {"n": look.changed_count},
        ngettext("%(n)s card stays as it is.", "%(n)s cards stay as they are.", look.same_count)
        % {"n": look.same_count},
    ]
    if look.rejected:
        effects.append(
            ngettext(
                "%(n)s row is not accepted: it comes back in a file with the reason.",
                "%(n)s rows are not accepted: they come back in a file with the reasons.",
                len(look.rejected),
            )
            % {"n": len(look.rejected)}
        )
    effects.append(_("Candidates for both banks will be proposed by the rules, with reasons."))
    effects.append(_("Nobody is removed: who is not in the list stays."))
    return {
        "heading": _("Enter the staff list «%(name)s»?") % {"name": origin.file.name},
        "effects": effects,
        "undo": _("The import can be undone as long as nothing has been decided about its new people."),
        "deed": _("Enter the list"),
        "back": reverse("register:import", args=[request.organisation.slug, origin.pk]),
    }


@require_safe
@inside("import.run")
def rejected(request, pk):
    """The rejected rows as they were, with the reason beside each."""
    origin = access.open_import(request.actor, request.organisation, pk)
    content = deeds.rejected_copy(origin, timezone.localdate())
    stem = origin.file.name.rsplit(".", 1)[0]
    return download(content, _("%(name)s – rows to correct.xlsx") % {"name": stem}, XLSX)


@GET_OR_POST
@inside("import.run")
@writes
def undo(request, pk):
    """Say what undoing will do, then take the import back."""
    origin = access.open_import(request.actor, request.organisation, pk)
    if request.method == "POST":
        deeds.undo_import(origin, **_now_by(request))
        messages.info(request, _("The import is undone: the cards are as they were before it."))
        return redirect("register:import", request.organisation.slug, pk)
    if origin.state != ImportState.CONFIRMED:
        return redirect("register:import", request.organisation.slug, pk)
    new, changed = origin.counts["new"], origin.counts["changed"]
    context = {
        "heading": _("Undo the import of «%(name)s»?") % {"name": origin.file.name},
        "effects": [
            ngettext("%(n)s staff card will be removed.", "%(n)s staff cards will be removed.", new)
            % {"n": new},
            ngettext(
                "%(n)s card gets its former values back.",
                "%(n)s cards get their former values back.",
                changed,
            )
            % {"n": changed},
            _("What somebody corrected by hand since then stays."),
        ],
        "undo": _("The list can be brought again at any time."),
        "deed": _("Undo the import"),
        "danger": True,
        "back": reverse("register:import", args=[request.organisation.slug, origin.pk]),
    }
    return render(request, "core/confirm.html", context)


@GET_OR_POST
@inside("import.run")
@writes
def discard(request, pk):
    """Say what will be gone, then forget a list that was never entered."""
    origin = access.open_import(request.actor, request.organisation, pk)
    if request.method == "POST":
        deeds.discard_list(origin, **_now_by(request))
        messages.info(request, _("The list is deleted together with its file."))
        return redirect("register:imports", request.organisation.slug)
    if origin.state != ImportState.UPLOADED:
        return redirect("register:import", request.organisation.slug, pk)
    context = {
        "heading": _("Delete the list «%(name)s»?") % {"name": origin.file.name},
        "effects": [
            _("The file is destroyed, and what was told of its columns for this list."),
            _("Staff cards are not touched: nothing of this list was entered."),
        ],
        "undo": _("The list can be brought again at any time."),
        "deed": _("Delete the list"),
        "danger": True,
        "back": reverse("register:import", args=[request.organisation.slug, origin.pk]),
    }
    return render(request, "core/confirm.html", context)


def _now_by(request) -> dict:
    return {"by": request.actor, "at": timezone.localtime()}
