"""States of a practice, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("practice", "being written")
    REVIEW = "review", pgettext_lazy("practice", "being reviewed")
    ACCEPTED = "accepted", pgettext_lazy("practice", "accepted")
    PUBLISHED = "published", pgettext_lazy("practice", "published")
    TAKEN_DOWN = "taken_down", pgettext_lazy("practice", "taken down")


STEPS = {
    State.DRAFT: {State.REVIEW},
    State.REVIEW: {State.DRAFT, State.ACCEPTED},
    State.ACCEPTED: {State.PUBLISHED, State.DRAFT},
    State.PUBLISHED: {State.TAKEN_DOWN},
    State.TAKEN_DOWN: {State.PUBLISHED, State.DRAFT},
}

SHAPES = {  # how a state is drawn on the desk
    State.DRAFT: "none",
    State.REVIEW: "doing",
    State.ACCEPTED: "attention",
    State.PUBLISHED: "done",
    State.TAKEN_DOWN: "none",
}


class Answer(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("author", "not asked yet")
    AGREED = "agreed", pgettext_lazy("author", "agrees")
    REFUSED = "refused", pgettext_lazy("author", "does not agree")


class Verdict(models.TextChoices):
    ACCEPT = "accept", _("accept")
    RETURN = "return", _("return with remarks")
