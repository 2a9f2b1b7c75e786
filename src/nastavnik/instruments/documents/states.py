"""States of a document, and what may follow what."""

from django.db import models
from django.utils.translation import pgettext_lazy as in_context


class State(models.TextChoices):
    DRAFT = "draft", in_context("document", "draft")
    AGREED = "agreed", in_context("document", "agreed")
    SIGNED = "signed", in_context("document", "signed")
    IN_FORCE = "in_force", in_context("document", "in force")
    REPLACED = "replaced", in_context("document", "replaced")
    CANCELLED = "cancelled", in_context("document", "cancelled")


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
    CONSIDERED = "considered", in_context("word of a body", "considered")
    ADOPTED = "adopted", in_context("word of a body", "adopted")
    AGREED = "agreed", in_context("word of a body", "agreed by")
    APPROVED = "approved", in_context("word of a body", "approved")
