"""What the clock does with consents."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school

from .actions import expire_consents


@in_every_school("consents.over", title=_("Consents whose term is over"))
def over(organisation, *, by, at):
    expire_consents(organisation, by=by, at=at)
