"""What is read of the banks: the two registers as lists, and one person's places in them."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, Q, TextField, When
from django.db.models.functions import Cast

from nastavnik.foundation.core.text import fold
from nastavnik.foundation.core.working_days import months_before
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.queries import lacking
from nastavnik.instruments.consents.states import Kind as ConsentKind
from nastavnik.instruments.surveys.queries import latest_response

from .columns import About
from .from_answers import MENTEE, MENTOR, WAITING, values_of
from .models import Import, MenteeEntry, MentorEntry, Nomination, NominationForm
from .rules import MenteeCategory
from .states import EntryState, NominationState
from .told import pairs_of

NEEDED = ("processing", "mentoring")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks of a register: words to find, states, categories, what is missing, the order."""

    text: str = ""
    states: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    request_missing: bool = False
    competences_missing: bool = False
    review_due: bool = False
    sort: str = "name"
    only: tuple[int, ...] = ()

    @classmethod
    def of(cls, query) -> "Wanted":
        """From a query of the address; what is not known there is passed over."""
        return cls(
            query.get("q", "")[:100],
            tuple(state for state in query.getlist("state") if state in EntryState.values),
            tuple(query.getlist("category")),
            query.get("request") == "missing",
            query.get("competences") == "missing",
            query.get("review") == "due",
            query.get("sort", "name"),
            tuple(int(pk) for pk in query.getlist("pk") if pk.isdecimal() and len(pk) < 19),
        )

    @property
    def by_state_only(self) -> bool:
        """Whether the counts of the states tell already how many are found."""
        asked = (self.categories, self.request_missing, self.competences_missing, self.review_due, self.only)
        return not self.text.strip() and not any(asked)


def listed(model, organisation, wanted: Wanted, today, order=("sort_name", "pk")):
    """Entries of a bank in this order; without a chosen state, all that still count."""
    found = model.objects.filter(organisation=organisation)
    if wanted.only:
        found = found.filter(pk__in=wanted.only)
    found = found.filter(state__in=wanted.states) if wanted.states else found.open()
    if wanted.text.strip():
        found = found.found_by(wanted.text)
    if wanted.categories:
        found = _of_categories(model, found, wanted.categories)
    if wanted.request_missing and model is MenteeEntry:
        found = without_request(found)
    if wanted.competences_missing and model is MentorEntry:
        found = found.included().filter(competences=[])
    if wanted.review_due:
        found = found.to_review(review_before(organisation, today))
    return found.order_by(*order)


def with_people(model, keys):
    """The entries with these keys and the cards they stand for, in no order."""
    return model.objects.filter(pk__in=keys).select_related("person").order_by()


def review_before(organisation, today, code: str = "bank.remind_months"):
    """Who was last looked at on this day or before is due for review (or for the reminder of it)."""
    return months_before(today, numbers(organisation, today)[code])


