"""«Only with her», «never together»: decided by hand before a run, read by few."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.journey.roadmap.queries import current_cycle

from .. import access, queries, rulings
from ..banks import in_banks
from ..forms import RulingForm
from ..states import RulingKind, SaidBy


@require_http_methods(["GET", "HEAD", "POST"])
@inside("matching.secret")
@writes
def listing(request):
    """What stands, and one form to add to it."""
    mentees, mentors = in_banks(request.organisation)
    form = RulingForm(request.POST or None, mentees=mentees, mentors=mentors)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        people = queries.people_with([int(values["mentee"]), int(values["mentor"])])
        try:
            rulings.make_ruling(
                request.organisation, RulingKind(values["kind"]),
                people[int(values["mentee"])], people[int(values["mentor"])],
                said_by=SaidBy(values["said_by"]), words=values["words"],
                cycle=current_cycle(request.organisation, timezone.localdate()),
                by=request.actor, at=timezone.localtime(),
            )  # fmt: skip
        except BadInput as error:
            form.add_error(None, str(error))
        else:
            messages.info(request, _("The decision is kept: the next run follows it."))
            return redirect("matching:rulings", request.organisation.slug)
    context = {"form": form, "rows": queries.rulings_of(request.organisation)}
    return render(request, "matching/rulings.html", context, status=422 if form.errors else 200)


@require_POST
@inside("matching.secret")
@writes
def lift(request, pk):
    found = access.open_ruling(request.actor, request.organisation, pk)
    rulings.lift_ruling(found, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The decision is lifted."))
    return redirect("matching:rulings", request.organisation.slug)
