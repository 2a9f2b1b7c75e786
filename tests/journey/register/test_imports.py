"""A staff list is brought, confirmed, brought again, undone."""

import io

import pytest
import xlsxwriter

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.people.models import Person
from nastavnik.journey.register.actions.candidates import decide_candidates
from nastavnik.journey.register.actions.imports import (
    bring_list,
    confirm_list,
    read_list,
    rejected_copy,
    set_columns,
    undo_import,
)
from nastavnik.journey.register.models import Import, MenteeEntry
from nastavnik.journey.register.staff_list import read_workbook

HEAD = ["№", "Ф.И.О.", "Должность", "Предмет", "Стаж общий", "Пед. стаж", "Категория", "Год рождения"]
ROWS = [
    [1, "Иванова Мария Петровна", "учитель математики", "математика", "20 лет", "20 лет", "высшая", 1980],
    [2, "Орлов Дмитрий Ильич", "учитель физики", "физика", "6 мес", "6 мес", "б/к", 2003],
    [3, "", "учитель химии", "химия", "3", "3", "1 кв. категория", 1990],
    [4, "Седых Алла Юрьевна", "учитель истории", "история", "8 лет 3 мес", "8", "первая", 2055],
]


def sheet(rows=ROWS, head=HEAD):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet("Сотрудники")
        page.write_row(0, 0, ["Список педагогических работников"])
        for number, row in enumerate([head, *rows], 2):
            page.write_row(number, 0, row)
    return made.getvalue()


@pytest.fixture
def bring(in_school, program, at):
    def bring_and_confirm(content, name="Штат.xlsx"):
        return confirm_list(bring_list(in_school, content, name, by=program, at=at), by=program, at=at)

    return bring_and_confirm


def test_rows_in_are_rows_accepted_and_rejected(bring):
    origin = bring(sheet())
    assert origin.counts == {"rows": 4, "accepted": 2, "rejected": 2, "new": 2, "changed": 0, "unchanged": 0}
    assert [(row["row"], row["field"]) for row in origin.rejected] == [(6, "name"), (7, "birth")]
    maria = Person.objects.get(surname="Иванова")
    assert (maria.subjects, maria.service_total, maria.category, maria.is_teaching) == (
        ["математика"],
        240,
        "highest",
        True,
    )
    assert maria.name_forms["dat"] == {"surname": "Ивановой", "first": "Марии", "patronymic": "Петровне"}


def test_a_second_import_of_the_same_list_changes_nothing_and_doubles_nobody(bring):
    bring(sheet())
    again = bring(sheet())
    assert again.counts == {"rows": 4, "accepted": 2, "rejected": 2, "new": 0, "changed": 0, "unchanged": 2}
    assert Person.objects.count() == 2
    assert MenteeEntry.objects.count() == 1


def test_a_newer_list_updates_and_never_blanks(bring):
    bring(sheet())
    newer = [["Иванова Мария Петровна", "заместитель директора"], ["Орлов Д. И.", "учитель физики"]]
    origin = bring(sheet(newer, ["ФИО", "Должность"]))
    assert (origin.counts["new"], origin.counts["changed"], origin.counts["unchanged"]) == (0, 1, 1)
    maria = Person.objects.get(surname="Иванова")
    assert (maria.post, maria.category, maria.service_total) == ("заместитель директора", "highest", 240)


def test_namesakes_are_told_apart_by_birth_year_or_rejected(bring):
    twins = [
        [n, "Ким Анна Олеговна", "учитель", "химия", "9", "9", "первая", year]
        for n, year in enumerate((1980, 1990))
    ]
    bring(sheet(twins))
    origin = bring(sheet([["Ким Анна Олеговна", "директор"]], ["ФИО", "Должность"]))
    assert origin.counts["rejected"] == 1
    assert origin.rejected[0]["reason_code"] == "several_cards"
    assert not Person.objects.filter(post="директор").exists()


def test_the_copy_of_rejected_rows_says_why_beside_the_cell(bring, today):
    origin = bring(sheet())
    book = read_workbook(rejected_copy(origin, today), "копия.xlsx")
    rows = book.sheets[0].rows
    assert [row[1] for row in rows[-2:]] == ["", "Седых Алла Юрьевна"]
    assert all(row[-1] for row in rows[-2:])


def test_columns_corrected_by_hand_are_remembered(in_school, program, at, today):
    head = ["Сотрудник", "Кем работает", "Что-то"]
    rows = [["Иванова Мария Петровна", "учитель", "химия"], ["Орлов Дмитрий Ильич", "учитель", "физика"]]
    origin = bring_list(in_school, sheet(rows, head), "а.xlsx", by=program, at=at)
    set_columns(origin, "Сотрудники", {1: "name", 2: "post", 3: "department"}, by=program, at=at)
    confirm_list(origin, by=program, at=at)
    assert set(Person.objects.values_list("department", flat=True)) == {"химия", "физика"}
    again = bring_list(in_school, sheet(rows, head), "б.xlsx", by=program, at=at)
    assert [column.field for column in read_list(again, today).recognised.layouts[0].columns][
        2
    ] == "department"


def test_an_import_can_be_undone_and_what_people_changed_since_stays(bring, program, at):
    first = bring(sheet())
    second = bring(sheet([["Иванова Мария Петровна", "методист", "физика"]], ["ФИО", "Должность", "Предмет"]))
    Person.objects.filter(surname="Иванова").update(post="директор")
    undo_import(second, by=program, at=at)
    maria = Person.objects.get(surname="Иванова")
    assert (maria.post, maria.subjects) == ("директор", ["математика"])
    undo_import(first, by=program, at=at)
    assert not Person.objects.exists()
    with pytest.raises(DomainError):
        undo_import(first, by=program, at=at)


def test_an_import_that_people_have_built_on_is_not_undone(bring, program, at):
    origin = bring(sheet())
    decide_candidates(list(MenteeEntry.objects.all()), "included", by=program, at=at)
    with pytest.raises(DomainError, match="Орлов"):
        undo_import(origin, by=program, at=at)
    assert Person.objects.count() == 2


def test_what_is_no_staff_list_is_refused_and_nothing_is_kept(in_school, program, at):
    price = sheet([["Мел", 10], ["Доска", 5000]], ["Товар", "Цена"])
    with pytest.raises(BadInput):
        bring_list(in_school, price, "прайс.xlsx", by=program, at=at)
    assert not Import.objects.exists()
