"""A school's own template of a kind of document, version by version."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped


class OwnTemplate(models.Model):
    """One uploaded version. No version is overwritten; at most one of a kind is in use."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=60)
    version = models.PositiveIntegerField(_("version"))
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    fields_known = models.JSONField(default=list, blank=True)
    fields_unknown = models.JSONField(default=list, blank=True)
    in_use = models.BooleanField(_("in use"), default=False)
    created_at = models.DateTimeField()
    account_id_by = models.BigIntegerField(null=True)

    objects = scoped()

    class Meta:
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "version"], name="own_template_version"),
            models.UniqueConstraint(
                fields=["organisation", "kind"], condition=Q(in_use=True), name="own_template_one_in_use"
            ),
        ]

    def __str__(self):
        return f"{self.kind} v{self.version}"
