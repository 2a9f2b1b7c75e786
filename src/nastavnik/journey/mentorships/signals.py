"""What pairs tell the rooms above."""

from django.dispatch import Signal

mentorship_confirmed = Signal()  # mentorship, by, at
mentorship_started = Signal()  # mentorship, by, at
mentorship_extended = Signal()  # mentorship, by, at – its last day is a later one
mentorship_ended = Signal()  # mentorship, by, at
mentorship_replaced = Signal()  # old, new, by, at – the new one is proposed
