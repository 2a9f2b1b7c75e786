"""From which state of a letter to which."""

from django.db import models
from django.utils.translation import pgettext_lazy


class LetterState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("letter", "waiting to be sent")
    SENT = "sent", pgettext_lazy("letter", "sent")
    FAILED = "failed", pgettext_lazy("letter", "could not be sent")


STEPS: dict[str, set[str]] = {
    LetterState.WAITING: {LetterState.SENT, LetterState.FAILED},
    LetterState.SENT: set(),
    LetterState.FAILED: set(),
}
