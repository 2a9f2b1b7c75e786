"""The doors to the banks and to the staff lists that were brought."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.people.models import Person

from .models import Import, MenteeEntry, MentorEntry


def open_import(actor: Actor, organisation, pk: int) -> Import:
    """404 for a list of another school; only who may import enters."""
    imports = Import.objects.filter(organisation=organisation).select_related("organisation", "file")
    return open_one(imports, pk, sees=actor.may("import.run", organisation))


def open_mentee(actor: Actor, organisation, pk: int, to: str = "bank.view") -> MenteeEntry:
    return _open(MenteeEntry, actor, organisation, pk, to)


def open_mentor(actor: Actor, organisation, pk: int, to: str = "bank.view") -> MentorEntry:
    return _open(MentorEntry, actor, organisation, pk, to)


def open_known_person(actor: Actor, organisation, pk: int) -> Person:
    """The person whose places in the banks are asked for."""
    people = Person.objects.filter(organisation=organisation)
    return open_one(people, pk, sees=actor.may("bank.view", organisation))


def _open(model, actor, organisation, pk, to):
    entries = model.objects.filter(organisation=organisation).select_related("person", "organisation")
    return open_one(entries, pk, sees=actor.may("bank.view", organisation), may=actor.may(to, organisation))
