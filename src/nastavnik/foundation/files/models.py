"""A stored file: its bytes lie in the data folder under a name that tells nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped


class StoredFile(models.Model):
    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=255)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    place = models.CharField(max_length=120, unique=True)
    account_id_by = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()

    objects = scoped()

    def __str__(self):
        return self.name
