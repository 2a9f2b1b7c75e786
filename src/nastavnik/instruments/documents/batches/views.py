"""Taking many documents at once from the list."""

from django import forms
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.jobs.access import open_job
from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.organisations.access import inside

from .queries import archive, known_keys

MOST = 2_000
KINDS = ("documents.zip", "documents.print")


class BatchForm(forms.Form):
    document = forms.TypedMultipleChoiceField(coerce=int, choices=())
    extension = forms.ChoiceField(choices=[(code, code) for code in ("docx", "pdf", "both", "print")])
    new_sheet = forms.BooleanField(required=False)

    def __init__(self, *args, keys, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].choices = [(pk, pk) for pk in keys]

    def asked(self) -> dict:
        """The job and what it is given."""
        data = self.cleaned_data
        documents = list(dict.fromkeys(data["document"]))
        if data["extension"] == "print":
            return {"kind": "documents.print", "documents": documents, "new_sheet": data["new_sheet"]}
        return {"kind": "documents.zip", "documents": documents, "extension": data["extension"]}


@require_POST
@inside("document.view")
@writes
def pack(request):
    """Start the archive, or the PDF to print, of the ticked documents; its page shows how far it has come."""
    asked = [int(pk) for pk in request.POST.getlist("document")[: MOST + 1] if pk.isascii() and pk.isdigit()]
    mine = known_keys(request.organisation, asked)
    form = BatchForm(request.POST, keys=mine)
    if len(asked) > MOST or not form.is_valid():
        raise BadInput(
            _("Tick the documents in the list, two thousand at most, then press the button again.")
        )
    job = start(organisation=request.organisation, by=request.actor, at=timezone.localtime(), **form.asked())
    return redirect("jobs:job", request.organisation.slug, job.pk)


@require_safe
@inside("document.view")
def batch_file(request, pk):
    """The finished archive or PDF, for whoever asked for it."""
    job = open_job(request.actor, request.organisation, pk)
    kept = archive(request.organisation, job.result.get("file", 0))
    if job.kind not in KINDS or kept is None:
        raise Http404
    return download(read_file(kept), kept.name, kept.media_type)
