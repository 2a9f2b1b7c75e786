"""What the banks say of pairs: for each person the mentor they have and the mentees they work with."""

from nastavnik.journey.register.told import tells_pairs
from nastavnik.journey.register.wording import FORMS
from nastavnik.paper.words import date_short

from .models import Mentorship
from .states import State

TOLD = (State.ORDERED, State.ACTIVE, State.PAUSED, State.COMPLETED)
RESULTS = {State.COMPLETED: "программа выполнена"}


@tells_pairs
def pairs_of_people(organisation, people=None) -> dict[int, tuple[str, str]]:
    """Person's key → (the mentor's line, the mentees' lines) of pairs that stand in an order or are completed.

    Of these `people` (keys) only where they are named.
    """
    as_mentee: dict[int, list[str]] = {}
    as_mentor: dict[int, list[str]] = {}
    pairs = Mentorship.objects.filter(organisation=organisation, state__in=TOLD).with_people()
    if people is not None:
        pairs = pairs.of_person(people)
    for pair in pairs.order_by("starts_on", "pk"):
        term = f"{date_short(pair.starts_on)} – {date_short(pair.ended_on or pair.ends_on)}"
        result = RESULTS.get(pair.state, "")
        for mentee in pair.mentees:
            words = (pair.mentor.short_name, FORMS[pair.form], term, result)
            as_mentee.setdefault(mentee.pk, []).append(", ".join(filter(None, words)))
        names = ", ".join(mentee.short_name for mentee in pair.mentees)
        as_mentor.setdefault(pair.mentor_id, []).append(", ".join(filter(None, (names, term, result))))
    return {
        pk: ("\n".join(as_mentee.get(pk, ())), "\n".join(as_mentor.get(pk, ())))
        for pk in as_mentee.keys() | as_mentor.keys()
    }
