"""The scan of a signed document: brought and looked at."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside

from ..access import open_document
from ..forms import tell
from .actions import attach_scan
from .content import MOST_BYTES


class ScanForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The scan"),
        max_length=200,
        help_text=gettext_lazy(
            "PDF, JPEG or PNG, up to 20 MB. Data on the place and the camera are taken out of pictures."
        ),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@inside("document.make")
@writes
def attach(request, pk):
    """Bring the scan of the paper with signatures."""
    document = open_document(request.actor, pk, to="document.make")
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            file = form.cleaned_data["file"]
            attach_scan(document, file.read(MOST_BYTES + 1), by=request.actor, at=timezone.localtime())
        except DomainError as error:
            tell(form, error)
        else:
            messages.info(request, _("The scan is kept with the document."))
            return redirect("documents:document", request.organisation.slug, document.pk)
    context = {"document": document, "form": form}
    return render(request, "documents/scan.html", context, status=422 if form.errors else 200)


@require_safe
@inside("document.view")
def scan(request, pk):
    """The scan itself, as a download."""
    document = open_document(request.actor, pk)
    if not document.scan_id:
        raise Http404
    return download(read_file(document.scan), document.scan.name, document.scan.media_type)
