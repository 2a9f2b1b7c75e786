"""What questionnaires tell the rooms above, inside the transaction of the deed."""

from django.dispatch import Signal

# invitation, response, answers (item code → value), before (the answers sent earlier, or {}), by, at
answered = Signal()
# invitation, by, at – the person has nothing to ask for
declined = Signal()
