"""Who may be named or shown, where, on a day: item by item, address by address, silence is no."""

import datetime as dt

import pytest

from nastavnik.instruments.consents import actions
from nastavnik.instruments.consents.gate import in_force, named_in, refused
from nastavnik.instruments.consents.publishing import may_publish
from nastavnik.instruments.consents.states import Kind

SITE = "https://school7.example.org"


@pytest.fixture
def teacher(hire):
    return hire("Орлова Мария Петровна")


def consent_of(person, program, at, answers, signed=True):
    row = actions.print_consents(person.organisation, [person], [Kind.DISSEMINATION], by=program, at=at)[0]
    actions.record_answers(row, answers, by=program, at=at)
    if signed:
        actions.record_signed([row], on=at.date(), by=program, at=at)
    return row


def test_only_what_was_agreed_where_it_was_agreed_while_it_holds(teacher, program, at, today):
    row = consent_of(
        teacher, program, at, {"name": (True, ""), "video": (False, ""), "post": (True, "без указания стажа")}
    )
    asked = {
        "agreed": may_publish(teacher, "name", SITE, today),
        "a page below": may_publish(teacher, "name", "http://www.School7.example.org/news/5?x=1", today),
        "silence": may_publish(teacher, "photo", SITE, today),
        "refused": may_publish(teacher, "video", SITE, today),
        "with a condition": may_publish(teacher, "post", SITE, today),
        "another site": may_publish(teacher, "name", "https://school7.example.org.evil.example", today),
        "no address": may_publish(teacher, "name", "", today),
        "before": may_publish(teacher, "name", SITE, today - dt.timedelta(days=1)),
        "after its term": may_publish(teacher, "name", SITE, row.valid_until + dt.timedelta(days=1)),
    }
    assert [name for name, right in asked.items() if right] == ["agreed", "a page below"]
    assert refused([teacher.pk], ["name"], SITE, in_force(teacher.organisation, today)) == set()
    actions.withdraw_consent(row, on=today, by=program, at=at)
    assert not may_publish(teacher, "name", SITE, today)
    assert refused([teacher.pk], ["name"], SITE, in_force(teacher.organisation, today)) == {teacher.pk}


def test_an_unsigned_paper_and_another_kind_allow_nothing(teacher, program, at, today):
    consent_of(teacher, program, at, {"name": (True, "")}, signed=False)
    other = actions.print_consents(teacher.organisation, [teacher], [Kind.PROCESSING], by=program, at=at)
    actions.record_signed(other, on=today, by=program, at=at)
    assert not may_publish(teacher, "name", SITE, today)


def test_addresses_of_the_paper_replace_those_of_the_school(teacher, program, at, today):
    row = consent_of(teacher, program, at, {"name": (True, "")}, signed=False)
    actions.record_answers(row, {}, addresses=["https://vk.com/school7"], by=program, at=at)
    actions.record_signed([row], on=today, by=program, at=at)
    assert may_publish(teacher, "name", "vk.com/school7/wall", today)
    assert not may_publish(teacher, "name", SITE, today)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Урок провела Орлова.", True), ("Поздравляем Марию Орлову!", True), ("с Орловой М. П.", True),
        ("Иванова-Орлова", True), ("орлова роща", False), ("Орлёнок", False), ("Никого", False), ("", False),
    ],
)  # fmt: skip
def test_a_surname_is_found_in_any_case(teacher, text, named):
    assert named_in(text, [teacher]) == ({teacher.pk} if named else set())


@pytest.mark.parametrize("text", ["Заречную-Вольскую", "ЗаречнаяВольская", "Заречной", "с Вольской"])
def test_a_double_surname_is_found_whole_parted_and_by_half(hire, text):
    person = hire("Заречная-Вольская Анна Юрьевна")
    assert named_in(text, [person]) == {person.pk}
