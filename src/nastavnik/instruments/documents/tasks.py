"""What the clock does with documents."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school

from .actions import bring_due_into_force


@in_every_school("documents.due", title=_("Documents whose day has come"))
def due(organisation, *, by, at):
    bring_due_into_force(organisation, by=by, at=at)
