"""The bank of mentees."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from .entries import Entry, EntryQuerySet


class MenteeEntry(Entry):
    """A teacher who is to have a mentor: why, and what they ask for.

    `deficits` is a list of {"code": a code of catalogue.toml, "level": 1 (a little) … 3 (much)}.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="mentee_entries")
    categories = models.JSONField(_("categories"), default=list)
    categories_by_hand = models.BooleanField(default=False)
    categories_reason = models.TextField(_("why these categories"), blank=True)
    request = models.TextField(_("main request"), blank=True)
    deficits = models.JSONField(_("deficits"), default=list, blank=True)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    request_refused = models.BooleanField(_("declined to state a request"), default=False)
    response_url = models.URLField(_("link to the mentee's response"), max_length=500, blank=True)

    objects = scoped(EntryQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(left_on=None), name="mentee_in_the_bank_once"
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "categories"], name="mentee_counts"),
            models.Index(fields=["organisation", "sort_name", "id", "state"], name="mentee_by_name"),
        ]
