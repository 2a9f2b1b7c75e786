"""The door to a programme: the curator and the head see all, mentor and mentees their own."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.people.models import Person

from .models import ItemFile, PlanItem, Programme


def takes_part(actor, programme) -> bool:
    """Whether the actor is the mentor or a mentee of the programme's pair."""
    pair = programme.mentorship
    accounts = {person.account_id for person in (pair.mentor, *pair.mentees)}
    return actor.signed_in and actor.account_id in accounts


def _sees(actor, programme) -> bool:
    organisation = programme.mentorship.organisation
    if actor.may("mentorship.view", organisation):
        return True
    return actor.may("mentorship.own", organisation) and takes_part(actor, programme)


def open_programme(actor, pk, to="") -> Programme:
    """404 for what is not theirs to see, 403 for what they may not do. `to`: a permission, or «own»."""
    return open_one(
        Programme.objects.with_people(),
        pk,
        sees=lambda programme: _sees(actor, programme),
        may=lambda programme: not to or _may(actor, programme, to),
    )


def _may(actor, programme, to) -> bool:
    organisation = programme.mentorship.organisation
    if to == "own":
        return takes_part(actor, programme) or actor.may("mentorship.manage", organisation)
    return actor.may(to, organisation)


def open_item(actor, pk, to="own") -> PlanItem:
    """A line of a plan, by the door of its programme."""
    item = open_one(
        PlanItem.objects.select_related("programme"), pk, sees=lambda row: _sees(actor, row.programme)
    )
    item.programme = open_programme(actor, item.programme_id, to=to)
    return item


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


def open_item_file(actor, pk) -> ItemFile:
    """A file with a line of the plan, by the door of its programme."""
    return open_one(
        ItemFile.objects.select_related("file", "item__programme"),
        pk,
        sees=lambda row: _sees(actor, row.item.programme),
    )
