"""Drafts of agreements and notices: the terms of a mentor's work, and its early end."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.stationery import full_name
from nastavnik.journey.mentorships.states import AT_WORK, ENDED, LegalBasis

from .changes import check_notice
from .drafts import draft, refuse_second_draft


@transaction.atomic
def prepare_agreement(
    *,
    cycle,
    pair,
    by,
    at,
    contract_number: str = "",
    contract_on: date | None = None,
    pay: str = "",
    pay_terms: str = "",
) -> Document:
    """A draft of the agreement under article 351.8 with the pair's mentor; what is not typed is a blank.

    DomainError where mentoring is part of the paid job function: the article is not applied then.
    """
    if pair.state in ENDED:
        raise DomainError(_("This pair has ended: there is nothing to agree upon."))
    if pair.legal_basis != LegalBasis.ART_351_8:
        raise DomainError(
            _("The pair's legal basis is not article 351.8: an additional agreement on it is not needed.")
        )
    refuse_second_draft("agreement.mentoring", pair)
    words = {
        "contract_number": contract_number,
        "contract_on": contract_on,
        "pay": pay,
        "pay_terms": pay_terms,
    }
    title = f"Дополнительное соглашение о наставничестве: {full_name(pair.mentor)}"
    return draft("agreement.mentoring", title, cycle=cycle, mentorships=[pair], content=words, by=by, at=at)


@transaction.atomic
def prepare_refusal(
    *, cycle, pair, by, at, person=None, last_on: date | None = None, words: str = ""
) -> Document:
    """A notice for the mentor, or an application for a mentee, to be signed by them; its day is theirs to write."""
    _check_at_work(pair)
    person = person or pair.mentor
    if person.pk not in {pair.mentor_id, *(mentee.pk for mentee in pair.mentees)}:
        raise BadInput(
            _("%(name)s is not part of this pair.") % {"name": person.full_name},
            fields={"person": _("Choose one of the pair.")},
        )
    title = (
        "Уведомление об отказе от наставничества"
        if person.pk == pair.mentor_id
        else "Заявление о прекращении участия в программе наставничества"
    )
    return draft(
        "notice.refusal",
        f"{title}: {full_name(person)}",
        cycle=cycle,
        mentorships=[pair],
        person=person,
        content={"last_on": last_on, "words": words},
        by=by,
        at=at,
    )


@transaction.atomic
def prepare_cancellation(*, cycle, pair, last_on: date, words: str = "", by, at) -> Document:
    """A notice of the employer; BadInput where even a notice of today would be too short for the last day."""
    _check_at_work(pair)
    check_notice(pair, day_in(pair.organisation, at), last_on)
    refuse_second_draft("notice.cancellation", pair)
    return draft(
        "notice.cancellation",
        f"Уведомление об отмене поручения о наставничестве: {full_name(pair.mentor)}",
        cycle=cycle,
        mentorships=[pair],
        content={"last_on": last_on, "words": words},
        by=by,
        at=at,
    )


def _check_at_work(pair) -> None:
    if pair.state not in AT_WORK:
        raise DomainError(_("This pair is not at work: there is nothing to end early."))
