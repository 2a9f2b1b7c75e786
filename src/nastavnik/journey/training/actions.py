"""What is done for the training of mentors: sessions, invitations, presence, exemptions, courses."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import Deed, record, record_many
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.foundation.files.actions import keep_file
from nastavnik.instruments.documents.scans.content import checked_scan
from nastavnik.paper import file_name

from .invitations import tell_called_off, tell_invited, tell_moved
from .models import Course, Exemption, Participant, Session
from .states import STEPS, SessionState, Way


@transaction.atomic
def plan_session(cycle, *, by, at, **values) -> Session:
    """A session of the year. Nobody is told before they are asked (`invite`)."""
    _check_time(cycle, values["starts_at"])
    session = Session.objects.create(organisation=cycle.organisation, cycle=cycle, created_at=at, **values)
    _note("training.plan", session, by, at, **values)
    return session


@transaction.atomic
def change_session(session, *, by, at, **values) -> None:
    """Other words, time or place; who was asked is told where time or place is another one."""
    if session.state != SessionState.PLANNED:
        raise DomainError(_("Only a session that is still to come can be changed."))
    _check_time(session.cycle, values.get("starts_at", session.starts_at))
    before = {name: getattr(session, name) for name in values}
    for name, value in values.items():
        setattr(session, name, value)
    session.save(update_fields=list(values))
    _note("training.change", session, by, at, before=before, **values)
    if any(before.get(name) != values.get(name) for name in ("starts_at", "place", "link") if name in values):
        tell_moved(session, at=at)


def _check_time(cycle, starts_at):
    if not cycle.starts_on <= starts_at.date() <= cycle.ends_on:
        raise BadInput(
            _("The session lies outside the year %(year)s.") % {"year": cycle.name},
            fields={"day": _("Choose a day of this year.")},
        )


@transaction.atomic
def invite(session, people: Sequence, *, by, at) -> list[Participant]:
    """Ask these people; each is told once, with a link of their own. Who is asked already is passed over."""
    if session.state != SessionState.PLANNED:
        raise DomainError(_("People can be asked to a planned session only."))
    if not people:
        raise BadInput(_("Choose at least one person."))
    there = set(Participant.objects.filter(session=session).values_list("person_id", flat=True))
    made = [
        Participant(session=session, person=person, told_at=at)
        for person in {one.pk: one for one in people}.values()
        if person.pk not in there
    ]
    Participant.objects.bulk_create(made)
    _note("training.invite", session, by, at, people=[one.person_id for one in made])
    for participant in made:
        tell_invited(participant, at=at)
    return made


@transaction.atomic
def mark_presence(session, present: Sequence[int], *, by, at) -> int:
    """The curator's tick list: exactly these participants were there. Returns how many marks changed.

    A mark that somebody made by phone keeps its way and time where it stays.
    """
    if session.state == SessionState.CANCELLED:
        raise DomainError(_("This session was called off."))
    if session.starts_at > at:
        raise DomainError(_("The session has not begun yet: presence is noted when it has."))
    wanted, deeds = set(present), []
    for one in Participant.objects.filter(session=session).order_by("pk"):
        if (one.pk in wanted) == (one.attended_at is not None):
            continue
        if one.certificate_id and one.pk not in wanted:
            raise DomainError(_("Somebody of these has a certificate already; cancel that first."))
        there = one.pk in wanted
        one.attended_at, one.way = (at, Way.HAND) if there else (None, Way.NOT_YET)
        one.save(update_fields=["attended_at", "way"])
        deeds.append(
            Deed("training.present" if there else "training.absent", session, after={"person": one.person_id})
        )
    record_many(deeds, by=by, at=at, organisation_id=session.organisation_id)
    return len(deeds)


@transaction.atomic
def note_presence(session, person, *, way: Way, by, at) -> Participant:
    """Somebody notes their own presence; who was not asked is added. A second time changes nothing."""
    if session.state == SessionState.CANCELLED:
        raise DomainError(_("This session was called off."))
    participant, _made = Participant.objects.select_for_update().get_or_create(session=session, person=person)
    if participant.attended_at is None:
        participant.attended_at, participant.way = at, way
        participant.save(update_fields=["attended_at", "way"])
        _note("training.present", session, by, at, person=person.pk, way=way)
    return participant


@transaction.atomic
def hold_session(session, *, by, at) -> None:
    """The session is over and its list is complete. Raises where it has not begun or nobody was there."""
    if session.starts_at > at:
        raise DomainError(_("The session has not begun yet."))
    if not Participant.objects.filter(session=session).present().exists():
        raise DomainError(_("Note first who was there."))
    step(session, SessionState.HELD, STEPS)
    _note("training.hold", session, by, at)


@transaction.atomic
def call_off(session, *, by, at) -> None:
    """The session does not take place; everybody who was asked is told."""
    if Participant.objects.filter(session=session).present().exists():
        raise DomainError(_("Somebody was there already: this session has taken place."))
    step(session, SessionState.CANCELLED, STEPS)
    _note("training.call_off", session, by, at)
    tell_called_off(session, at=at)


@transaction.atomic
def plan_again(session, *, by, at) -> None:
    """Back to «planned»: it was closed or called off too early."""
    step(session, SessionState.PLANNED, STEPS)
    _note("training.again", session, by, at)


@transaction.atomic
def exempt(cycle, person, *, reason: str, by, at) -> Exemption:
    """This person need not attend a kick-off session this year; a second reason replaces the first."""
    if not reason.strip():
        raise BadInput(_("Say why."), fields={"reason": _("Say why.")})
    row, _made = Exemption.objects.update_or_create(
        cycle=cycle, person=person, defaults={"reason": reason.strip(), "at": at}
    )
    record(
        "training.exempt", on=person, by=by, at=at, organisation_id=cycle.organisation_id,
        after={"reason": row.reason},
    )  # fmt: skip
    return row


@transaction.atomic
def end_exemption(cycle, person, *, by, at) -> None:
    """The exemption falls away. Nothing happens where there is none."""
    row = Exemption.objects.filter(cycle=cycle, person=person).first()
    if row is not None:
        record(
            "training.exempt_end", on=person, by=by, at=at, organisation_id=cycle.organisation_id,
            before={"reason": row.reason},
        )  # fmt: skip
        row.delete()


@transaction.atomic
def record_course(
    person, *, title: str, provider: str, hours: int, issued_on: dt.date, by, at, number: str = "",
    counts: bool = False, scan: bytes | None = None,
) -> Course:  # fmt: skip
    """A course taken elsewhere, with the scan of its document where there is one (checked, kept as a file)."""
    if issued_on > at.date():
        raise BadInput(
            _("A document can't be of a day to come."), fields={"issued_on": _("Not later than today.")}
        )
    kept = None
    if scan is not None:
        checked = checked_scan(scan)
        kept = keep_file(
            person.organisation, checked.content, name=file_name((title, person.short_name), checked.extension),
            media_type=checked.media_type, by=by, at=at,
        )  # fmt: skip
    course = Course.objects.create(
        person=person, title=title, provider=provider, hours=hours, number=number, issued_on=issued_on,
        counts=counts, scan=kept, created_at=at,
    )  # fmt: skip
    record(
        "training.course", on=person, by=by, at=at, organisation_id=person.organisation_id,
        after={"title": title, "hours": hours, "number": number, "counts": counts},
    )  # fmt: skip
    return course


def _note(deed, session, by, at, *, before=None, **after):
    record(
        deed, on=session, by=by, at=at, organisation_id=session.organisation_id, before=before, after=after
    )
