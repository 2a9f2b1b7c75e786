"""States of a document, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    AGREED = "agreed", _("agreed")
    SIGNED = "signed", _("signed")
    IN_FORCE = "in_force", _("in force")
    REPLACED = "replaced", _("replaced")
    CANCELLED = "cancelled", _("cancelled")


# A signed document never changes: what is wrong in it is put right by another one.
SIGNED_STATES = {State.SIGNED, State.IN_FORCE, State.REPLACED}
OPEN_STATES = {State.DRAFT, State.AGREED}

STEPS = {
    State.DRAFT: {State.AGREED, State.SIGNED, State.CANCELLED},
    State.AGREED: {State.DRAFT, State.SIGNED, State.CANCELLED},
    State.SIGNED: {State.IN_FORCE, State.CANCELLED},
    State.IN_FORCE: {State.REPLACED, State.CANCELLED},
    State.REPLACED: set(),
    State.CANCELLED: set(),
}

SHAPES = {  # how a state is drawn on the desk
    State.DRAFT: "none",
    State.AGREED: "doing",
    State.SIGNED: "doing",
    State.IN_FORCE: "done",
    State.REPLACED: "none",
    State.CANCELLED: "attention",
}


class ApprovalKind(models.TextChoices):
    CONSIDERED = "considered", _("considered")
    ADOPTED = "adopted", _("adopted")
    AGREED = "agreed", _("agreed by")
    APPROVED = "approved", _("approved")
