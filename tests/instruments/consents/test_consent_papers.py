"""The three forms on paper: the text as it stands, and nothing that the law asks for left out."""

from pathlib import Path

import pytest

from nastavnik.instruments.consents import actions, papers
from nastavnik.instruments.consents.states import Kind
from nastavnik.paper import docx_text, plain_text, render_docx

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def forms(full_school, people, program, at):
    roles = {people[0].pk: {"mentor"}, people[1].pk: {"mentee"}}
    rows = actions.print_consents(
        full_school, people, Kind.values, roles=roles, year="2026/2027", by=program, at=at
    )
    return {f"{'mentor' if row.person == people[0] else 'mentee'}_{row.kind}": row for row in rows}


@pytest.mark.parametrize(
    "name", ["mentor_processing", "mentor_dissemination", "mentor_mentoring", "mentee_mentoring"]
)
def test_the_text_is_the_one_we_mean(forms, name):
    paper = papers.consent_paper(forms[name])
    text = plain_text(paper)
    assert text == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
    assert docx_text(render_docx(paper)) == text


def test_processing_has_everything_that_article_9_asks_for(forms):
    text = plain_text(papers.consent_paper(forms["mentee_processing"]))
    asked = (
        "Орлов Дмитрий Ильич",
        "документ, удостоверяющий личность",
        "зарегистрированный по адресу",
        "ОГРН 1026600000007",
        "Цель обработки",
        "Перечень персональных данных",
        "Перечень действий",
        "по поручению Оператора",
        "Согласие действует",
        "может быть отозвано",
        "(подпись)",
        "(дата)",
    )
    assert [part for part in asked if part not in text] == []


def test_dissemination_names_the_address_and_every_item_with_a_place_for_the_answer(forms, program, at):
    row = forms["mentor_dissemination"]
    actions.record_answers(row, {"photo": (True, "без подписи"), "video": (False, "")}, by=program, at=at)
    lines = plain_text(papers.consent_paper(row)).splitlines()
    assert any(line.startswith("https://school7.example.org") for line in lines)
    table = [line for line in lines if line[:1].isdigit() and " | " in line]
    assert len(table) == 9
    assert [line for line in table if "да" in line.split(" | ")[2:3]] == [table[7]]
    assert table[7].endswith("да | без подписи")
    assert table[8].split(" | ")[2] == "нет"


def test_no_form_speaks_of_another_consent_than_its_own(forms):
    titles = {name: plain_text(papers.consent_paper(row)).count("СОГЛАСИЕ") for name, row in forms.items()}
    assert set(titles.values()) == {1}


def test_unknown_gender_is_written_both_ways(full_school, hire, program, at):
    person = hire("Ким Ли")
    person.gender = ""
    person.save(update_fields=["gender"])
    row = actions.print_consents(full_school, [person], ["processing"], by=program, at=at)[0]
    assert "зарегистрированный (зарегистрированная) по адресу" in plain_text(papers.consent_paper(row))


def test_a_blank_school_leaves_blanks_not_gaps(in_school, hire, program, at):
    from nastavnik.foundation.organisations.actions import change_organisation

    change_organisation(in_school, site="", address="", by=program, at=at)
    row = actions.print_consents(
        in_school, [hire("Орлова Анна Ильинична")], ["dissemination"], by=program, at=at
    )[0]
    text = plain_text(papers.consent_paper(row))
    assert "ОГРН ____" in text.replace("\u00a0", " ") and "https://____" in text and "None" not in text


def test_files_are_named_by_kind_and_person(forms):
    names = [name for name, _content in papers.consent_files(forms.values())]
    assert names[0] == "Согласие на обработку персональных данных - Петрова Анна Сергеевна.docx"
    assert len(set(names)) == 6
