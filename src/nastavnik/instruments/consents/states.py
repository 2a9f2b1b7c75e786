"""States of a consent, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as in_context


class Kind(models.TextChoices):
    PROCESSING = "processing", _("processing of personal data")
    DISSEMINATION = "dissemination", _("dissemination of personal data")
    MENTORING = "mentoring", _("mentoring")


# Without these two nobody may stand in an order; dissemination is always a free choice.
REQUIRED = (Kind.PROCESSING, Kind.MENTORING)


class State(models.TextChoices):
    NONE = "none", in_context("consent", "none")
    PRINTED = "printed", in_context("consent", "printed")
    SIGNED = "signed", in_context("consent", "signed")
    WITHDRAWN = "withdrawn", in_context("consent", "withdrawn")
    EXPIRED = "expired", in_context("consent", "expired")


class Unsorted(models.TextChoices):
    """Why a scanned sheet was not sorted by itself."""

    UNREAD = "unread", _("no code could be read")
    UNKNOWN = "unknown", _("the code is of no form of this school")
    SCANNED = "scanned", _("this consent has its scan already")
    CLOSED = "closed", _("this consent is withdrawn or expired")
    BROKEN = "broken", _("the file could not be opened")


OPEN = {State.NONE, State.PRINTED, State.SIGNED}

STEPS = {
    State.NONE: {State.PRINTED, State.SIGNED},
    State.PRINTED: {State.NONE, State.SIGNED},
    State.SIGNED: {State.WITHDRAWN, State.EXPIRED},
    State.WITHDRAWN: set(),
    State.EXPIRED: set(),
}

SHAPES = {  # how a state is drawn on the desk
    State.NONE: "none",
    State.PRINTED: "doing",
    State.SIGNED: "done",
    State.WITHDRAWN: "attention",
    State.EXPIRED: "late",
}
