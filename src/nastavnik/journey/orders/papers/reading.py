"""What a paper needs to know, read from rows in as few queries as it can be."""

from dataclasses import dataclass

from nastavnik.foundation.people.models import Person
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.roadmap.models import Cycle


@dataclass(frozen=True, slots=True)
class Named:
    """The rows that a document's `about` names; what is gone is None."""

    cycle: Cycle | None
    person: Person | None
    mentorships: tuple[Mentorship, ...]


def named_in(document) -> Named:
    """The cycle, the curator and the pairs of a document, each where its `about` has the key."""
    about = document.about
    cycle = Cycle.objects.filter(pk=about["cycle"]).first() if about.get("cycle") else None
    person = Person.objects.filter(pk=about["person"]).first() if about.get("person") else None
    return Named(cycle, person, mentorships_of(document))


def mentorships_of(document) -> tuple[Mentorship, ...]:
    """The pairs and groups that the document names, by the mentor's name."""
    keys = document.about.get("mentorships")
    if not keys:
        return ()
    return tuple(Mentorship.objects.filter(pk__in=keys).with_people().in_order())


def teaching_staff(organisation, today) -> list[Person]:
    """Everybody who teaches there on this day, by name: who gets acquainted with a regulation."""
    return list(Person.objects.filter(organisation=organisation).teaching().employed(today).in_order())


def curator_of(organisation) -> Person | None:
    """The staff card of the account that holds the curator's role; None where no card is linked."""
    return (
        Person.objects.filter(
            organisation=organisation,
            account__memberships__organisation=organisation,
            account__memberships__role="curator",
            account__memberships__until=None,
        )
        .in_order()
        .first()
    )
