"""States of a bank entry, of an import and of a proposal of oneself, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    INCLUDED = "included", _("included")
    RESERVE = "reserve", _("reserve")
    REFUSED = "refused", _("refused")
    LEFT = "left", _("left the bank")


DECIDED = {EntryState.INCLUDED, EntryState.RESERVE, EntryState.REFUSED}
ENTRY_STEPS = {
    EntryState.PROPOSED: DECIDED | {EntryState.LEFT},
    EntryState.INCLUDED: {EntryState.RESERVE, EntryState.REFUSED, EntryState.LEFT},
    EntryState.RESERVE: {EntryState.INCLUDED, EntryState.REFUSED, EntryState.LEFT},
    EntryState.REFUSED: {EntryState.INCLUDED, EntryState.RESERVE, EntryState.LEFT},
    EntryState.LEFT: set(),
}


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", _("to be confirmed")
    CONFIRMED = "confirmed", _("confirmed")
    UNDONE = "undone", _("undone")


IMPORT_STEPS = {
    ImportState.UPLOADED: {ImportState.CONFIRMED},
    ImportState.CONFIRMED: {ImportState.UNDONE},
    ImportState.UNDONE: set(),
}


class NominationState(models.TextChoices):
    NEW = "new", _("to be looked at")
    JOINED = "joined", _("taken into the bank")
    REJECTED = "rejected", _("rejected")


NOMINATION_STEPS = {
    NominationState.NEW: {NominationState.JOINED, NominationState.REJECTED},
    NominationState.JOINED: set(),
    NominationState.REJECTED: {NominationState.NEW},
}
