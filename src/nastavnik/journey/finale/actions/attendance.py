"""Presence at the event: the door of a training session, with its code on the screen and personal links."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.training.actions import change_session, invite, plan_session
from nastavnik.journey.training.models import Session
from nastavnik.journey.training.states import SessionKind

from ..models import Application, Juror, ProgrammeLine
from ..states import State
from .note import note

TOPIC = "Итоговое мероприятие: лучшие практики наставничества"
MINUTES = 180


@transaction.atomic
def open_attendance(event, *, by, at) -> Session:
    """A session of training with the event's day, place and programme; everybody of the pairs at work, of the works
    and of the jury is asked and told. The second time, the same session, with those who came in since."""
    if event.state == State.PLANNED:
        raise DomainError(_("Open the applications first: people are asked to an event that stands firm."))
    if event.session is None:
        begins = dt.datetime.combine(event.on, event.time, ZoneInfo(event.organisation.time_zone))
        lines = [
            " ".join(filter(None, (f"{one.time:%H:%M}" if one.time else "", one.words, one.speaker)))
            for one in ProgrammeLine.objects.filter(event=event)
        ]
        leader = event.responsible.short_name if event.responsible else event.organisation.short_name
        event.session = plan_session(
            event.cycle, kind=SessionKind.EXCHANGE, topic=TOPIC, starts_at=begins, minutes=MINUTES, hours=4,
            place=event.place, leaders=leader, programme="\n".join(lines), by=by, at=at,
        )  # fmt: skip
        event.save(update_fields=["session"])
        note("finale.attendance", event, event, by, at, session=event.session.pk)
    if event.session.state == "planned":
        invite(event.session, _asked(event), by=by, at=at)
    return event.session


def _asked(event) -> list:
    works = Application.objects.filter(event=event).standing().with_people().in_order()
    people = [person for work in works for person in work.people]
    for pair in Mentorship.objects.filter(cycle=event.cycle).at_work().with_people().in_order():
        people += [pair.mentor, *pair.mentees]
    jurors = Juror.objects.filter(event=event, person__isnull=False).select_related("person").in_order()
    people += [one.person for one in jurors]
    people += [event.responsible] if event.responsible else []
    return people


def move_attendance(event, *, by, at) -> None:
    """Day, time or place of the event have changed: so have those of the session, and who was asked is told."""
    if event.session is None or event.session.state != "planned":
        return
    begins = dt.datetime.combine(event.on, event.time, ZoneInfo(event.organisation.time_zone))
    if (event.session.starts_at, event.session.place) != (begins, event.place):
        change_session(event.session, starts_at=begins, place=event.place, by=by, at=at)
