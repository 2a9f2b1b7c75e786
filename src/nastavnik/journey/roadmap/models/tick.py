"""A tick by hand, for what the program can't see: with a note or a file that shows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from .item import Item


class TickQuerySet(models.QuerySet):
    def standing(self):
        """Ticks that nobody has taken back."""
        return self.filter(undone_at=None)


class Tick(models.Model):
    """A tick taken back stays as a row, so that it can be told who had ticked what."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="ticks")
    done_on = models.DateField(_("done on"))
    note = models.TextField(_("note"), blank=True)
    file = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    account_id_by = models.BigIntegerField(null=True)
    ticked_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = scoped(TickQuerySet, organisation="item__cycle__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(undone_at=None), name="tick_stands_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(note="") | models.Q(file__isnull=False), name="tick_shows_something"
            ),
        ]

    def __str__(self):
        return f"{self.item_id}: {self.done_on}"
