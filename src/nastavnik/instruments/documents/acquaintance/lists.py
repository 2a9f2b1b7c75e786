"""Whom a paper asks to read it: the people of its acquaintance list, known again on the staff cards."""

from collections.abc import Iterator

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.text import fold
from nastavnik.foundation.people.models import Person
from nastavnik.paper import AcquaintanceSheet, Acquainted, Annex, KeepTogether, Landscape

from .models import Acquaintance


def names_on(paper) -> list[str]:
    """The names of the paper's acquaintance lists: in full on a sheet, with initials under the order itself."""
    return list(dict.fromkeys(_names(paper.blocks)))


def _names(blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, AcquaintanceSheet):
            yield from (name for name, _post in block.people if name)
        elif isinstance(block, Acquainted):
            yield from filter(None, block.names)
        elif isinstance(block, Annex | KeepTogether | Landscape):
            yield from _names(block.blocks)


def people_named(organisation, names: list[str]) -> list[Person]:
    """The cards of these names, by name; a name that two people share is passed over: the curator adds them."""
    if not names:
        return []
    cards: dict[str, list[Person]] = {}
    for person in Person.objects.filter(organisation=organisation).in_order():
        for written in {_key(person.full_name), _key(_initials_first(person)), _key(person.short_name)}:
            cards.setdefault(written, []).append(person)
    found = {}
    for name in names:
        same = cards.get(_key(name), [])
        if len(same) == 1:
            found[same[0].pk] = same[0]
    return sorted(found.values(), key=lambda person: (person.folded_name, person.pk))


def ask_named(document, paper, *, by, at) -> list[Acquaintance]:
    """Ask everybody on the paper's lists to read it; call inside the transaction of the signing."""
    return ask(document, people_named(document.organisation, names_on(paper)), by=by, at=at)


def ask(document, people: list[Person], *, by, at) -> list[Acquaintance]:
    """Ask these people too; those asked already are passed over."""
    known = set(Acquaintance.objects.filter(document=document).values_list("person_id", flat=True))
    rows = [
        Acquaintance(document=document, person=person, asked_at=at)
        for person in people
        if person.pk not in known
    ]
    if rows:
        Acquaintance.objects.bulk_create(rows, batch_size=200)
        record(
            "document.ask", on=document, by=by, at=at, organisation_id=document.organisation_id,
            after={"people": [row.person_id for row in rows]},
        )  # fmt: skip
    return rows


def _initials_first(person: Person) -> str:
    """«О. Ю. Андреева»."""
    marks = " ".join(f"{part[0]}." for part in (person.first_name, person.patronymic) if part)
    return f"{marks} {person.surname}"


def _key(name: str) -> str:
    return fold(name).replace(" ", "")
