"""What is read of the banks: the two registers as lists, and one person's places in them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, TextField
from django.db.models.functions import Cast, Coalesce

from nastavnik.instruments.consents.queries import lacking

from .models import Import, MenteeEntry, MentorEntry
from .rules import MenteeCategory
from .states import EntryState

NEEDED = ("processing", "mentoring")
SORTS = {
    "name": F("person__folded_name"),
    "post": F("person__post"),
    "service": Coalesce("person__service_teaching", "person__service_total"),
    "joined": F("joined_on"),
    "state": F("state"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks of a register: words of a name, states, categories, what is missing, the order."""

    text: str = ""
    states: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    request_missing: bool = False
    competences_missing: bool = False
    sort: str = "name"

    @classmethod
    def of(cls, query) -> "Wanted":
        """From a query of the address; what is not known there is passed over."""
        return cls(
            query.get("q", "")[:100],
            tuple(state for state in query.getlist("state") if state in EntryState.values),
            tuple(query.getlist("category")),
            query.get("request") == "missing",
            query.get("competences") == "missing",
            query.get("sort", "name"),
        )


def listed(model, organisation, wanted: Wanted):
    """Entries of a bank with their people; without a chosen state, all that still count."""
    found = model.objects.filter(organisation=organisation).select_related("person")
    found = found.filter(state__in=wanted.states) if wanted.states else found.open()
    if wanted.text:
        found = found.named(wanted.text)
    if wanted.categories:
        found = _of_categories(model, found, wanted.categories)
    if wanted.request_missing and model is MenteeEntry:
        found = without_request(found)
    if wanted.competences_missing and model is MentorEntry:
        found = found.included().filter(competences=[])
    down, name = wanted.sort.startswith("-"), wanted.sort.lstrip("-")
    key = SORTS.get(name, SORTS["name"])
    first = key.desc(nulls_last=True) if down else key.asc(nulls_last=True)
    return found.order_by(first, "person__folded_name", "pk")


def entries_with(model, organisation, pks):
    """The entries with these keys, by name, with their people."""
    found = model.objects.filter(organisation=organisation, pk__in=pks)
    return found.select_related("person", "organisation").in_order()


def without_request(entries):
    """Mentees who have neither stated a request nor declined to."""
    return (
        entries.open()
        .exclude(state=EntryState.REFUSED)
        .filter(request="", deficits=[], request_refused=False)
    )


def _of_categories(model, found, categories):
    """Mentees by their own categories (a list in JSON, so looked up as text), mentors by the qualification."""
    if model is MentorEntry:
        return found.filter(person__category__in=categories)
    found = found.annotate(categories_text=Cast("categories", TextField()))
    known = [category for category in categories if category in MenteeCategory.values]
    clauses = [found.filter(categories_text__contains=f'"{category}"') for category in known]
    if not clauses:
        return found.none()
    first, *rest = clauses
    for clause in rest:
        first = first | clause
    return first


def counts_by_state(model, organisation) -> list[tuple[str, Any, int]]:
    """(state, its word, how many) in the order of the table of states; empty ones are left out."""
    rows = dict(
        model.objects.filter(organisation=organisation)
        .order_by()
        .values_list("state")
        .annotate(n=Count("pk"))
    )
    return [(state.value, state.label, rows[state.value]) for state in EntryState if state.value in rows]


def counts_by_category(model, organisation, choices) -> list[tuple[str, Any, int]]:
    """(category, its word, how many still count) for the filter; empty ones are left out."""
    entries = model.objects.filter(organisation=organisation).open().order_by()
    if model is MentorEntry:
        found = Counter(entries.values_list("person__category", flat=True))
    else:
        found = Counter(code for codes in entries.values_list("categories", flat=True) for code in codes)
    return [(code, label, found[code]) for code, label in choices if found[code]]


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place in one of the banks."""

    entry: Any
    is_mentor: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Everything the banks hold of one person: present and past places, and which banks are still open."""

    places: list[Place] = field(default_factory=list)
    may_be_mentee: bool = True
    may_be_mentor: bool = True


def places_of(person) -> Places:
    mentees = list(MenteeEntry.objects.filter(person=person).order_by("-pk"))
    mentors = list(MentorEntry.objects.filter(person=person).order_by("-pk"))
    return Places(
        [Place(entry, False) for entry in mentees] + [Place(entry, True) for entry in mentors],
        all(entry.state == EntryState.LEFT for entry in mentees),
        all(entry.state == EntryState.LEFT for entry in mentors),
    )


def consents_lacking(entries, today) -> dict[int, set[str]]:
    """Person's key → the consents that a participant needs and has not given."""
    return lacking([entry.person for entry in entries], NEEDED, today)


def imports_of(organisation):
    return (
        Import.objects.filter(organisation=organisation).select_related("file").order_by("-created_at", "-pk")
    )
