"""What consents tell the rooms above, inside the transaction of the deed."""

from django.dispatch import Signal

consent_signed = Signal()  # consent, by, at
consent_withdrawn = Signal()  # consent, by, at: publications come down within 3 working days
