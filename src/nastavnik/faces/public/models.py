"""The public section of a school: whether it is open, and which papers and events are shown there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped


class Section(models.Model):
    """One school's section. While it is closed, every address of it is as if it were not there."""

    organisation = models.OneToOneField("organisations.Organisation", models.CASCADE, related_name="+")
    is_open = models.BooleanField(_("open to everybody"), default=False)
    about = models.TextField(_("about mentoring in the school"), blank=True)
    contact = models.TextField(_("whom to ask"), blank=True)

    objects = scoped()

    def __str__(self):
        return f"{self.organisation_id}: {self.is_open}"


class Shown(models.Model):
    """A signed paper or a session shown to the public. `people` are those whom it names: of a paper page by page."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    document = models.ForeignKey(
        "documents.Document", models.CASCADE, null=True, blank=True, related_name="+"
    )
    session = models.ForeignKey("training.Session", models.CASCADE, null=True, blank=True, related_name="+")
    people = models.JSONField(default=list)
    shown_at = models.DateTimeField()

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document"], name="shown_document_once"),
            models.UniqueConstraint(fields=["session"], name="shown_session_once"),
            models.CheckConstraint(
                condition=Q(document=None, session__isnull=False) | Q(document__isnull=False, session=None),
                name="shown_is_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.document_id or self.session_id}"
