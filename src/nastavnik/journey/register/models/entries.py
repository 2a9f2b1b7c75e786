"""What the entries of both banks have in common."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.search import SearchWords
from nastavnik.foundation.core.text import fold

from ..states import EntryState


class EntryQuerySet(models.QuerySet):
    def open(self):
        """Entries that still count: nobody has left the bank."""
        return self.exclude(state=EntryState.LEFT)

    def found_by(self, text):
        """Entries with all these words, in any form: of the card, the request, the deficits, the notes."""
        return self.filter(search_words__fits=text)

    def to_review(self, before):
        """Decided entries that nobody has looked at since this day; who awaits a decision is looked at anyway."""
        looked = Coalesce("reviewed_on", "decided_on", "joined_on")
        held = self.filter(state__in=(EntryState.INCLUDED, EntryState.RESERVE))
        return held.annotate(looked_on=looked).filter(looked_on__lte=before)

    def included(self):
        return self.filter(state=EntryState.INCLUDED)

    def named(self, text):
        found = self
        for word in fold(text).split():
            found = found.filter(person__folded_name__contains=word)
        return found

    def in_order(self):
        return self.order_by("person__folded_name", "pk")


class Entry(models.Model):
    """One person's place in a bank: how they came, what was decided, when it was last looked at."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    state = models.CharField(_("status"), max_length=20, choices=EntryState, default=EntryState.PROPOSED)
    reasons = models.JSONField(_("reasons"), default=list)  # codes of rules.py with their values
    source = models.CharField(_("source"), max_length=30, default="rule")
    joined_on = models.DateField(_("joined on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_reason = models.TextField(_("reason of the decision"), blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    forms = models.JSONField(_("forms"), default=list, blank=True)
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    modes = models.JSONField(_("modes"), default=list, blank=True)
    free_times = models.JSONField(_("free time"), default=list, blank=True)
    wished = models.JSONField(_("would like to work with"), default=list, blank=True)
    vetoed = models.JSONField(_("would not work with"), default=list, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    results = models.TextField(_("results"), blank=True)
    sort_name = models.CharField(max_length=310, default="", editable=False)  # the card's folded name
    search_words = SearchWords()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.person_id}: {self.state}"