def to_review(model, organisation, today):
    """Entries of which the curators are to be reminded: nobody has looked at them for nearly a year."""
    return model.objects.filter(organisation=organisation).to_review(review_before(organisation, today))


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


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries a bank has by state and, for mentees, by category: (code, its word, how many)."""

    states: list[tuple[str, Any, int]]
    categories: list[tuple[str, Any, int | None]]

    def of_states(self, wanted: tuple[str, ...]) -> int:
        """How many entries have one of these states; without any, how many still count."""
        chosen = wanted or [state for state in EntryState if state != EntryState.LEFT]
        return sum(n for state, _label, n in self.states if state in chosen)


def counts(model, organisation, choices) -> Counts:
    """Everything that the chips of a register tell, in one query that an index answers."""
    keys = ["state"] if model is MentorEntry else ["state", "categories"]
    rows = (
        model.objects.filter(organisation=organisation).order_by().values_list(*keys).annotate(n=Count("pk"))
    )
    states, categories = Counter(), Counter()
    for state, *codes, n in rows:
        states[state] += n
        if state != EntryState.LEFT:
            for code in codes[0] if codes else ():
                categories[code] += n
    if model is MentorEntry:
        told = [(code, label, None) for code, label in choices]
    else:
        told = [(code, label, categories[code]) for code, label in choices if categories[code]]
    return Counts([(state.value, state.label, states[state]) for state in EntryState if states[state]], told)


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


def about(organisation, entries, codes, today) -> About:
    """What the chosen columns of these entries need; what no column shows is not read."""
    lacks, pairs, wished = {}, {}, {}
    if entries and {"state", "consents"} & set(codes):
        lacks = {pk: _lacks_words(kinds) for pk, kinds in consents_lacking(entries, today).items()}
    if entries and "pairs" in codes:
        pairs = pairs_of(organisation, {entry.person_id for entry in entries})
    if entries and "wished" in codes:
        names = names_of(organisation, {pk for entry in entries for pk in entry.wished})
        wished = {entry.pk: ", ".join(filter(None, map(names.get, entry.wished))) for entry in entries}
    return About(today, lacks, pairs, wished)


def _lacks_words(kinds) -> str:
    return ", ".join(str(ConsentKind(kind).label) for kind in sorted(kinds or ()))


def partners(model, organisation, entry) -> list[Person]:
    """The people of the other bank whom somebody may wish for or refuse, with those named already, by name."""
    there = model.objects.filter(organisation=organisation).open().exclude(state=EntryState.REFUSED)
    named = Q(pk__in=there.values("person")) | Q(pk__in=[*entry.wished, *entry.vetoed])
    people = Person.objects.filter(named, organisation=organisation).exclude(pk=entry.person_id)
    return list(people.in_order())


def names_of(organisation, keys) -> dict[int, str]:
    """The names of people by their keys."""
    people = Person.objects.filter(organisation=organisation, pk__in=keys)
    return {person.pk: person.full_name for person in people.order_by()}


def consents_lacking(entries, today) -> dict[int, set[str]]:
    """Person's key → the consents that a participant needs and has not given."""
    return lacking([entry.person for entry in entries], NEEDED, today)


def nominations_of(organisation):
    """Who proposed themselves: those not looked at first, then the latest."""
    waits = Case(When(state=NominationState.NEW, then=0), default=1)
    return Nomination.objects.filter(organisation=organisation).order_by(waits, "-at", "-pk")


def public_form_of(organisation) -> NominationForm | None:
    return NominationForm.objects.filter(organisation=organisation).first()


def likely_person(organisation, full_name: str, today) -> Person | None:
    """The one employed person with exactly this name, for the curator to check."""
    people = Person.objects.filter(organisation=organisation, folded_name=fold(full_name)).employed(today)
    found = list(people.in_order()[:2])
    return found[0] if len(found) == 1 else None


def imports_of(organisation):
    return (
        Import.objects.filter(organisation=organisation).select_related("file").order_by("-created_at", "-pk")
    )


NEWLY = 60  # days: whoever was hired longer ago is asked by the curator, if at all


def newcomers(organisation, today):
    """Open entries of newly hired mentees who were neither asked nor refused."""
    found = without_request(MenteeEntry.objects.filter(organisation=organisation, asked_on=None))
    hired = found.filter(
        person__employed_from__lte=today, person__employed_from__gt=today - dt.timedelta(days=NEWLY)
    )
    return hired.select_related("person__account").in_order()


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """A field in which the answers say something else than the bank; the curator has not chosen yet."""

    field: str
    label: Any
    there: Any
    answered: Any

    @property
    def people(self) -> list[int]:
        return [*self.there, *self.answered] if self.field in ("wished", "vetoed") else []


def answers_of(entry):
    """The newest answers of this person to the questionnaire of the entry's bank; None where there are none."""
    return latest_response(entry.person, MENTOR if isinstance(entry, MentorEntry) else MENTEE)


def waiting_answers(entry, response) -> list[WaitingAnswer]:
    if response is None or WAITING not in response.taken.values():
        return []
    fresh = values_of(response.campaign.version.questionnaire.code, response.answers)
    return [
        WaitingAnswer(name, entry._meta.get_field(name).verbose_name, getattr(entry, name), fresh.get(name))
        for name in fresh
        if response.taken.get(name) == WAITING
    ]
