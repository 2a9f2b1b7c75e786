"""What the calendar ends by itself: terms that are over, notices that have run out, offers nobody took up."""

from django.db import transaction
from django.utils.translation import gettext as _

from nastavnik.foundation.core.errors import DomainError

from .actions import complete_mentorship, end_early, withdraw_mentorship
from .models import Mentorship
from .states import AT_WORK, EndReason, State

BEFORE_WORK = (State.PROPOSED, State.OFFERED, State.CONFIRMED)


def close_due(organisation, *, by, at) -> list[Mentorship]:
    """End what is due by now, each pair by itself: one that can't be ended does not keep the others open.

    A pair works on its last day; the first look of the next day ends it, with that last day in the register.
    """
    today = at.date()
    open_pairs = Mentorship.objects.filter(organisation=organisation).with_people()
    closed = []
    for pair in open_pairs.filter(state__in=AT_WORK, last_on__lt=today).order_by("last_on", "pk"):
        closed += _one(pair, lambda one: _by_notice(one, by, at))
    for pair in open_pairs.filter(state__in=AT_WORK, ends_on__lt=today).order_by("ends_on", "pk"):
        closed += _one(
            pair, lambda one: complete_mentorship(one, on=one.ends_on, reason=EndReason.TERM, by=by, at=at)
        )
    words = _("The term was over before the work began.")
    for pair in open_pairs.filter(state__in=BEFORE_WORK, ends_on__lt=today).order_by("ends_on", "pk"):
        closed += _one(pair, lambda one: withdraw_mentorship(one, words=words, by=by, at=at))
    return closed


def _by_notice(pair, by, at):
    end_early(
        pair, on=pair.last_on, reason=EndReason(pair.end_reason), words=pair.end_words or "–", by=by, at=at
    )


def _one(pair, deed) -> list[Mentorship]:
    try:
        with transaction.atomic():
            deed(pair)
    except DomainError:  # somebody has just changed it: the next look sees it as it is then
        return []
    return [pair]
