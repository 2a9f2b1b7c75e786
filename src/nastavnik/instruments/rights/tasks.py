"""What the clock does: who keeps the register is told of a term that ends within two days, and of one that is over."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.instruments.documents.actions import day_in

from .actions import keepers
from .queries import open_duties

SOON = dt.timedelta(days=2)


@in_every_school("rights.terms", title=_("Terms of requests about personal data"))
def terms(organisation, *, by, at):
    """A notice two days before the last day, and one when it has passed; each once."""
    today = day_in(organisation, at)
    for duty in open_duties(organisation, today):
        if duty.task.due_on > today + SOON:
            continue
        words = now("Personal data: by %(day)s – %(what)s.") % {
            "day": f"{duty.task.due_on:%d.%m.%Y}", "what": duty.words
        }  # fmt: skip
        for account in keepers(organisation):
            put_notice(
                account,
                organisation=organisation,
                words=words,
                url=reverse("rights:request", args=[organisation.slug, duty.task.request_id]),
                at=at,
                key=f"rights-task-{duty.task.pk}-{'late' if duty.late else 'soon'}",
            )
