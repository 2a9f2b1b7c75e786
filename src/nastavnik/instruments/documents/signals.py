"""What documents tell the rooms above, inside the transaction of the deed: a refusal undoes it."""

from django.dispatch import Signal

document_signed = Signal()  # document, by, at
document_in_force = Signal()  # document, by, at – after document_signed where it works from the same day
document_cancelled = Signal()  # document, by, at, before (the state it had)
