"""The withdrawal of a consent and the act on the destruction of data, word for word."""

import datetime as dt
from pathlib import Path

import pytest

from nastavnik.instruments.consents.actions import print_consents, record_signed, withdraw_consent
from nastavnik.instruments.consents.endings import prepare_destruction, prepare_withdrawal
from nastavnik.instruments.documents.actions import sign_document
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.paper import docx_text, plain_text, render_docx

KINDS = ("processing", "dissemination", "mentoring")


@pytest.fixture
def signed(full_school, people, program, at):
    rows = print_consents(full_school, people[:1], KINDS, by=program, at=at, year="2026/2027")
    return record_signed(rows, on=at.date(), by=program, at=at)


def same(document, name):
    paper = make_paper(document)
    text = plain_text(paper)
    assert docx_text(render_docx(paper)) == text
    kept = Path(__file__).with_name("golden") / f"{name}.txt"
    assert text == kept.read_text(encoding="utf-8").rstrip("\n")


def test_each_consent_has_a_withdrawal_of_its_own(signed, program, at):
    for consent in signed:
        same(prepare_withdrawal(consent, by=program, at=at), f"withdrawal_{consent.kind}")


def test_the_act_has_every_field_and_the_extract_of_the_journal(signed, people, program, at, today):
    later = at + dt.timedelta(days=20)
    withdraw_consent(signed[0], on=today, by=program, at=at)
    act = prepare_destruction(
        people[0],
        destroyed_on=later.date(),
        method="стирание средствами информационной системы; измельчение бумажных носителей",
        carriers="личная анкета наставника, 2 листа",
        commission=("Заместитель директора, В. П. Кузнецова", "Системный администратор, О. И. Ким"),
        by=program,
        at=later,
    )
    sign_document(act, date=later.date(), by=program, at=later)
    assert (act.journal, act.number) == ("acts", "1")
    text = plain_text(make_paper(act)).replace("\u00a0", " ")
    head, log = text.split("№ записи | ", 1)
    events = [line.split(" | ")[2] for line in log.splitlines()[1:]]
    assert events == [
        *(f"форма согласия выдана ({words})" for words in _WORDS),
        *(f"согласие подписано ({words})" for words in _WORDS),
        f"согласие отозвано ({_WORDS[0]})",
    ]
    kept = Path(__file__).with_name("golden") / "destruction.txt"
    assert head.rstrip("\n") == kept.read_text(encoding="utf-8").rstrip("\n")


_WORDS = (
    "на обработку персональных данных",
    "на обработку персональных данных, разрешённых субъектом персональных данных для распространения",
    "на наставничество",
)


def test_the_extract_holds_nothing_of_another_person(signed, people, full_school, program, at):
    other = prepare_destruction(people[1], by=program, at=at)
    text = plain_text(make_paper(other))
    assert "Орлов" in text and "Петров" not in text
    assert text.rstrip().endswith("Контрольная сумма записи")
