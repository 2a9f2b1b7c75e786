"""What the clock does with waves."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school

from .actions.campaigns import remind_by_pattern


@in_every_school("surveys.remind", title=_("Reminders of questionnaires"), cron="20 7-19/3 * * *")
def remind(organisation, *, by, at):
    remind_by_pattern(organisation, by=by, at=at)
