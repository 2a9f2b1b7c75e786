"""The doors to the library: authors write their own cards, reviewers see what is sent, everybody what is published."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.journey.mentorships.access import own_person_ids

from .models import Attachment, Author, Practice
from .states import State


def is_author(actor, practice) -> bool:
    own = own_person_ids(actor)
    return any(one.person_id in own for one in practice.authors.all())


def open_practice(actor, organisation, pk: int, to: str = "library.view") -> Practice:
    """404 for a card that is not theirs to see; 403 for what they may not do. `to`: a permission, or «write»."""

    def sees(practice):
        if not actor.may("library.view", organisation):
            return False
        if practice.state == State.PUBLISHED or actor.may("library.publish", organisation):
            return True
        reviews = practice.state != State.DRAFT and actor.may("library.review", organisation)
        return reviews or is_author(actor, practice)

    def may(practice):
        if to == "write":
            return actor.may("library.publish", organisation) or is_author(actor, practice)
        return actor.may(to, organisation)

    found = Practice.objects.filter(organisation=organisation).with_authors()
    return open_one(found, pk, sees=sees, may=may)


def open_author(actor, practice, pk: int) -> Author:
    """The place of an author on a card: one's own, or anybody's for who keeps the signed agreement."""
    own = own_person_ids(actor)

    def may(author):
        return author.person_id in own or actor.may("library.publish", practice.organisation)

    return open_one(practice.authors.select_related("practice"), pk, sees=True, may=may)


def open_attachment(actor, organisation, pk: int, to: str = "library.view") -> Attachment:
    """A file of a card, by the door of the card."""
    found = Attachment.objects.select_related("file", "practice").filter(practice__organisation=organisation)
    attachment = open_one(found, pk, sees=True)
    attachment.practice = open_practice(actor, organisation, attachment.practice_id, to=to)
    return attachment
