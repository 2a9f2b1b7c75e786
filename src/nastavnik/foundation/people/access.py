"""The door to a staff card."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.organisations.actor import Actor

from .models import Person


def open_person(actor: Actor, organisation, pk: int, to: str = "people.view") -> Person:
    """404 for a card of another school, 403 where they may not do `to`."""
    people = Person.objects.filter(organisation=organisation).select_related("organisation", "account")
    return open_one(people, pk, sees=actor.may("people.view", organisation), may=actor.may(to, organisation))
