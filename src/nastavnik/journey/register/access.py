"""The doors to the banks, to the staff lists that were brought, to who proposed themselves."""

from django.http import Http404
from django_scopes import scope

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.foundation.people.models import Person

from .models import Import, MenteeEntry, MentorEntry, Nomination, NominationForm


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


def open_nomination(actor: Actor, organisation, pk: int) -> Nomination:
    """404 for a proposal of another school; only who decides about candidates enters."""
    found = Nomination.objects.filter(organisation=organisation).select_related("organisation", "person")
    return open_one(found, pk, sees=actor.may("bank.decide", organisation))


def open_public_form(slug: str) -> tuple[Organisation, str]:
    """The school whose form is open to everybody, and its words; 404 for a closed form as for no school at all."""
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is not None:
        with scope(organisation=organisation):
            form = NominationForm.objects.filter(organisation=organisation, is_open=True).first()
        if form is not None:
            return organisation, form.words
    raise Http404


def _open(model, actor, organisation, pk, to):
    entries = model.objects.filter(organisation=organisation).select_related("person", "organisation")
    return open_one(entries, pk, sees=actor.may("bank.view", organisation), may=actor.may(to, organisation))
