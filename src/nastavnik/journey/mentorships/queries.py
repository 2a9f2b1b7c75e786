"""What is read of pairs and groups."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext

from nastavnik.foundation.audit.history import Line, history
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.models import Document

from .hard_checks import missing_before_order
from .health import Health, health_of
from .models import Answer, Duty, Mentorship
from .states import State

ORDERS = {
    "mentor": ("mentor__folded_name", "pk"),
    "-mentor": ("-mentor__folded_name", "-pk"),
    "starts": ("starts_on", "mentor__folded_name", "pk"),
    "-starts": ("-starts_on", "mentor__folded_name", "pk"),
    "score": ("score", "pk"),
    "-score": ("-score", "pk"),
}


def listed(organisation, *, states=(), text="", sort="mentor"):
    """The school's pairs and groups for the list."""
    found = Mentorship.objects.filter(organisation=organisation)
    if states:
        found = found.filter(state__in=states)
    if text:
        found = found.named(text)
    return found.order_by(*ORDERS.get(sort, ORDERS["mentor"]))


def pairs_of(person_ids):
    """The pairs and groups in which one of these people takes part."""
    return Mentorship.objects.of_person(person_ids).with_people().in_order()


def people_with(keys) -> dict[int, Person]:
    """The staff cards with these keys."""
    return Person.objects.in_bulk(keys)


def counts_by_state(organisation) -> list[tuple[str, str, int]]:
    """(state, its word, how many) for the filter, in the order of the table of states."""
    rows = dict(
        Mentorship.objects.filter(organisation=organisation)
        .order_by()
        .values_list("state")
        .annotate(n=Count("pk"))
    )
    return [(state.value, state.label, rows[state.value]) for state in State if state.value in rows]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the people of a pair, with what they have answered."""

    person: object
    is_mentor: bool
    answer: Answer | None


def sides_of(mentorship) -> list[Side]:
    answers = {answer.person_id: answer for answer in Answer.objects.filter(mentorship=mentorship)}
    return [
        Side(person, person.pk == mentorship.mentor_id, answers.get(person.pk))
        for person in (mentorship.mentor, *mentorship.mentees)
    ]


def missing_of(mentorship, today) -> list:
    """What the order still waits for; nothing once the pair stands in one."""
    if mentorship.state not in (State.PROPOSED, State.OFFERED, State.CONFIRMED):
        return []
    return missing_before_order([mentorship], today)[mentorship.pk]


def order_of(mentorship) -> Document | None:
    """The paper that the pair stands in."""
    return Document.objects.filter(pk=mentorship.order_document_id).first()


def history_of(mentorship, order: Document | None = None) -> list[Line]:
    """The journal of the pair in words, newest first; the order by its number and date, not by a key."""

    def say(field, value):
        if field != "order_document_id" or not value:
            return None
        return order_words(order) if order and order.pk == value else gettext("order")

    return history(mentorship, say=say)


def order_words(order: Document) -> str:
    """«№ 14-а от 01.09.2026», as much of it as the paper has."""
    if not order.number:
        return order.title
    day = f" {gettext('of (date)')} {order.date:%d.%m.%Y}" if order.date else ""
    return f"№\u00a0{order.number}{day}"


def duties_of(mentorship):
    """What the curator still has to settle with the pair, the most urgent first."""
    return list(Duty.objects.filter(mentorship=mentorship, settled_at=None).select_related("person"))


def health_of_one(mentorship, today) -> Health | None:
    """How the pair does and why; None before its work and after it."""
    return health_of([mentorship], mentorship.organisation, today).get(mentorship.pk)
