"""An early end by notice: the other side has so many working days of the production calendar (article 351.8)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.working_days import after_notice
from nastavnik.foundation.organisations.defaults import numbers

from .models import Mentorship
from .states import AT_WORK, EndReason, LegalBasis


def earliest_last_day(mentorship, notice_on: dt.date) -> dt.date:
    """The earliest last day of the work after a notice of this day; that very day where no notice is asked."""
    if mentorship.legal_basis != LegalBasis.ART_351_8:
        return notice_on
    days = numbers(mentorship.organisation, notice_on)["notice.working_days"]
    return after_notice(notice_on, days) - dt.timedelta(days=1)


def check_last_day(mentorship, notice_on: dt.date, last_on: dt.date) -> None:
    """BadInput with the earliest day where the last day comes too early, or lies outside the term."""
    first = earliest_last_day(mentorship, notice_on)
    if last_on < first:
        raise BadInput(
            _(
                "After a notice of %(notice)s the last day is %(day)s or later: three working days are to pass."
            )
            % {"notice": f"{notice_on:%d.%m.%Y}", "day": f"{first:%d.%m.%Y}"},
            fields={"on": _("Choose %(day)s or a later day.") % {"day": f"{first:%d.%m.%Y}"}},
        )
    if last_on > mentorship.ends_on:
        raise BadInput(
            _("The term ends by itself on %(day)s.") % {"day": f"{mentorship.ends_on:%d.%m.%Y}"},
            fields={"on": _("Choose a day within the term.")},
        )


@transaction.atomic
def give_notice(mentorship, *, on: dt.date, reason: EndReason, words: str, by, at) -> None:
    """The pair works until the day `on` and is then ended by the clock. Raises as `check_last_day` does."""
    if mentorship.state not in AT_WORK:
        raise DomainError(_("This pair is not at work: there is nothing to end early."))
    if not words.strip():
        raise BadInput(_("Say why the pair ends early."), fields={"words": _("Say why.")})
    notice_on = at.date()
    check_last_day(mentorship, notice_on, on)
    values = {"notice_on": notice_on, "last_on": on, "end_reason": reason, "end_words": words.strip()}
    _change(mentorship, values, by, at, "mentorship.notice", last_on=None)


@transaction.atomic
def take_notice_back(mentorship, *, by, at) -> None:
    """The pair goes on as if no notice had been given; only before it has ended."""
    if mentorship.last_on is None:
        raise DomainError(_("No notice has been given."))
    values = {"notice_on": None, "last_on": None, "end_reason": "", "end_words": ""}
    _change(mentorship, values, by, at, "mentorship.notice_back", last_on=mentorship.last_on)


def _change(mentorship, values, by, at, deed, *, last_on):
    same = Mentorship.objects.filter(pk=mentorship.pk, state=mentorship.state, last_on=last_on)
    if not same.update(**values):
        raise DomainError(_("Somebody has just changed this. Reload the page and look again."))
    before = {name: getattr(mentorship, name) for name in values}
    for name, value in values.items():
        setattr(mentorship, name, value)
    record(
        deed, on=mentorship, by=by, at=at, organisation_id=mentorship.organisation_id, before=before, after=values
    )  # fmt: skip
