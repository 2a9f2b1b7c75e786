"""What is read of the lists of acquaintance."""

from collections import Counter

from nastavnik.foundation.people.models import Person

from ..states import SIGNED_STATES
from .models import Acquaintance


def own_list(actor, organisation):
    """What the actor has to read here and has read: the waiting first, then the latest."""
    rows = Acquaintance.objects.filter(
        document__organisation=organisation,
        document__state__in=SIGNED_STATES,
        person__organisation=organisation,
    ).of_account(actor.account_id)
    return rows.select_related("document").order_by("way", "-asked_at", "-pk")


def readers_of(document):
    """Everybody asked to read this document, by name."""
    return Acquaintance.objects.filter(document=document).select_related("person", "document").by_name()


def counts(rows) -> Counter:
    """How many marks of each way."""
    return Counter(row.way for row in rows)


def possible_readers(document, today):
    """The staff who are not on the list yet."""
    asked = Acquaintance.objects.filter(document=document).values("person_id")
    return (
        Person.objects.filter(organisation=document.organisation)
        .employed(today)
        .exclude(pk__in=asked)
        .in_order()
    )
