"""What the library tells: a practice can be read by others, or no longer."""

from django.dispatch import Signal

practice_published = Signal()  # practice, by, at
practice_taken_down = Signal()  # practice, by, at
