"""What is read for the orders' desk."""

from dataclasses import dataclass

from django.db.models import Prefetch

from nastavnik.foundation.people.models import NAME, Person, full_name
from nastavnik.foundation.people.posts import deputises
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.states import OPEN_STATES
from nastavnik.instruments.documents.states import State as Paper
from nastavnik.journey.mentorships.hard_checks import missing_before_order
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.mentorships.states import State

BEFORE_ORDER = {State.PROPOSED, State.OFFERED, State.CONFIRMED}
KINDS = ("order.regulation", "order.curator", "order.pairs")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pair that is in no order, and what it still lacks."""

    mentorship: Mentorship
    missing: tuple


def waiting_pairs(cycle, today, *, orders: list[Document] | None = None) -> list[Waiting]:
    """Pairs of the cycle that no order and no open draft names, by the mentor's name.

    Give `orders` of the cycle where they are read already.
    """
    named = named_in_drafts(cycle.organisation) if orders is None else _named_in(orders)
    members = Prefetch("members", Member.objects.select_related("mentee").order_by("pk"))
    pairs = list(
        Mentorship.objects.filter(cycle=cycle, state__in=BEFORE_ORDER)
        .exclude(pk__in=named)
        .select_related("mentor")
        .prefetch_related(members)
        .in_order()
    )
    for pair in pairs:
        pair.cycle = cycle  # one year and one school for all, read already
    missing = missing_before_order(pairs, today)
    return [Waiting(pair, tuple(missing[pair.pk])) for pair in pairs]


def orders_of(cycle) -> list[Document]:
    """The orders of the cycle that are not cancelled, newest first."""
    rows = Document.objects.filter(organisation=cycle.organisation, kind__in=KINDS).about("cycle", cycle.pk)
    return list(rows.exclude(state=Paper.CANCELLED).latest_first())


def possible_curators(organisation, today) -> list[tuple[int, str]]:
    """(key, name with post) of the staff for the choice of a curator, deputies of the head first."""
    people = Person.objects.filter(organisation=organisation).employed(today).in_order()
    rows = sorted(people.values_list("pk", "post", *NAME), key=lambda row: not deputises(row[1]))
    return [(pk, ", ".join(filter(None, (full_name(*name), post)))) for pk, post, *name in rows]


def member_of_staff(organisation, pk: int) -> Person:
    return Person.objects.get(organisation=organisation, pk=pk)


def chosen_pairs(cycle, keys):
    """The pairs with these keys, of this cycle only."""
    return list(Mentorship.objects.filter(cycle=cycle, pk__in=keys).with_people().in_order())


def named_in_drafts(organisation) -> set[int]:
    """Keys of the pairs that an open draft names."""
    rows = Document.objects.filter(organisation=organisation, kind="order.pairs", state__in=OPEN_STATES)
    return {pk for about in rows.values_list("about", flat=True) for pk in about.get("mentorships", ())}


def _named_in(orders: list[Document]) -> set[int]:
    drafts = (order for order in orders if order.kind == "order.pairs" and order.state in OPEN_STATES)
    return {pk for draft in drafts for pk in draft.about.get("mentorships", ())}
