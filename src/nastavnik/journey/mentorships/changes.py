"""What changes a pair on its way: a longer term by mutual consent, another mentor."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.foundation.organisations.defaults import numbers

from .actions import check_days, promised, propose_mentorship
from .models import Member, Mentorship
from .seats import no_place, seats_of, taken_seats
from .signals import mentorship_ended, mentorship_extended, mentorship_replaced
from .states import AT_WORK, STEPS, Kind, State

EXTENDABLE = AT_WORK | {State.ORDERED}


def check_extension(mentorship, ends_on: dt.date, today: dt.date) -> None:
    """Raises where the term can't be made to end on this day: the pair is over, the day no later, over the limit."""
    if mentorship.state not in EXTENDABLE:
        raise DomainError(_("Only the term of a pair that stands in an order can be extended."))
    if ends_on <= mentorship.ends_on:
        raise BadInput(
            _("An extension ends later than the term does now."),
            fields={"ends_on": _("Choose a day after %(day)s.") % {"day": f"{mentorship.ends_on:%d.%m.%Y}"}},
        )
    limit = numbers(mentorship.organisation, today)["pair.months_limit"]
    first = mentorship.starts_on
    if (ends_on.year - first.year) * 12 + ends_on.month - first.month > limit:
        raise BadInput(
            _("%(name)s: the term is longer than %(n)s months; shorten it or change the setting.")
            % {"name": mentorship.mentor.full_name, "n": limit},
            fields={"ends_on": _("Choose an earlier day.")},
        )


@transaction.atomic
def extend_mentorship(mentorship, *, ends_on: dt.date, by, at) -> None:
    """By mutual consent the pair works until this later day. Raises as `check_extension` does."""
    check_extension(mentorship, ends_on, at.date())
    before = mentorship.ends_on
    check_days(mentorship.mentees, mentorship.starts_on, ends_on, but=mentorship)
    with promised():
        changed = Mentorship.objects.filter(
            pk=mentorship.pk, state=mentorship.state, ends_on=before, last_on=None
        ).update(ends_on=ends_on)
    if not changed:
        raise DomainError(_("Somebody has just changed this. Reload the page and look again."))
    mentorship.ends_on = ends_on
    _note("mentorship.extend", mentorship, by, at, before={"ends_on": before}, ends_on=ends_on)
    mentorship_extended.send(sender=Mentorship, mentorship=mentorship, by=by, at=at)


def check_replacement(mentorship, mentor, on: dt.date) -> None:
    """Raises where this person can't take the pair over on this day."""
    if mentorship.state not in AT_WORK:
        raise DomainError(_("Only in a pair that is at work can the mentor be replaced."))
    if mentor.pk == mentorship.mentor_id:
        raise BadInput(_("The new mentor is the old one."), fields={"mentor": _("Choose another person.")})
    if mentor.pk in {mentee.pk for mentee in mentorship.mentees}:
        raise BadInput(_("Nobody can be their own mentor."), fields={"mentor": _("Choose another person.")})
    if mentorship.kind != Kind.GROUP:
        seats = seats_of(mentor, mentorship.organisation, on)
        if len(taken_seats(mentor, on, mentorship.ends_on)) >= seats:
            raise DomainError(no_place(mentor, seats))
    if not mentorship.starts_on < on < mentorship.ends_on:
        raise BadInput(
            _("The day of the replacement lies within the pair's term."),
            fields={"on": _("Choose a day within the term.")},
        )


@transaction.atomic
def replace_mentor(mentorship, mentor, *, on: dt.date, words: str, by, at) -> Mentorship:
    """The old pair ends the day before as «replaced»; a new one with the same mentees is proposed from this day.

    It keeps the rest of the term and points to the old one. Tells mentorship_ended of the old pair, then
    mentorship_replaced. Raises as `check_replacement` does.
    """
    check_replacement(mentorship, mentor, on)
    if not words.strip():
        raise BadInput(_("Say why the mentor is replaced."), fields={"words": _("Say why.")})
    before, mentees = mentorship.state, mentorship.mentees
    mentorship.ended_on, mentorship.end_words = on - dt.timedelta(days=1), words.strip()
    step(mentorship, State.REPLACED, STEPS, also=["ended_on", "end_words"])
    Member.objects.filter(mentorship=mentorship).update(is_open=False)
    _note(
        "mentorship.replace", mentorship, by, at,
        before={"state": before}, state=State.REPLACED, mentor=mentor.pk, on=on, words=words.strip(),
    )  # fmt: skip
    mentorship_ended.send(sender=Mentorship, mentorship=mentorship, by=by, at=at)
    new = propose_mentorship(
        mentorship.cycle, mentor, mentees,
        starts_on=on, ends_on=mentorship.ends_on, kind=mentorship.kind, mode=mentorship.mode,
        legal_basis=mentorship.legal_basis, replaces=mentorship, least=mentorship.least, most=mentorship.most,
        hours_month=mentorship.hours_month, by=by, at=at,
    )  # fmt: skip
    mentorship_replaced.send(sender=Mentorship, old=mentorship, new=new, by=by, at=at)
    return new


def _note(deed, mentorship, by, at, *, before=None, **after):
    organisation_id = mentorship.organisation_id
    record(deed, on=mentorship, by=by, at=at, organisation_id=organisation_id, before=before, after=after)
