"""With whom and when the people of the banks would work."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside

from .. import queries
from ..actions.candidates import change_entry
from ..banks import MENTEES, MENTORS
from ..forms_of_wishes import Wishes


@require_http_methods(["GET", "HEAD", "POST"])
@inside("bank.decide")
@writes
def wishes_of_mentee(request, pk):
    """With whom a mentee would like to work, with whom not, and when they are free."""
    return _wishes(request, MENTEES, MENTORS, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("bank.decide")
@writes
def wishes_of_mentor(request, pk):
    """With whom a mentor would like to work, with whom not, and when they are free."""
    return _wishes(request, MENTORS, MENTEES, pk)


def _wishes(request, bank, other, pk):
    found = bank.open(request.actor, request.organisation, pk, "bank.decide")
    sees_vetoes = request.actor.may("bank.veto", request.organisation)
    others = queries.partners(other.model, request.organisation, found)
    data = request.POST if request.method == "POST" else None
    form = Wishes(data, entry=found, others=others, sees_vetoes=sees_vetoes)
    if request.method == "POST" and form.is_valid():
        change_entry(found, by=request.actor, at=timezone.localtime(), **form.cleaned_data)
        messages.info(request, _("What is known of %(name)s is kept.") % {"name": found.person.full_name})
        return redirect(f"register:{bank.one}", request.organisation.slug, found.pk)
    context = {"bank": bank, "entry": found, "form": form}
    return render(request, "register/wishes.html", context, status=422 if form.errors else 200)
