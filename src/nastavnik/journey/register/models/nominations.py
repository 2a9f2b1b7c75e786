"""Teachers who propose themselves as mentors by the school's public form, and whether that form is open."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from ..states import NominationState


class NominationForm(models.Model):
    """The school's public form: open or not, with a few words of the school's own above it."""

    organisation = models.OneToOneField("organisations.Organisation", models.CASCADE, related_name="+")
    is_open = models.BooleanField(_("the form is open"), default=False)
    words = models.TextField(_("words above the form"), blank=True)

    objects = scoped()

    def __str__(self):
        return f"{self.organisation_id}: {'open' if self.is_open else 'closed'}"


class Nomination(models.Model):
    """What somebody wrote in the form, until the curator joins it to a staff card or rejects it."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=20, choices=NominationState, default=NominationState.NEW)
    full_name = models.CharField(_("full name"), max_length=300)
    post = models.CharField(_("post"), max_length=300)
    contacts = models.CharField(_("how to reach"), max_length=300)
    about = models.TextField(_("what they can help with"))
    reason = models.TextField(_("reason"), blank=True)
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = scoped()

    class Meta:
        indexes = [models.Index(fields=["organisation", "state", "-at"], name="nomination_inbox")]

    def __str__(self):
        return f"{self.organisation_id}: {self.state}"
