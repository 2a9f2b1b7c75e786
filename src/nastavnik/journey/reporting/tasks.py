"""What the clock does: each school's card at night, reminders of requests three days before and on the last day."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school
from nastavnik.foundation.jobs.registry import job
from nastavnik.foundation.jobs.schedule import every

from .actions import remind
from .cards import make_card
from .models import Request

BEFORE = (3, 0)  # days before the last one


@in_every_school("reporting.cards", title=_("Cards of schools for the authority"), cron="20 2 * * *")
def cards(organisation, *, by, at):
    make_card(organisation, by=by, at=at)


@job("reporting.remind", title=_("Reminders of requests for figures"), retries=1)
def reminders(progress):
    today = timezone.localtime(progress.at).date()
    days = [today + dt.timedelta(days=days) for days in BEFORE]
    rows = Request.objects.with_scopes_disabled().filter(due_on__in=days).select_related("organisation")
    for row in rows.order_by("pk"):
        remind(row, by=progress.by, at=progress.at)


every("reporting.remind", "0 9 * * *")
