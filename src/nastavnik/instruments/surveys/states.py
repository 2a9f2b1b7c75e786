"""States of a version, of a wave of questions and of one person's link, and what may follow what."""

from django.db import models
from django.utils.translation import pgettext_lazy


class VersionState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("questionnaire", "being written")
    PUBLISHED = "published", pgettext_lazy("questionnaire", "published")


class CampaignState(models.TextChoices):
    OPEN = "open", pgettext_lazy("wave", "open")
    CLOSED = "closed", pgettext_lazy("wave", "closed")


class InvitationState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("link", "not begun")
    STARTED = "started", pgettext_lazy("link", "begun")
    ANSWERED = "answered", pgettext_lazy("link", "answered")
    DECLINED = "declined", pgettext_lazy("link", "has no request")
    REVOKED = "revoked", pgettext_lazy("link", "taken back")


VERSION_STEPS = {
    VersionState.DRAFT: {VersionState.PUBLISHED},
    VersionState.PUBLISHED: set(),  # a published version never changes: a new one is made
}
CAMPAIGN_STEPS = {
    CampaignState.OPEN: {CampaignState.CLOSED},
    CampaignState.CLOSED: set(),  # what was shown of an anonymous wave must not be shown once more with one answer more
}
INVITATION_STEPS = {
    InvitationState.WAITING: {
        InvitationState.STARTED,
        InvitationState.ANSWERED,
        InvitationState.DECLINED,
        InvitationState.REVOKED,
    },
    InvitationState.STARTED: {
        InvitationState.ANSWERED,
        InvitationState.DECLINED,
        InvitationState.REVOKED,
    },
    InvitationState.ANSWERED: {InvitationState.DECLINED},
    InvitationState.DECLINED: {InvitationState.ANSWERED, InvitationState.REVOKED},
    InvitationState.REVOKED: {InvitationState.WAITING},
}
AWAITED = (InvitationState.WAITING, InvitationState.STARTED)
