"""Drafts of the orders that change a pair: nothing happens to it before one is signed."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.working_days import after_notice
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.mentorships.changes import check_extension, check_replacement
from nastavnik.journey.mentorships.states import AT_WORK, EndReason, LegalBasis

from .drafts import draft, refuse_second_draft


@transaction.atomic
def prepare_replacement(*, cycle, pair, mentor, on: date, words: str, by, at) -> Document:
    """A draft that gives the pair's mentees to another mentor from this day; `words` stand after «в связи с»."""
    check_replacement(pair, mentor, on)
    refuse_second_draft("order.replacement", pair)
    return draft(
        "order.replacement",
        "О замене наставника",
        cycle=cycle,
        mentorships=[pair],
        person=mentor,
        content={"on": on, "words": words},
        by=by,
        at=at,
    )


@transaction.atomic
def prepare_extension(*, cycle, pair, ends_on: date, words: str = "", by, at) -> Document:
    """A draft that makes the term end on a later day."""
    check_extension(pair, ends_on, at.date())
    refuse_second_draft("order.extension", pair)
    return draft(
        "order.extension",
        "О продлении срока наставничества",
        cycle=cycle,
        mentorships=[pair],
        content={"ends_on": ends_on, "was": pair.ends_on, "words": words},
        by=by,
        at=at,
    )


@transaction.atomic
def prepare_termination(
    *, cycle, pair, initiative: str, notice_on: date, last_on: date, words: str, by, at, notice=None
) -> Document:
    """A draft that ends the pair early after a notice of so many working days; `words` stand after «в связи с».

    BadInput names the earliest last day where the notice is too short (article 351.8).
    """
    if pair.state not in AT_WORK:
        raise DomainError(_("This pair is not at work: there is nothing to end early."))
    check_notice(pair, notice_on, last_on)
    refuse_second_draft("order.termination", pair)
    if notice is None and initiative == EndReason.CURATOR:
        notice = _notice_to(pair)
    return draft(
        "order.termination",
        "О досрочном прекращении наставничества",
        cycle=cycle,
        mentorships=[pair],
        notice=notice,
        content={"initiative": initiative, "notice_on": notice_on, "last_on": last_on, "words": words},
        by=by,
        at=at,
    )


def _notice_to(pair) -> Document | None:
    """The employer's latest signed notice to the pair's mentor."""
    rows = Document.objects.filter(organisation=pair.organisation, kind="notice.cancellation").signed()
    return rows.about("mentorships", [pair.pk]).latest_first().first()


def earliest_last_day(organisation, notice_on: date) -> date:
    """The earliest last day of the work after a notice: the last of its working days."""
    days = numbers(organisation, notice_on)["notice.working_days"]
    return after_notice(notice_on, days) - timedelta(days=1)


def check_notice(pair, notice_on: date, last_on: date) -> None:
    """BadInput where the last day is too early after the notice or outside the term.

    Whoever wished the end, the mentor's work is refused or cancelled: article 351.8 gives the other side
    the term of the notice.
    """
    if last_on < notice_on or last_on > pair.ends_on:
        raise BadInput(
            _("The last day lies between the notice and the end of the term."),
            fields={"last_on": _("Choose a day within the term.")},
        )
    if pair.legal_basis != LegalBasis.ART_351_8:
        return
    earliest = earliest_last_day(pair.organisation, notice_on)
    if last_on < earliest:
        raise BadInput(
            _("The notice is too short: with a notice of %(notice)s the last day is %(day)s at the earliest.")
            % {"notice": f"{notice_on:%d.%m.%Y}", "day": f"{earliest:%d.%m.%Y}"},
            fields={"last_on": _("%(day)s at the earliest.") % {"day": f"{earliest:%d.%m.%Y}"}},
        )
