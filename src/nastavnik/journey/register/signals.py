"""What the register tells the rooms above."""

from django.dispatch import Signal

bank_changed = Signal()  # organisation, by, at
