"""What is read for a calendar."""

import datetime as dt

from nastavnik.foundation.core.secret_links import hash_of
from nastavnik.foundation.people.models import Person
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import AT_WORK

from ..meetings.models import Meeting
from ..models import PlanItem
from ..states import STANDING, Mark
from .models import Feed

BACK = dt.timedelta(days=60)  # what lies further back is not looked up in a phone's calendar


def feed_by(token: str) -> Feed | None:
    """The calendar with this secret, of whatever school; the caller sets the scope."""
    found = Feed.objects.with_scopes_disabled() if len(token) <= 64 else Feed.objects.none()
    return found.filter(token_hash=hash_of(token)).select_related("person__organisation").first()


def feed_of(person) -> Feed | None:
    return Feed.objects.filter(person=person).first()


def own_cards(actor) -> list[Person]:
    return list(Person.objects.filter(account=actor.account_id).order_by("pk")) if actor.signed_in else []


def entries_of(person, today: dt.date) -> tuple[list[Meeting], list[PlanItem]]:
    """Planned meetings and lines of the plan that are not done, of the person's pairs at work."""
    pairs = Mentorship.objects.of_person([person.pk]).filter(state__in=AT_WORK)
    meetings = Meeting.objects.planned().filter(mentorship__in=pairs, on__gte=today - BACK).soonest_first()
    items = PlanItem.objects.filter(
        programme__mentorship__in=pairs, programme__state__in=STANDING, mark=Mark.NONE, due__gte=today - BACK
    )
    return list(meetings), list(items.order_by("due", "number", "pk"))
