"""What is read of consents."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nastavnik.foundation.core.text import fold
from nastavnik.foundation.people.models import Person

from .models import Consent
from .needs import participants
from .states import OPEN, REQUIRED, SHAPES, Kind, State


@dataclass(frozen=True, slots=True)
class Cell:
    """How a person stands with one kind of consent on a day."""

    kind: str
    state: str
    consent: Consent | None

    @property
    def kind_words(self) -> str:
        return Kind(self.kind).label

    @property
    def label(self) -> str:
        return State(self.state).label

    @property
    def shape(self) -> str:
        return SHAPES[self.state]


@dataclass(frozen=True, slots=True)
class Standing:
    """A participant with their consents in the order of Kind, and the required kinds that are not valid."""

    person: Person
    roles: frozenset[str]
    cells: tuple[Cell, ...]
    lacking: tuple[str, ...]


def lacking(people: Iterable[Person], kinds: Iterable[str], today: date) -> dict[int, set[str]]:
    """Person pk → the kinds among `kinds` of which no consent is valid today. Who lacks nothing is absent."""
    people, kinds = list(people), set(kinds)
    has = defaultdict(set)
    for pk, kind in Consent.objects.of_people(people).valid_on(today).values_list("person_id", "kind"):
        has[pk].add(kind)
    return {person.pk: kinds - has[person.pk] for person in people if kinds - has[person.pk]}


def consenting(organisation, kind: str, today: date) -> set[int]:
    """The pk of everybody in the organisation who has a valid consent of this kind."""
    found = Consent.objects.filter(organisation=organisation, kind=kind).valid_on(today)
    return set(found.values_list("person_id", flat=True))


def has_all(person: Person, kinds: Iterable[str], today: date) -> bool:
    """Whether the person has a valid consent of each of the kinds."""
    return not lacking([person], kinds, today)


def standing(organisation, today: date) -> list[Standing]:
    """Everybody who takes part or has ever given a consent, by name, with all three consents as of today."""
    roles = participants(organisation, today)
    rows = defaultdict(dict)
    for consent in Consent.objects.filter(organisation=organisation).order_by("pk"):
        known = rows[consent.person_id].get(consent.kind)
        if known is None or consent.state in OPEN or known.state not in OPEN:
            rows[consent.person_id][consent.kind] = consent
    people = Person.objects.filter(organisation=organisation, pk__in={*roles, *rows}).in_order()
    return [_standing(person, roles.get(person.pk, set()), rows[person.pk], today) for person in people]


def _standing(person, roles, consents, today) -> Standing:
    cells = tuple(_cell(kind, consents.get(kind), today) for kind in Kind.values)
    short = tuple(
        cell.kind for cell in cells if roles and cell.kind in REQUIRED and cell.state != State.SIGNED
    )
    return Standing(person, frozenset(roles), cells, short)


def _cell(kind: str, consent: Consent | None, today: date) -> Cell:
    if consent is None:
        return Cell(kind, State.NONE, None)
    over = consent.state == State.SIGNED and consent.valid_until and consent.valid_until < today
    return Cell(kind, State.EXPIRED if over else consent.state, consent)


def chosen(rows: Iterable[Standing], *, text="", states=(), lacking_kinds=(), roles=()) -> list[Standing]:
    """The rows that a search and chips leave: `states` are «kind:state», `lacking_kinds` not valid ones."""
    words = fold(text).split()
    return [
        row
        for row in rows
        if all(word in row.person.folded_name for word in words)
        and (not states or any(f"{cell.kind}:{cell.state}" in states for cell in row.cells))
        and (not lacking_kinds or set(lacking_kinds) & set(row.lacking))
        and (not roles or set(roles) & row.roles)
    ]


def people_of(organisation):
    """Everybody of whom a consent may be asked, by name."""
    return Person.objects.filter(organisation=organisation).in_order()


def waiting(organisation, kinds: Iterable[str], people: Iterable[Person] | None = None):
    """Printed forms of these kinds that have not come back, by name; of these people only where they are given."""
    found = Consent.objects.filter(organisation=organisation, state=State.PRINTED, kind__in=list(kinds))
    if people is not None:
        found = found.of_people(people)
    return found.select_related("person", "organisation").in_order()
