"""What is done to staff cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import Deed, record, record_many
from nastavnik.foundation.core.errors import BadInput, DomainError

from .forms_of_names import CASES, fill_forms
from .models import Person
from .posts import teaches
from .queries import name_key
from .signals import people_changed, person_left
from .words_of_search import fill_words

NAME_PARTS = {"surname", "first_name", "patronymic", "gender"}


@dataclass(frozen=True, slots=True)
class Change:
    """New values for a card that is there already."""

    person: Person
    values: dict[str, Any]


def _prepare(person: Person) -> None:
    person.folded_name = name_key(person.surname, person.first_name, person.patronymic)
    fill_forms(person)
    fill_words(person)


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
        fill_words(person)
        fields |= {"search_words", *after}
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


@transaction.atomic
def correct_cases(person: Person, forms: dict[str, dict[str, str]], *, by, at) -> None:
    """Keep the forms of the name as a person wrote them; they hold until the work is given back to the program."""
    before = person.name_forms
    person.name_forms, person.name_forms_by_hand = forms, True
    fill_words(person)
    person.save(update_fields=["name_forms", "name_forms_by_hand", "search_words"])
    changed = [case for case in CASES if before.get(case) != forms.get(case)]
    record(
        "person.cases",
        on=person,
        by=by,
        at=at,
        organisation_id=person.organisation_id,
        after={"cases": changed},
    )


@transaction.atomic
def work_out_cases(person: Person, *, by, at) -> None:
    """Let the program decline the name again, whatever was written by hand."""
    person.name_forms_by_hand = False
    fill_forms(person)
    fill_words(person)
    person.save(update_fields=["name_forms", "name_forms_by_hand", "gender", "search_words"])
    record(
        "person.cases",
        on=person,
        by=by,
        at=at,
        organisation_id=person.organisation_id,
        after={"cases": "anew"},
    )


@transaction.atomic
def end_employment(person: Person, *, on, reason: str, by, at) -> None:
    """The person works here until `on`; the rooms above are told and take them out of the banks."""
    if person.employed_to is not None:
        raise DomainError(_("%(name)s has left already.") % {"name": person.full_name})
    if person.employed_from and on < person.employed_from:
        text = _("The last day is before the first one (%(day)s).") % {
            "day": f"{person.employed_from:%d.%m.%Y}"
        }
        raise BadInput(text, fields={"on": text})
    person.employed_to = on
    person.save(update_fields=["employed_to"])
    record(
        "person.leave",
        on=person,
        by=by,
        at=at,
        organisation_id=person.organisation_id,
        before={"employed_to": None},
        after={"employed_to": on, "reason": reason},
    )
    person_left.send(sender=Person, organisation=person.organisation, person=person, on=on, by=by, at=at)


@transaction.atomic
def resume_employment(person: Person, *, by, at) -> None:
    """The leaving was a mistake, or the person is back: the card counts again and may be proposed anew."""
    if person.employed_to is None:
        raise DomainError(_("%(name)s works here.") % {"name": person.full_name})
    before, person.employed_to = person.employed_to, None
    person.save(update_fields=["employed_to"])
    record(
        "person.return",
        on=person,
        by=by,
        at=at,
        organisation_id=person.organisation_id,
        before={"employed_to": before},
    )
    people_changed.send(sender=Person, organisation=person.organisation, people=[person], by=by, at=at)


@transaction.atomic
def link_account(account, person: Person | None, organisation, *, by, at) -> None:
    """Say whose card in this organisation the account is (None: nobody's); a former link is taken away."""
    if person is not None and person.account_id not in (None, account.pk):
        raise BadInput(_("%(name)s has an account already.") % {"name": person.full_name})
    for former in Person.objects.filter(organisation=organisation, account=account):
        former.account = None
        former.save(update_fields=["account"])
    if person is not None:
        person.account = account
        person.save(update_fields=["account"])
    record(
        "account.link",
        on=person,
        by=by,
        at=at,
        organisation_id=organisation.pk,
        after={"account": account.pk},
    )


@transaction.atomic
def forget_card(person: Person, *, by, at) -> int:
    """Take everything out of the card by which the person could be known; its key stays for what is counted.

    The card is joined to no account and counts as left. What the person did stays under «Лицо № …».
    """
    blank = {"gender": "", "post": "", "education": "", "category": "", "phone": "", "email": "",
             "building": "", "department": "", "patronymic": "", "first_name": "",
             "subjects": [], "levels": [], "birth_year": None, "load_hours": None, "account": None}  # fmt: skip
    for name, value in blank.items():
        setattr(person, name, value)
    person.surname = f"Лицо № {person.pk}"
    person.name_forms = {case: {"surname": person.surname, "first": "", "patronymic": ""} for case in CASES}
    person.name_forms_by_hand = True
    person.folded_name = name_key(person.surname, "")
    fill_words(person)
    person.employed_to = person.employed_to or max(at.date(), person.employed_from or at.date())
    person.save()
    return 1
