"""What organisations tell the rooms above."""

from django.dispatch import Signal

# organisation, codes (of defaults.py), by, at – sent inside the transaction of the deed
numbers_changed = Signal()
