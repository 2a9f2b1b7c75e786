"""The check of a loose .docx: looked at, never kept."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.organisations.access import inside

from ..actions import day_in
from ..forms import tell
from ..own.forms import CheckForm
from ..own.guard import guarded
from .run import findings_in_file


@require_http_methods(["GET", "HEAD", "POST"])
@inside("document.make")
def check_file(request):
    """Findings of a paper that was made elsewhere. Writes nothing, so a second sending does no harm."""
    form = CheckForm(request.POST or None, request.FILES or None)
    context = {"form": form, "checked": False}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            guarded(content)
            day = day_in(request.organisation, timezone.now())
            context |= {"findings": findings_in_file(request.organisation, content, day)}
        except DomainError as error:
            tell(form, error)
        else:
            context |= {"checked": True, "name": file.name}
    return render(request, "documents/check_file.html", context, status=422 if form.errors else 200)
