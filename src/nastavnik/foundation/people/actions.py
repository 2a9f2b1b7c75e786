"""What is done to staff cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from nastavnik.foundation.audit.journal import Deed, record_many

from .forms_of_names import fill_forms
from .models import Person
from .posts import teaches
from .queries import name_key
from .signals import people_changed

NAME_PARTS = {"surname", "first_name", "patronymic", "gender"}


@dataclass(frozen=True, slots=True)
class Change:
    """New values for a card that is there already."""

    person: Person
    values: dict[str, Any]


def _prepare(person: Person) -> None:
    person.folded_name = name_key(person.surname, person.first_name, person.patronymic)
    fill_forms(person)


@transaction.atomic
def enter_people(organisation, rows: Sequence[dict[str, Any]], *, by, at) -> list[Person]:
    """New staff cards, in the order of `rows` (field → value); the cases of the names are worked out."""
    people = []
    for values in rows:
        person = Person(organisation=organisation, **values)
        person.is_teaching = values.get("is_teaching", teaches(person.post))
        _prepare(person)
        people.append(person)
    Person.objects.bulk_create(people, batch_size=200)
    record_many(
        [Deed("person.enter", person, {}, values) for person, values in zip(people, rows, strict=True)],
        by=by,
        at=at,
        organisation_id=organisation.pk,
    )
    people_changed.send(sender=Person, organisation=organisation, people=people, by=by, at=at)
    return people


@transaction.atomic
def change_people(organisation, changes: Sequence[Change], *, by, at) -> list[Change]:
    """Change cards; returns the changes that changed something, each with the values as they were before."""
    done: list[Change] = []
    deeds, fields = [], set()
    for change in changes:
        person = change.person
        values = dict(change.values)
        if "post" in values and "is_teaching" not in values and values["post"] != person.post:
            values["is_teaching"] = teaches(values["post"])
        before = {
            name: getattr(person, name) for name, value in values.items() if getattr(person, name) != value
        }
        if not before:
            continue
        after = {name: values[name] for name in before}
        for name, value in after.items():
            setattr(person, name, value)
        if NAME_PARTS & after.keys():
            _prepare(person)
            fields |= {"folded_name", "name_forms", "gender"}
        fields |= after.keys()
        done.append(Change(person, before))
        deeds.append(Deed("person.change", person, before, after))
    if done:
        Person.objects.bulk_update([change.person for change in done], sorted(fields), batch_size=100)
        record_many(deeds, by=by, at=at, organisation_id=organisation.pk)
        people = [change.person for change in done]
        people_changed.send(sender=Person, organisation=organisation, people=people, by=by, at=at)
    return done


@transaction.atomic
def remove_people(organisation, people: Sequence[Person], *, by, at) -> None:
    """Take back cards that an import had entered by mistake."""
    deeds = [Deed("person.remove", person, {"name": person.pk}, {}) for person in people]
    record_many(deeds, by=by, at=at, organisation_id=organisation.pk)
    Person.objects.filter(pk__in=[person.pk for person in people]).delete()
