"""The append-only journal: each entry holds the hash of the one before, so a change of the past shows."""

from django.db import models


class AppendOnly(Exception):
    """The journal can only grow."""


class EntryQuerySet(models.QuerySet):
    def update(self, **values):
        raise AppendOnly("The journal can't be changed.")

    def delete(self):
        raise AppendOnly("The journal can't be deleted from.")

    def bulk_update(self, *args, **kwargs):
        raise AppendOnly("The journal can't be changed.")

    def of(self, organisation_id):
        return self.filter(organisation_id=organisation_id)

    def about(self, row):
        return self.filter(object_type=row._meta.label_lower, object_id=row.pk)


class Entry(models.Model):
    """One deed: who, what, when, on which object, values before and after.

    No foreign keys: an entry outlives what it speaks of. Values stand as they were, so the journal is itself
    personal data. The hash covers `digest`, which is that of the salted values: the values of one entry can be
    destroyed (`journal.seal_away`) and the chain stays whole; nothing else of an entry can ever change.
    """

    organisation_id = models.BigIntegerField()  # 0: of the whole installation
    number = models.BigIntegerField()
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    deed = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.BigIntegerField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    salt = models.CharField(max_length=32, blank=True)  # empty: the values were destroyed
    digest = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation_id", "number"], name="audit_number_once"),
        ]
        indexes = [models.Index(fields=["object_type", "object_id", "number"], name="audit_of_object")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise AppendOnly("The journal can't be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("The journal can't be deleted from.")


class Chain(models.Model):
    """The end of an organisation's chain: how many entries, and the hash of the last one."""

    organisation_id = models.BigIntegerField(unique=True)
    length = models.BigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return f"{self.organisation_id}: {self.length}"
