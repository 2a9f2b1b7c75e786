"""From which state of a request to which, and the kinds of requests."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as in_context


class Kind(models.TextChoices):
    ACCESS = "access", _("asks what is kept")
    CORRECTION = "correction", _("asks to correct")
    STOP = "stop", _("asks to stop")
    UNLAWFUL = "unlawful", _("unlawful processing was found")
    WITHDRAWAL_PROCESSING = "withdrawal_processing", _("withdrew the consent to processing")
    WITHDRAWAL_DISSEMINATION = "withdrawal_dissemination", _("withdrew the consent to dissemination")
    WITHDRAWAL_MENTORING = "withdrawal_mentoring", _("withdrew the consent to mentoring")


# What a person may ask for on their own page; withdrawals come with the consent itself
ASKED = (Kind.ACCESS, Kind.CORRECTION, Kind.STOP)


class State(models.TextChoices):
    OPEN = "open", in_context("request", "open")
    ANSWERED = "answered", in_context("request", "answered")
    REFUSED = "refused", in_context("request", "refused with reasons")


STEPS = {
    State.OPEN: {State.ANSWERED, State.REFUSED},
    State.ANSWERED: set(),
    State.REFUSED: set(),
}
