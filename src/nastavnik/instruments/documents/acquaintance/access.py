"""The door to one's own line in a list of acquaintance."""

from nastavnik.foundation.core.doors import open_one

from ..states import SIGNED_STATES
from .models import Acquaintance


def open_own(actor, organisation, pk) -> Acquaintance:
    """The line that asks the actor; 404 for anybody else's, whatever the role."""
    rows = Acquaintance.objects.filter(document__organisation=organisation, document__state__in=SIGNED_STATES)
    return open_one(
        rows.select_related("document__organisation", "document__file", "document__pdf", "person"),
        pk,
        sees=lambda row: actor.account_id is not None and row.person.account_id == actor.account_id,
    )
