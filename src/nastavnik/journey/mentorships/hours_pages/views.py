"""The mentors' hours: a month on one page, as a file for accounting, and entering a day."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.exports import Taken, take_names
from nastavnik.foundation.organisations.access import inside

from .. import access, health, hours
from ..forms import SpentForm


@require_safe
@inside("mentorship.view")
def sheet(request):
    """Planned and spent hours of every mentor in the month, and how each pair does."""
    today = timezone.localdate()
    month = hours.month_of(request.GET.get("month", ""), today)
    lines = hours.timesheet(request.organisation, month)
    well = health.health_of([line.mentorship for line in lines], request.organisation, today)
    context = {
        "month": month,
        "rows": [(line, well.get(line.mentorship.pk)) for line in lines],
        "totals": hours.totals(lines),
        "may_manage": request.actor.may("mentorship.manage", request.organisation),
    }
    return render(request, "mentorships/hours.html", context)


@require_safe
@inside("mentorship.manage")
def file(request, kind):
    """The month's timesheet as XLSX or on paper."""
    month = hours.month_of(request.GET.get("month", ""), timezone.localdate())
    lines = hours.timesheet(request.organisation, month)
    title = _("Timesheet of mentors' hours, %(month)s") % {"month": f"{month:%m.%Y}"}
    return take_names(
        kind, Taken(title, hours.columns(), lines), deed="mentorship.timesheet",
        organisation=request.organisation, by=request.actor, at=timezone.localtime(),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def spend(request, pk):
    """The mentor, or the curator for them, enters minutes of one day."""
    found = access.open_mentorship(request.actor, request.organisation, pk)
    own = found.mentor_id in access.own_person_ids(request.actor)
    if not (own or request.actor.may("mentorship.manage", request.organisation)):
        raise PermissionDenied
    form = SpentForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            hours.spend_time(found, **form.cleaned_data, by=request.actor, at=timezone.localtime())
        except BadInput as error:
            for field, words in error.fields.items():
                form.add_error(field, words)
        else:
            messages.info(request, _("The hours are entered."))
            return redirect("mentorships:page", request.organisation.slug, pk)
    context = {"form": form, "mentorship": found}
    return render(request, "mentorships/spend.html", context, status=422 if form.errors else 200)
