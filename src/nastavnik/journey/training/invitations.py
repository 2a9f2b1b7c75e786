"""What people are told of a session: asked, moved, called off. Letters carry a personal link, never a name list."""

from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import joined
from nastavnik.foundation.notify.actions import tell

from .addresses import whole
from .models import Participant


def when(session) -> str:
    """«05.10.2026, 14:30» on the school's own clock."""
    return f"{session.starts_at.astimezone(ZoneInfo(session.organisation.time_zone)):%d.%m.%Y, %H:%M}"


def tell_invited(participant, *, at) -> None:
    subject = _("Asked to: %(topic)s, %(when)s")
    _tell(participant, "invite", subject, at, key=f"training-invite-{participant.pk}")


def tell_moved(session, *, at) -> None:
    for participant in _asked(session):
        key = f"training-moved-{participant.pk}-{at:%Y%m%d%H%M%S}"
        _tell(participant, "moved", _("Changed: %(topic)s, %(when)s"), at, key=key)


def tell_called_off(session, *, at) -> None:
    for participant in _asked(session):
        key = f"training-off-{participant.pk}-{at:%Y%m%d%H%M%S}"
        _tell(participant, "off", _("Called off: %(topic)s, %(when)s"), at, key=key, link=False)


def _asked(session):
    rows = Participant.objects.filter(session=session).select_related("person__account")
    return rows.order_by("pk")


def _tell(participant, kind, subject, at, *, key, link=True):
    session, person = participant.session, participant.person
    recipient = person.account or person.email
    if not recipient:
        return
    known = {"topic": session.topic, "when": when(session)}
    parts = [f"{session.get_kind_display().capitalize()}: {session.topic}.", f"{when(session)}."]
    parts += [f"{place}." for place in (session.place, session.link) if place]
    personal = whole("attendance:me", participant.token) if link else ""
    if personal:
        parts.append(_("Your own page of the session, with the calendar file: %(link)s") % {"link": personal})
    tell(
        recipient, organisation=session.organisation, kind=f"training.{kind}", subject=subject % known,
        body=joined(parts), at=at, key=key,
        url=reverse("training:own", args=[session.organisation.slug]) if person.account_id else "",
    )  # fmt: skip
