"""What the clock does by orders: pairs begin, and changes are carried out, on their day."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school

from .actions import start_due_mentorships
from .carrying_out import carry_out_due


@in_every_school("orders.due", title=_("Pairs and changes whose day has come"))
def due(organisation, *, by, at):
    start_due_mentorships(organisation, by=by, at=at)
    carry_out_due(organisation, by=by, at=at)
