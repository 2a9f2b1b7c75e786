"""The orders on paper: the text as a director signs it."""

from pathlib import Path

import pytest

from nastavnik.foundation.organisations.actions import change_organisation, change_setting
from nastavnik.instruments.documents.actions import approve, sign_document
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.orders import actions
from nastavnik.paper import docx_text, plain_text, render_docx

GOLDEN = Path(__file__).with_name("golden")
POSTS = {
    "Петрова Анна Сергеевна": "учитель математики",
    "Орлов Дмитрий Ильич": "учитель информатики",
    "Мамедов Али Гасан оглы": "педагог-психолог",
    "Ли Виктор Иванович": "учитель физической культуры",
}


@pytest.fixture
def deputy(hire):
    return hire("Кузнецова Вера Павловна", post="заместитель директора по учебно-воспитательной работе")


@pytest.fixture
def one_pair(cycle, make_pair, program, at):
    pair = make_pair("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", ready=True, posts=POSTS)
    return actions.prepare_pairs_order(cycle, [pair], by=program, at=at)


@pytest.fixture
def many_pairs(cycle, make_pair, program, at):
    named = (
        ("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич"),
        ("Сорока Ольга Петровна", "Мамедов Али Гасан оглы"),
        ("Гёте Анна Карловна", "Иванова-Сухих Мария Львовна"),
        ("Ли Виктор Иванович", "Белых Алина Юрьевна", "Шевченко Глеб Олегович"),
    )
    pairs = [make_pair(*names, posts=POSTS) for names in named]
    return actions.prepare_pairs_order(cycle, pairs, by=program, at=at)


def golden(name):
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


def text_of(document):
    paper = make_paper(document)
    text = plain_text(paper)
    assert docx_text(render_docx(paper)) == text
    return text


def test_the_order_on_the_curator(cycle, deputy, program, at, today):
    order = actions.prepare_curator_order(cycle, deputy, by=program, at=at)
    sign_document(order, date=today, number="14-а", by=program, at=at)
    assert text_of(order) == golden("curator")


def test_a_curator_not_known_yet_is_a_blank(cycle, program, at):
    order = actions.prepare_curator_order(cycle, None, by=program, at=at)
    assert "Назначить ____" in text_of(order).replace("\u00a0", " ")


def test_the_order_on_one_pair_says_it_in_words(one_pair, program, at, today):
    sign_document(one_pair, date=today, by=program, at=at)
    assert text_of(one_pair) == golden("one_pair")


def test_the_order_on_many_pairs_has_them_in_a_table(many_pairs):
    assert text_of(many_pairs) == golden("many_pairs")


def test_the_order_on_the_regulation(cycle, deputy, program, at, today):
    order = actions.prepare_regulation_order(cycle, curator=deputy, by=program, at=at)
    body = {"by": program, "at": at, "date": today}
    approve(order, body="педагогический совет", kind="adopted", protocol_number="1", **body)
    approve(order, body="первичная профсоюзная организация", kind="agreed", protocol_number="4", **body)
    text = text_of(order)
    head, _roadmap = text.split("ДОРОЖНАЯ КАРТА\n", 1)
    assert head.rstrip("\n") == golden("regulation")


def test_the_regulation_has_nine_sections_and_the_schools_own_numbers(cycle, in_school, program, at, today):
    order = actions.prepare_regulation_order(cycle, by=program, at=at)
    usual = text_of(order)
    assert "стаж педагогической работы не менее 5 лет" in usual.replace("\u00a0", " ")
    for code, value in {"mentor.service_years": 2, "mentor.max_mentees": 1, "notice.working_days": 5}.items():
        change_setting(in_school, code, value, by=program, at=at)
    text = text_of(order).replace("\u00a0", " ")
    assert "стаж педагогической работы не менее 2 лет" in text
    assert "закрепляется не более одного наставляемого" in text
    assert "не менее чем за 5 (пять) рабочих дней" in text
    assert [n for n in range(1, 12) if f"\n{n}.1. " in text.split("ПОЛОЖЕНИЕ")[-1]] == list(range(1, 10))
    assert "{" not in text


def test_every_stage_of_the_roadmap_stands_in_the_second_annex(cycle, program, at):
    text = text_of(actions.prepare_regulation_order(cycle, by=program, at=at))
    roadmap = text.split("ДОРОЖНАЯ КАРТА\n")[1]
    assert [f"Этап {n}." in roadmap for n in range(1, 8)] == [True] * 7
    assert roadmap.count(" | ") >= 15 * 4


@pytest.mark.parametrize(
    ("details", "told"),
    [
        (
            {"kind": "kindergarten", "head_post": "", "head_is_acting": False},
            ("Заведующий | ", "осуществляет", "приказом заведующего"),
        ),
        ({"kind": "college", "head_is_acting": True}, ("И. о. директора | ", "учебные занятия")),
        ({"kind": "additional", "head_post": "начальник"}, ("Начальник | ", "посещать его занятия")),
    ],
)
def test_the_regulation_speaks_of_the_kind_and_the_head(cycle, in_school, program, at, details, told):
    change_organisation(in_school, by=program, at=at, **details)
    text = text_of(actions.prepare_regulation_order(cycle, by=program, at=at)).replace("\u00a0", " ")
    assert [words for words in told if words not in text] == []
    assert "урок" not in text.split("ДОРОЖНАЯ КАРТА")[0]
