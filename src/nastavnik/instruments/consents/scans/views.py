"""A pile of scans is brought; sheets that found no consent are given to one by hand."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import keep_file, read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.forms import tell
from nastavnik.instruments.documents.scans.reading import MOST_BYTES

from .. import queries, sheets
from ..access import open_consent, open_sheet
from ..forms import PileForm, SheetForm


def _today(request):
    return day_in(request.organisation, timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
@inside("consent.record")
@writes
def bring(request):
    """Bring the pile: the files are kept, the sorting goes on behind the page."""
    form = PileForm(request.POST or None, request.FILES or None, initial={"on": _today(request)})
    if request.method == "POST" and form.is_valid():
        files, on = form.cleaned_data["files"], form.cleaned_data["on"]
        if on > _today(request):
            form.add_error("on", _("Not later than today."))
        elif any(one.size > MOST_BYTES for one in files):
            form.add_error(
                "files",
                _("A file is larger than %(n)s MB. Scan the pile in parts.") % {"n": MOST_BYTES >> 20},
            )
        else:
            told = {"by": request.actor, "at": timezone.localtime()}
            kept = [
                keep_file(
                    request.organisation,
                    one.read(),
                    name=one.name,
                    media_type="application/octet-stream",
                    **told,
                )
                for one in files
            ]
            job = start(
                "consents.sort",
                organisation=request.organisation,
                files=[one.pk for one in kept],
                on=on,
                **told,
            )
            return redirect("jobs:job", request.organisation.slug, job.pk)
    return render(request, "consents/bring.html", {"form": form}, status=422 if form.errors else 200)


def _shown(request, form=None, wrong=None, status=200):
    rows = list(queries.unsorted_sheets(request.organisation))
    context = {
        "rows": rows,
        "consents": queries.without_scan(request.organisation),
        "today": _today(request),
        "form": form,
        "wrong": wrong,
    }
    return render(request, "consents/sheets.html", context, status=status)


@require_safe
@inside("consent.record")
def waiting(request):
    """The sheets that found no consent by themselves."""
    return _shown(request)


@require_POST
@inside("consent.record")
@writes
def join(request, pk):
    """Give a sheet to the consent that it is."""
    sheet = open_sheet(request.actor, request.organisation, pk)
    form = SheetForm(request.POST, consents=queries.without_scan(request.organisation))
    if form.is_valid():
        data = form.cleaned_data
        try:
            sheets.join_sheet(
                sheet, data["consent"], on=data["on"], by=request.actor, at=timezone.localtime()
            )
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The sheet is kept with its consent."))
            return redirect("consents:sheets", request.organisation.slug)
    return _shown(request, form, pk, status=422)


@require_POST
@inside("consent.record")
@writes
def drop(request, pk):
    """The sheet is no consent: its file is destroyed."""
    sheet = open_sheet(request.actor, request.organisation, pk)
    sheets.drop_sheet(sheet, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The sheet is put aside and its file destroyed."))
    return redirect("consents:sheets", request.organisation.slug)


@require_safe
@inside("consent.record")
def sheet_file(request, pk):
    """The sheet itself."""
    sheet = open_sheet(request.actor, request.organisation, pk)
    return download(read_file(sheet.file), sheet.file.name, sheet.file.media_type)


@require_safe
@inside("consent.view")
def scan(request, pk):
    """The scan of a consent."""
    consent = open_consent(request.actor, pk)
    if not consent.scan_id:
        raise Http404
    return download(read_file(consent.scan), consent.scan.name, consent.scan.media_type)
