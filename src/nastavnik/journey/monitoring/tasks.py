"""What the clock does: the month's figures of every school are kept, each night."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school

from .actions import take_snapshots
from .asking import ask_due


@in_every_school("monitoring.snapshots", title=_("Figures of the month"), cron="40 1 * * *")
def snapshots(organisation, *, by, at):
    take_snapshots(organisation, by=by, at=at)


@in_every_school(
    "monitoring.ask", title=_("Questionnaires before and after the work"), cron="25 6-18/3 * * *"
)
def ask(organisation, *, by, at):
    ask_due(organisation, by=by, at=at)
