"""The two sides of a pair: who of it is acting, and who confirms what the other wrote."""

from nastavnik.foundation.people.models import Person


def side_of(actor, mentorship) -> Person | None:
    """The actor's own card in this pair; None for curator and head, who stand outside it."""
    if actor.account_id is None:
        return None
    people = (mentorship.mentor, *mentorship.mentees)
    return next((one for one in people if one.account_id == actor.account_id), None)


def is_other_side(mentorship, author_id: int | None, person_ids) -> bool:
    """Whether one of these people may confirm what this author wrote: the mentor for a mentee, a mentee for the mentor.

    What the curator wrote (`author_id` is None), either side confirms.
    """
    mentees = {one.pk for one in mentorship.mentees}
    if author_id is None:
        return bool({mentorship.mentor_id, *mentees} & set(person_ids))
    if author_id == mentorship.mentor_id:
        return bool(mentees & set(person_ids))
    return mentorship.mentor_id in person_ids
