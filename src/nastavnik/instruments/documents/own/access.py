"""The door to a school's own template."""

from nastavnik.foundation.core.doors import open_one

from .models import OwnTemplate


def open_template(actor, organisation, pk, to="document.view") -> OwnTemplate:
    """404 for another school's, 403 for what they may not do with it."""
    rows = OwnTemplate.objects.filter(organisation=organisation).select_related("file", "organisation")
    return open_one(
        rows,
        pk,
        sees=lambda row: actor.may("document.view", row.organisation),
        may=lambda row: actor.may(to, row.organisation),
    )
