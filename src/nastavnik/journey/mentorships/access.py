"""The door to a pair or group: the school's staff who may see all, and the people it is about."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.people.models import Person

from .models import Mentorship


def own_person_ids(actor) -> list[int]:
    """The actor's own staff cards within the scope."""
    if actor.account_id is None:
        return []
    return list(Person.objects.filter(account=actor.account_id).values_list("pk", flat=True))


def open_mentorship(actor, organisation, pk: int, to: str = "mentorship.view") -> Mentorship:
    """The pair or group with its people. Its own mentor and mentees may see it and answer for it."""
    own = own_person_ids(actor)

    def is_own(mentorship):
        return mentorship.mentor_id in own or any(mentee.pk in own for mentee in mentorship.mentees)

    def sees(mentorship):
        return actor.may("mentorship.view", organisation) or is_own(mentorship)

    def may(mentorship):
        if to in ("mentorship.view", "mentorship.own"):
            return to == "mentorship.view" or is_own(mentorship)
        return actor.may(to, organisation)

    return open_one(
        Mentorship.objects.filter(organisation=organisation).with_people(), pk, sees=sees, may=may
    )


def pair_of_link(link) -> Mentorship | None:
    """The pair that a personal link speaks of, while its person belongs to it."""
    found = Mentorship.objects.filter(pk=link.subject).with_people().first()
    if found is None or link.person_id not in {found.mentor_id, *(mentee.pk for mentee in found.mentees)}:
        return None
    return found
