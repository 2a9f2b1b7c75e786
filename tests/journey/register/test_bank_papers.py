"""The banks on paper: who stands in them, what each cell says, and who is not told."""

import datetime as dt

import pytest
from django.utils import translation

from nastavnik.instruments.consents.actions import enter_signed
from nastavnik.instruments.documents.actions import prepare_document
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.mentorships.actions import propose_mentorship
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.paper import Table


def put(model, **values):
    """An entry with these values, in place of what the rules have proposed."""
    model.objects.update_or_create(person=values.pop("person"), defaults=values)


@pytest.fixture
def mentee(hire, in_school, program, at):
    person = hire(
        "Орлов Дмитрий Ильич", post="учитель информатики", subjects=["информатика"], levels=["basic", "secondary"],
        service_total=5, service_teaching=5, service_here=1, education="высшее", category="none",
    )  # fmt: skip
    put(MenteeEntry, organisation=in_school, person=person, state="included", joined_on=dt.date(2026, 9, 1),
        decided_on=dt.date(2026, 9, 3), categories=["young"], request="Начать работу с 5 классом",
        deficits=[{"code": "method.active", "level": 1}, {"code": "method.lesson_plan", "level": 3}],
        forms=["teacher_teacher"], modes=["mixed"],
    )  # fmt: skip
    for kind in ("processing", "mentoring"):
        enter_signed(person, kind, on=at.date(), by=program, at=at)
    return person


@pytest.fixture
def mentor(hire, in_school):
    person = hire(
        "Петрова Анна Сергеевна", post="учитель математики", subjects=["математика"],
        service_teaching=264, category="highest",
    )  # fmt: skip
    put(MentorEntry, organisation=in_school, person=person, state="included", joined_on=dt.date(2026, 9, 1),
        competences=[{"code": "method.active", "level": 3}], achievements="Победитель конкурса",
        experience_years=3, experience_pairs=2, hours_month=8, max_mentees=2,
    )  # fmt: skip
    return person


@pytest.fixture
def bank(in_school, program, at):
    """`bank("mentees")` is the table of the paper as rows of texts, with English as the page's language."""

    def rows(name):
        row = prepare_document(in_school, f"bank.{name}", title="Банк", by=program, at=at)
        with translation.override("en"):
            paper = make_paper(row)
        assert paper.landscape
        table = next(block for block in paper.blocks if isinstance(block, Table))
        return [tuple(cell.replace("\u00a0", " ") for cell in row) for row in table.rows]

    return rows


def test_the_bank_of_mentees(bank, mentee, mentor, cycle, program, at):
    pair = propose_mentorship(
        cycle, mentor, [mentee], starts_on=at.date(), ends_on=cycle.ends_on, by=program, at=at
    )
    assert bank("mentees")[0][7] == ""  # a proposal is nobody's mentor yet
    type(pair).objects.filter(pk=pair.pk).update(state="active")
    assert bank("mentees") == [
        (
            "1",
            "Орлов Дмитрий Ильич\nучитель информатики\nинформатика\nосновная школа, средняя школа",
            "5 мес. / 5 мес. / 1 мес.\nвысшее\nбез категории",
            "молодой специалист",
            "Начать работу с 5 классом\nПланирование урока: цель, этапы, время; Активные и групповые формы работы",
            "педагог – педагог, смешанный режим",
            "сведения о работниках\n01.09.2026",
            "Петрова А. С., педагог – педагог, 07.09.2026 – 31.05.2027",
            "включён\n03.09.2026\nсогласия есть",
        )
    ]


def test_the_bank_of_mentors(bank, mentor):
    assert bank("mentors") == [
        (
            "1",
            "Петрова Анна Сергеевна\nучитель математики\nматематика",
            "22 года\nвысшая",
            "Активные и групповые формы работы",
            "Победитель конкурса\nопыт: 3 года, пар: 2",
            "8 ч в месяц\nнаставляемых: 2",
            "",
            "",
            "включён\nнет согласий: на наставничество, на обработку данных",
        )
    ]


def test_only_the_decided_stand_in_it_a_refusal_with_its_reason(bank, mentor, hire, in_school):
    for name, state, reason in (
        ("Ким Виктория Андреевна", "proposed", ""),
        ("Сорока Ольга Петровна", "left", ""),
        ("Ли Анна Викторовна", "refused", "большая нагрузка"),
    ):
        put(MentorEntry, organisation=in_school, person=hire(name), state=state, joined_on=dt.date(2026, 9, 1),
            decision_reason=reason,
        )  # fmt: skip
    rows = bank("mentors")
    assert [row[1].split("\n")[0] for row in rows] == ["Ли Анна Викторовна", "Петрова Анна Сергеевна"]
    assert rows[0][8].startswith("отказ: большая нагрузка")


def test_of_many_people_it_asks_no_more_often_than_of_one(
    bank, mentor, hire, in_school, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        bank("mentors")
    for number in range(3):
        put(MentorEntry, organisation=in_school, person=hire(f"Ким Вера Олеговна{number}"), state="included",
            joined_on=dt.date(2026, 9, 1),
        )  # fmt: skip
    with django_assert_num_queries(len(one)):
        assert len(bank("mentors")) == 4
