"""The additional agreement under article 351.8 and the notices before an early end."""

import datetime as dt

import pytest

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.documents.actions import sign_document
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.orders.prepare.changes import prepare_termination
from nastavnik.journey.orders.prepare.terms import (
    prepare_agreement,
    prepare_cancellation,
    prepare_refusal,
)
from nastavnik.paper import plain_text

DAY = dt.timedelta(days=1)
POSTS = {"Петрова Анна Сергеевна": "учитель математики", "Орлов Дмитрий Ильич": "учитель информатики"}
NAMES = ("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич")


@pytest.fixture
def pair(at_work):
    return at_work(*NAMES, posts=POSTS)


@pytest.fixture
def deed(cycle, program, at):
    return {"cycle": cycle, "by": program, "at": at}


def test_the_agreement_with_all_its_terms(deed, pair, program, at, today, same_as_golden):
    agreement = prepare_agreement(
        pair=pair,
        contract_number="12/2019",
        contract_on=dt.date(2019, 8, 26),
        pay="15 процентов должностного оклада",
        pay_terms="ежемесячно вместе с заработной платой",
        **deed,
    )
    sign_document(agreement, date=today, by=program, at=at)
    assert (agreement.number, agreement.journal) == ("1", "agreements")
    same_as_golden(agreement, "agreement")


def test_what_is_not_known_of_the_agreement_is_a_blank(deed, pair, same_as_golden):
    same_as_golden(prepare_agreement(pair=pair, **deed), "agreement_blank")


def test_no_agreement_where_the_article_is_not_applied(deed, make_pair):
    pair = make_pair(*NAMES, legal_basis="job_function")
    with pytest.raises(DomainError):
        prepare_agreement(pair=pair, **deed)


def test_an_acting_head_signs_by_what_is_written_in(deed, pair, in_school):
    in_school.head_is_acting = True
    in_school.save(update_fields=["head_is_acting"])
    pair.organisation.refresh_from_db()
    text = plain_text(make_paper(prepare_agreement(pair=pair, **deed))).replace("\u00a0", " ")
    assert "в лице и. о. директора Соколовой Елены Викторовны, действующей на основании ____" in text


def test_a_mentors_notice_and_a_mentees_application(deed, pair, same_as_golden, hire):
    notice = prepare_refusal(pair=pair, last_on=dt.date(2026, 10, 9), words="болезнью", **deed)
    same_as_golden(notice, "refusal_mentor")
    application = prepare_refusal(pair=pair, person=pair.mentees[0], **deed)
    same_as_golden(application, "refusal_mentee")
    with pytest.raises(BadInput, match="Ким"):
        prepare_refusal(pair=pair, person=hire("Ким Виктория Андреевна"), **deed)


def test_the_employers_notice_comes_in_time_or_not_at_all(deed, pair, program, at, today, same_as_golden):
    with pytest.raises(BadInput, match=r"10\.09\.2026"):
        prepare_cancellation(pair=pair, last_on=today + 2 * DAY, **deed)
    notice = prepare_cancellation(pair=pair, last_on=today + 3 * DAY, words="сокращением нагрузки", **deed)
    with pytest.raises(BadInput, match=r"11\.09\.2026"):  # drafted in time, signed a day too late
        sign_document(notice, date=today + DAY, by=program, at=at + DAY)
    notice.refresh_from_db()
    assert notice.state == "draft"
    sign_document(notice, date=today, by=program, at=at)
    same_as_golden(notice, "cancellation")
    order = prepare_termination(
        pair=pair, initiative="curator", notice_on=today, last_on=today + 3 * DAY, words="переводом", **deed
    )
    text = plain_text(make_paper(order)).replace("\u00a0", " ")
    assert "на основании уведомления работодателя от 07.09.2026 № 1 об отмене" in text
