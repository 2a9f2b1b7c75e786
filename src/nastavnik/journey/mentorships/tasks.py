"""What the clock does with pairs: ends what is due."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school

from .closing import close_due


@in_every_school("mentorships.due", title=_("Pairs whose term is over"))
def due(organisation, *, by, at):
    close_due(organisation, by=by, at=at)
