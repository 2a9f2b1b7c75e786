"""What is done to pairs and groups. Each deed is one step of the table in states.py."""

from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.foundation.organisations.defaults import numbers

from .hard_checks import missing_before_order
from .models import Answer, Member, Mentorship
from .promises import SEATS
from .seats import days_taken, places_for
from .signals import mentorship_confirmed, mentorship_ended, mentorship_started
from .states import ENDED, OPEN, STEPS, EndReason, Kind, LegalBasis, Mode, Reply, State


@transaction.atomic
def propose_mentorship(
    cycle,
    mentor,
    mentees,
    *,
    starts_on: date,
    ends_on: date,
    by,
    at,
    kind: str = Kind.TRADITIONAL,
    mode: str = Mode.IN_PERSON,
    legal_basis: str = LegalBasis.ART_351_8,
    score: int | None = None,
    reasons=(),
    replaces=None,
    least: int | None = None,
    most: int | None = None,
    hours_month: int | None = None,
) -> Mentorship:
    """A pair (one mentee) or a group (`least` to `most`). Raises where a rule or another pair stands against it.

    The mentees' days must be free, and the mentor must have a place on them; the database watches both.
    """
    if ends_on <= starts_on:
        raise BadInput(
            _("The end must lie after the beginning."), fields={"ends_on": _("Choose a later day.")}
        )
    limits = numbers(cycle.organisation, at.date())
    _check_people(mentor, mentees, kind, limits, most)
    if kind == Kind.GROUP:
        least, most = least or limits["group.min_mentees"], most or limits["group.max_mentees"]
    else:
        least = most = None
    check_days(mentees, starts_on, ends_on)
    places = places_for(mentor, mentees, kind, most, cycle.organisation, starts_on, ends_on, at.date())
    mentorship = Mentorship.objects.create(
        organisation=cycle.organisation,
        cycle=cycle,
        mentor=mentor,
        kind=kind,
        mode=mode,
        legal_basis=legal_basis,
        starts_on=starts_on,
        ends_on=ends_on,
        score=score,
        reasons=list(reasons),
        replaces=replaces,
        least=least,
        most=most,
        hours_month=hours_month,
        created_at=at,
    )
    _take_places(mentorship, mentees, places)
    _note("mentorship.propose", mentorship, by, at, mentor=mentor.pk, mentees=[m.pk for m in mentees])
    return mentorship


def _check_people(mentor, mentees, kind, limits, most):
    if not mentees:
        raise BadInput(_("Choose at least one mentee."))
    if any(mentee.pk == mentor.pk for mentee in mentees):
        raise BadInput(_("Nobody can be their own mentor."))
    if kind != Kind.GROUP and len(mentees) > 1:
        raise BadInput(_("Several mentees make a group: choose the kind «in a group»."))
    largest = min(most or limits["group.max_mentees"], limits["group.max_mentees"])
    if kind == Kind.GROUP and len(mentees) > largest:
        raise BadInput(_("A group has at most %(n)s mentees.") % {"n": largest})


def check_days(mentees, starts_on: date, ends_on: date, but=None) -> None:
    """DomainError where one of the mentees has another pair on some of these days."""
    taken = days_taken(mentees, starts_on, ends_on, but=but)
    if taken and taken.is_open:
        raise DomainError(_("%(name)s already has an open pair or group.") % {"name": taken.mentee.full_name})
    if taken:
        raise DomainError(
            _("%(name)s was in another pair until %(day)s: begin on a later day.")
            % {"name": taken.mentee.full_name, "day": f"{taken.ends_on:%d.%m.%Y}"}
        )


def _take_places(mentorship, mentees, places):
    rows = [
        Member(
            mentorship=mentorship, mentor=mentorship.mentor, mentee=mentee,
            seat=seat, seats=seats, in_group=in_group,
        )
        for mentee, (seat, seats, in_group) in zip(mentees, places, strict=True)
    ]  # fmt: skip
    with promised():
        Member.objects.bulk_create(rows)


