"""The doors of the final event: the event, a work, a place in the jury, and the link of a member without an account."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.core.secret_links import hash_of
from nastavnik.instruments.documents.actions import day_in
from nastavnik.journey.mentorships.access import own_person_ids
from nastavnik.journey.mentorships.models import Mentorship

from .models import Application, Event, Juror, Nomination
from .states import State


def open_event(actor, organisation, pk: int, to: str = "finale.view") -> Event:
    """404 for another school's event."""
    rows = Event.objects.filter(organisation=organisation).select_related(
        "organisation", "cycle", "responsible", "session"
    )
    return open_one(rows, pk, sees=actor.may("finale.view", organisation), may=actor.may(to, organisation))


def open_pair(actor, organisation, pk: int) -> Mentorship:
    """A pair for which the actor may apply: one's own, or anybody's for who runs the event."""
    own = own_person_ids(actor)

    def sees(pair):
        ours = pair.mentor_id in own or any(one.pk in own for one in pair.mentees)
        return ours or actor.may("finale.manage", organisation)

    rows = Mentorship.objects.filter(organisation=organisation).with_people()
    return open_one(rows, pk, sees=sees)


def open_application(actor, organisation, pk: int, to: str = "") -> Application:
    """A work: for its pair, for who sees the event. `to`: «write» for its pair and who runs the event."""
    own = own_person_ids(actor)
    return open_one(
        Application.objects.filter(event__organisation=organisation).with_people(),
        pk,
        sees=lambda work: _is_ours(work, own) or actor.may("finale.view", organisation),
        may=lambda work: to != "write" or may_write(actor, organisation, work),
    )


def _is_ours(work, own) -> bool:
    return any(person.pk in own for person in work.people)


def may_write(actor, organisation, work) -> bool:
    """Its pair, and who runs the event."""
    return actor.may("finale.manage", organisation) or _is_ours(work, own_person_ids(actor))


def open_juror(actor, organisation, pk: int) -> Juror:
    rows = Juror.objects.filter(event__organisation=organisation).select_related(
        "event__organisation", "person"
    )
    return open_one(
        rows, pk, sees=actor.may("finale.view", organisation), may=actor.may("finale.manage", organisation)
    )


def open_nomination(actor, organisation, pk: int) -> Nomination:
    rows = Nomination.objects.filter(event__organisation=organisation).select_related("event__organisation")
    return open_one(
        rows, pk, sees=actor.may("finale.view", organisation), may=actor.may("finale.manage", organisation)
    )


def own_seat(actor, event) -> Juror | None:
    """The actor's own place in the jury of this event."""
    own = own_person_ids(actor)
    rows = Juror.objects.filter(event=event, person__in=own).select_related("event__organisation", "person")
    return rows.order_by("pk").first()


def juror_behind(secret: str, at) -> Juror | None:
    """The member of a personal link while it works: from when the jury is named until it has been counted and read."""
    if not 20 <= len(secret) <= 64:
        return None
    rows = Juror.objects.with_scopes_disabled().select_related(
        "event__organisation", "event__cycle", "person"
    )
    juror = rows.filter(token_hash=hash_of(secret)).exclude(event__state=State.HELD).first()
    if juror is None or day_in(juror.event.organisation, at) > juror.event.on:
        return None
    return juror


def open_judged(juror, pk: int) -> Application:
    """A standing work of the juror's own event."""
    return open_one(Application.objects.filter(event=juror.event).standing().with_people(), pk, sees=True)
