"""The door to a consent."""

from nastavnik.foundation.core.doors import open_one

from .models import Consent, Sheet


def open_consent(actor, pk, to="consent.view") -> Consent:
    """404 for what is not theirs to see, 403 for what they may not do with it."""
    return open_one(
        Consent.objects.select_related("organisation", "person", "scan"),
        pk,
        sees=lambda consent: actor.may("consent.view", consent.organisation),
        may=lambda consent: actor.may(to, consent.organisation),
    )


def open_sheet(actor, organisation, pk) -> Sheet:
    """A sheet that waits to be sorted, for who records consents."""
    found = Sheet.objects.filter(organisation=organisation, consent=None).select_related(
        "file", "organisation"
    )
    return open_one(found, pk, sees=actor.may("consent.record", organisation))
