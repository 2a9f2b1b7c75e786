"""The door to a programme: the curator and the head see all, mentor and mentees their own."""

from nastavnik.foundation.core.doors import open_one

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


def open_item_file(actor, pk) -> ItemFile:
    """A file with a line of the plan, by the door of its programme."""
    return open_one(
        ItemFile.objects.select_related("file", "item__programme"),
        pk,
        sees=lambda row: _sees(actor, row.item.programme),
    )
