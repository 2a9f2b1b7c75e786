"""What the clock does in a pair's year: reminds of meetings."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school

from .meetings.reminders import remind


@in_every_school("programmes.meetings", title=_("Reminders of meetings"))
def meetings(organisation, *, by, at):
    remind(organisation, by=by, at=at)
