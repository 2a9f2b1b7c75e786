"""What the staff cards tell the rooms above."""

from django.dispatch import Signal

# organisation, people (cards entered or changed), by, at – sent inside the transaction of the deed
people_changed = Signal()
# organisation, person, on (the last day), by, at – sent inside the transaction of the deed
person_left = Signal()
