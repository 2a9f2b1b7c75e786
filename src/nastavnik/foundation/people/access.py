"""The doors to a staff card and to a kept view of a list."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.organisations.actor import Actor

from .models import ListView, Person


def open_person(actor: Actor, organisation, pk: int, to: str = "people.view") -> Person:
    """404 for a card of another school, 403 where they may not do `to`."""
    people = Person.objects.filter(organisation=organisation).select_related("organisation", "account")
    return open_one(people, pk, sees=actor.may("people.view", organisation), may=actor.may(to, organisation))


def open_view(actor: Actor, organisation, pk: int) -> ListView:
    """A view of the actor's own; 404 for anybody else's, shared or not."""
    views = ListView.objects.filter(organisation=organisation).exclude(name="")
    return open_one(views, pk, sees=lambda view: view.account_id == actor.account_id)
