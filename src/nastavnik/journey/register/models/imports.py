"""Staff lists that were brought, what each did to the cards, and how their columns were read."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from ..states import ImportState


class Import(models.Model):
    """One staff list: uploaded, looked at, confirmed as a whole, perhaps undone."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=20, choices=ImportState, default=ImportState.UPLOADED)
    columns = models.JSONField(default=dict)  # sheet → {column letter number → field} set by hand
    counts = models.JSONField(default=dict)
    rejected = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    warnings = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    account_id_by = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = scoped()

    def __str__(self):
        return f"{self.created_at:%d.%m.%Y} {self.state}"


class ImportedCard(models.Model):
    """What an import did to one card; without a foreign key, since undoing may remove the card."""

    origin = models.ForeignKey(Import, models.CASCADE, related_name="cards")
    person_id = models.BigIntegerField()
    entered = models.BooleanField()
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = scoped(organisation="origin__organisation")

    def __str__(self):
        return f"{self.origin_id}: {self.person_id}"


class ColumnMemory(models.Model):
    """How the organisation corrected the columns of a list with these headings, for the next time."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField()

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "fingerprint"], name="column_memory_once")
        ]

    def __str__(self):
        return self.fingerprint
