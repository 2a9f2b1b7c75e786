"""What is read of consents."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q

from nastavnik.foundation.core.text import fold
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.people.models import Person, full_name

from .models import Consent, Sheet
from .needs import participants
from .states import OPEN, REQUIRED, Kind, State
from .texts import texts


class Who(NamedTuple):
    """As much of a staff card as the list shows; the fields are read in this order."""

    pk: int
    surname: str
    first_name: str
    patronymic: str
    post: str
    folded_name: str

    @property
    def full_name(self) -> str:
        return full_name(self.surname, self.first_name, self.patronymic)


@dataclass(frozen=True, slots=True)
class Cell:
    """How a person stands with one kind of consent on a day; `consent` is its key."""

    kind: str
    state: str
    consent: int | None = None
    signed_on: date | None = None


READ = ("person_id", "pk", "kind", "state", "signed_on", "valid_until")
KINDS = tuple(Kind.values)
# Of several rows of one kind the signed one is told, then the one that is asked for, then the last that ended.
_RANK = {State.SIGNED: 2, State.PRINTED: 1, State.NONE: 1, State.WITHDRAWN: 0, State.EXPIRED: 0}
NOTHING = {kind: Cell(kind, State.NONE.value) for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Standing:
    """A participant with their consents in the order of Kind, and the required kinds that are not valid."""

    person: Who
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
    rows: dict[int, dict[str, Cell]] = defaultdict(dict)
    consents = Consent.objects.filter(organisation=organisation).order_by("pk")
    for person, pk, kind, state, signed_on, until in consents.values_list(*READ):
        known = rows[person].get(kind)
        if known is None or _RANK[state] >= _RANK[known.state]:
            over = state == State.SIGNED and until and until < today
            rows[person][kind] = Cell(kind, State.EXPIRED.value if over else state, pk, signed_on)
    people = Person.objects.filter(organisation=organisation).in_order().values_list(*Who._fields)
    return [
        _standing(Who(*values), frozenset(roles.get(values[0], ())), rows.get(values[0], {}))
        for values in people
        if values[0] in roles or values[0] in rows
    ]


def _standing(person: Who, roles: frozenset[str], cells: dict[str, Cell]) -> Standing:
    short = tuple(
        kind.value
        for kind in REQUIRED
        if roles and (kind not in cells or cells[kind].state != State.SIGNED.value)
    )
    return Standing(person, roles, tuple(cells.get(kind) or NOTHING[kind] for kind in KINDS), short)


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


def unsorted_sheets(organisation):
    """Scanned sheets that wait to be sorted by hand."""
    return Sheet.objects.filter(organisation=organisation).unsorted().select_related("file")


def without_scan(organisation):
    """Consents that a sheet can be given to: asked for or signed, and without a scan."""
    found = Consent.objects.filter(organisation=organisation, state__in=OPEN, scan=None)
    return found.select_related("person", "organisation").in_order()


def to_renew(organisation, today: date) -> dict[int, set[str]]:
    """Person pk → kinds whose signed consent ends soon or whose text was renewed."""
    ahead = numbers(organisation, today)["consent.renew_days"]
    due = Q(valid_until__lte=today + timedelta(days=ahead))
    for text in texts():
        if text.renews and text.since <= today:
            due |= Q(kind=text.kind, signed_on__lt=text.since)
    found = defaultdict(set)
    rows = Consent.objects.filter(organisation=organisation, state=State.SIGNED).filter(due)
    for person, kind in rows.values_list("person_id", "kind"):
        found[person].add(kind)
    return dict(found)


def missing_forms(rows: Iterable[Standing], renew: dict[int, set[str]]) -> dict[str, set[int]]:
    """Kind → the keys of those who have to be asked for it: not valid and not printed yet, or to be renewed."""
    found = defaultdict(set)
    for row in rows:
        asked = {cell.kind for cell in row.cells if cell.state == State.PRINTED}
        due = (set(row.lacking) | renew.get(row.person.pk, set())) if row.roles else set()
        for kind in due - asked:
            found[kind].add(row.person.pk)
    return dict(found)


def cards(organisation, keys: Iterable[int]) -> list[Person]:
    """The staff cards with these keys, by name."""
    return list(Person.objects.filter(organisation=organisation, pk__in=set(keys)).in_order())


def details(organisation) -> dict[int, Consent]:
    """All consents by their keys, for what the list itself does not show."""
    return Consent.objects.filter(organisation=organisation).in_bulk()
