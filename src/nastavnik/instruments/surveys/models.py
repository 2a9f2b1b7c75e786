"""Questionnaires in versions, waves in which they are sent, one link for each person, and the answers."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nastavnik.foundation.core.scoping import scoped

from .content import Content, read, say
from .states import AWAITED, CampaignState, InvitationState, VersionState


class Audience(models.TextChoices):
    MENTEES = "mentees", pgettext_lazy("audience", "mentees")
    MENTORS = "mentors", pgettext_lazy("audience", "mentors")
    CURATORS = "curators", pgettext_lazy("audience", "curators")
    STAFF = "staff", pgettext_lazy("audience", "any of the staff")


class Questionnaire(models.Model):
    """What is asked, of whom and what for. `code` says from which one of the library it came."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    code = models.CharField(max_length=60, blank=True)
    title = models.JSONField(_("title"))
    purpose = models.JSONField(_("what for"), default=str, blank=True)
    audience = models.CharField(_("whom it asks"), max_length=20, choices=Audience, default=Audience.STAFF)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], condition=~models.Q(code=""), name="questionnaire_code_once"
            )
        ]

    def __str__(self):
        return f"{self.pk}: {self.code}"

    @property
    def said(self) -> str:
        return say(self.title)

    @property
    def purpose_said(self) -> str:
        return say(self.purpose)


class Version(models.Model):
    """The questions as they stand. Published ones never change; `edits` counts the changes of a draft."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(
        _("state"), max_length=12, choices=VersionState.choices, default=VersionState.DRAFT
    )
    content = models.JSONField(default=dict)
    edits = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True)

    objects = scoped(organisation="questionnaire__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=models.Q(state=VersionState.DRAFT),
                name="version_one_draft",
            ),
        ]

    def __str__(self):
        return f"{self.questionnaire_id}, {self.number}"

    def read(self) -> Content:
        return read(self.content)


class Campaign(models.Model):
    """A wave: one version sent to people until a day. A standing one asks newcomers all year, each with a day of
    their own. Of an anonymous one nothing leads from an answer to a person."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="campaigns")
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(
        _("state"), max_length=12, choices=CampaignState.choices, default=CampaignState.OPEN
    )
    anonymous = models.BooleanField(_("anonymous"), default=False)
    standing = models.BooleanField(default=False)
    due_on = models.DateField(_("answers until"), null=True, blank=True)
    reminders = models.JSONField(default=list)  # steps of reminders.toml
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = scoped()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing=False) | models.Q(anonymous=False), name="standing_wave_has_names"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="campaign_by_state")]

    def __str__(self):
        return f"{self.pk}: {self.state}"


def new_nonce() -> str:
    return secrets.token_hex(16)


class InvitationQuerySet(models.QuerySet):
    def awaited(self):
        """Whose answer is still to come."""
        return self.filter(state__in=AWAITED)

    def in_order(self):
        return self.order_by("person__folded_name", "pk")


class Invitation(models.Model):
    """One person's link. The link itself is not kept: it is made of `nonce` with the program's secret key, and
    only its hash is looked up. In an anonymous wave there is no day of the answer."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="invitations")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    state = models.CharField(
        _("state"), max_length=12, choices=InvitationState.choices, default=InvitationState.WAITING
    )
    nonce = models.CharField(max_length=32, default=new_nonce)
    token_hash = models.CharField(max_length=64, unique=True)
    due_on = models.DateField()
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    told = models.PositiveSmallIntegerField(default=0)  # reminders sent so far

    objects = scoped(InvitationQuerySet, organisation="campaign__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="invitation_once")]
        indexes = [models.Index(fields=["campaign", "state"], name="invitation_by_state")]

    def __str__(self):
        return f"{self.pk}: {self.state}"


class Draft(models.Model):
    """One answer as it was last given, not sent yet. Removed when an anonymous one is sent."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="drafts")
    item = models.CharField(max_length=80)
    value = models.JSONField()

    objects = scoped(organisation="invitation__campaign__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "item"], name="draft_once")]

    def __str__(self):
        return f"{self.invitation_id}: {self.item}"


def random_key() -> int:
    """A key that tells nothing of the order in which answers came."""
    return secrets.randbelow(2**62) + 1


class Response(models.Model):
    """The answers as they were sent. Of an anonymous wave: no invitation, no day, a random key.

    `taken` is for the rooms above: what became of each part (field → taken, kept, waiting).
    """

    id = models.BigIntegerField(primary_key=True, default=random_key)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="responses")
    invitation = models.OneToOneField(Invitation, models.CASCADE, null=True, related_name="response")
    answers = models.JSONField(default=dict)
    sent_at = models.DateTimeField(null=True)
    on_paper = models.BooleanField(default=False)
    taken = models.JSONField(default=dict)

    objects = scoped(organisation="campaign__organisation")

    def __str__(self):
        return str(self.pk)