@contextmanager
def promised():
    """What the database refuses of pairs, in words: somebody was quicker by a moment."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if SEATS in str(error):
            raise DomainError(_("The mentor's last place has just been taken. Reload the page.")) from error
        raise DomainError(_("One of the mentees already has an open pair or group.")) from error


@transaction.atomic
def offer_mentorship(mentorship, *, by, at) -> None:
    """Both sides are asked."""
    _move(mentorship, State.OFFERED, "mentorship.offer", by, at)


@transaction.atomic
def answer_offer(mentorship, person, reply: Reply, *, by, at, words: str = "") -> None:
    """One side's answer. When all have agreed the pair is confirmed; one refusal declines it, with its reason."""
    if mentorship.state != State.OFFERED:
        raise DomainError(_("There is no offer to answer at the moment."))
    if reply == Reply.NO and not words.strip():
        raise BadInput(_("Say in a few words why."), fields={"words": _("Say in a few words why.")})
    people = {mentorship.mentor_id, *(mentee.pk for mentee in mentorship.mentees)}
    if person.pk not in people:
        raise BadInput(_("%(name)s is not part of this pair.") % {"name": person.full_name})
    Answer.objects.update_or_create(
        mentorship=mentorship, person=person, defaults={"reply": reply, "words": words, "at": at}
    )
    _note("mentorship.answer", mentorship, by, at, person=person.pk, reply=reply)
    if reply == Reply.NO:
        _move(mentorship, State.DECLINED, "mentorship.decline", by, at, ended_on=at.date())
        return
    agreed = set(
        Answer.objects.filter(mentorship=mentorship, reply=Reply.YES).values_list("person_id", flat=True)
    )
    if agreed == people:
        _move(mentorship, State.CONFIRMED, "mentorship.confirm", by, at)
        mentorship_confirmed.send(sender=Mentorship, mentorship=mentorship, by=by, at=at)


@transaction.atomic
def confirm_for_all(mentorship, *, by, at, words: str) -> None:
    """The curator records that every side has agreed (at a meeting, on paper); says how."""
    if not words.strip():
        raise BadInput(_("Say how the consent was given."), fields={"words": _("Say how.")})
    if mentorship.state == State.PROPOSED:
        offer_mentorship(mentorship, by=by, at=at)
    for person in (mentorship.mentor, *mentorship.mentees):
        answer_offer(mentorship, person, Reply.YES, by=by, at=at, words=words)


@transaction.atomic
def order_mentorship(mentorship, document_id: int, *, by, at) -> None:
    """The pair stands in a signed order. Raises with everything that is missing (hard checks)."""
    missing = missing_before_order([mentorship], at.date())[mentorship.pk]
    if missing:
        raise DomainError(
            _("The order can't name this pair yet: %(what)s.") % {"what": "; ".join(map(str, missing))}
        )
    _move(mentorship, State.ORDERED, "mentorship.order", by, at, order_document_id=document_id)


@transaction.atomic
def start_mentorship(mentorship, *, by, at) -> None:
    """The order is in force and the first day has come."""
    _move(mentorship, State.ACTIVE, "mentorship.start", by, at)
    mentorship_started.send(sender=Mentorship, mentorship=mentorship, by=by, at=at)


@transaction.atomic
def pause_mentorship(mentorship, *, by, at, words: str) -> None:
    _move(mentorship, State.PAUSED, "mentorship.pause", by, at, end_words=words)


@transaction.atomic
def resume_mentorship(mentorship, *, by, at) -> None:
    _move(mentorship, State.ACTIVE, "mentorship.resume", by, at, end_words="")


@transaction.atomic
def complete_mentorship(mentorship, *, on: date, by, at, reason: EndReason = EndReason.FULFILLED) -> None:
    """The plan is fulfilled or the term is over; the pair ends in honour."""
    _move(
        mentorship,
        State.COMPLETED,
        "mentorship.complete",
        by,
        at,
        ended_on=on,
        end_reason=reason,
    )


@transaction.atomic
def end_early(mentorship, *, on: date, reason: EndReason, words: str, by, at) -> None:
    """An early end on somebody's initiative, with the reason in words."""
    if not words.strip():
        raise BadInput(_("Say why the pair ends early."), fields={"words": _("Say why.")})
    _move(
        mentorship,
        State.ENDED_EARLY,
        "mentorship.end",
        by,
        at,
        ended_on=on,
        end_reason=reason,
        end_words=words,
    )


@transaction.atomic
def withdraw_mentorship(mentorship, *, by, at, words: str = "") -> None:
    """Take a proposal back before the work has begun."""
    _move(mentorship, State.WITHDRAWN, "mentorship.withdraw", by, at, ended_on=at.date(), end_words=words)


def _move(mentorship, to, deed, by, at, **values):
    before = mentorship.state
    for name, value in values.items():
        setattr(mentorship, name, value)
    with promised():
        step(mentorship, to, STEPS, also=sorted(values))
    if to in ENDED and before in OPEN:
        Member.objects.filter(mentorship=mentorship).update(is_open=False)
        mentorship_ended.send(sender=Mentorship, mentorship=mentorship, by=by, at=at)
    _note(deed, mentorship, by, at, before={"state": before}, state=to, **values)


def _note(deed, mentorship, by, at, *, before=None, **after):
    record(
        deed,
        on=mentorship,
        by=by,
        at=at,
        organisation_id=mentorship.organisation_id,
        before=before,
        after=after,
    )
