"""A consent that is taken back sets the law's clocks going."""

from django.dispatch import receiver

from nastavnik.instruments.consents.signals import consent_withdrawn

from .actions import receive_request
from .states import Kind


@receiver(consent_withdrawn)
def begin_clocks(sender, consent, by, at, **kwargs):
    """What has to be done after the withdrawal, with its last day, in the register of requests."""
    receive_request(
        consent.person,
        Kind(f"withdrawal_{consent.kind}"),
        on=consent.withdrawn_on,
        consent=consent,
        by=by,
        at=at,
    )
