"""Headings in any usual wording, columns told by their cells, corrections by hand."""
# ruff: noqa: E501 - a table of wordings reads best as one

import datetime

import pytest

from nastavnik.journey.register.staff_list import (
    FIELDS,
    NotAStaffList,
    field_label,
    look_over,
    parse,
    read_workbook,
    recognise,
    recognise_workbook,
)
from nastavnik.journey.register.staff_list.headings import cleaned, understand

TODAY = datetime.date(2026, 9, 1)
WORDINGS = {
    "number": ["№", "№ п/п", "п/п", "N п/п"],
    "name": ["ФИО", "Ф.И.О.", "Ф. И. О.", "ФИО педагога", "Фамилия, имя, отчество", "Фамилия Имя Отчество", "Сотрудник"],
    "surname": ["Фамилия"],
    "first_name": ["Имя", "Имя, отчество"],
    "patronymic": ["Отчество", "Отчество (при наличии)"],
    "post": ["Должность", "Занимаемая должность", "Должность, предмет"],
    "subjects": ["Предмет", "Преподаваемый предмет", "Предметы", "Преподаваемые дисциплины", "Что преподаёт"],
    "levels": ["Ступень", "Ступень/уровень образования", "Уровень обучения", "Классы"],
    "service_total": ["Общий стаж", "Стаж", "Стаж работы", "Стаж общий", "Трудовой стаж"],
    "service_teaching": ["Пед. стаж", "Педагогический стаж", "Стаж пед. работы", "Стаж по специальности"],
    "service_here": ["Стаж в данной ОО", "Стаж в ОУ", "Стаж работы в школе", "Пед. стаж в данном учреждении"],
    "service": ["Стаж (общий/пед)", "Стаж (общий, педагогический)"],
    "category": ["Категория", "Квалификационная категория", "Кв. категория", "Категория, дата присвоения"],
    "education": ["Образование", "Уровень образования, квалификация"],
    "education_detail": ["Что окончил", "Специальность по диплому", "Учебное заведение"],
    "birth": ["Год рождения", "Дата рождения", "Г.р."],
    "age": ["Возраст"],
    "phone": ["Телефон", "Тел.", "Контактный телефон"],
    "email": ["e-mail", "E-mail", "Эл. почта", "Адрес электронной почты"],
    "employed_from": ["Дата приёма", "Дата приема на работу", "Принят(а) на работу"],
    "employed_to": ["Дата увольнения"],
    "building": ["Корпус", "Здание"],
    "department": ["Подразделение", "МО", "Кафедра"],
    "load_hours": ["Нагрузка", "Кол-во часов"],
    "class_teacher": ["Классное руководство", "Кл. рук."],
    "gender": ["Пол"],
    "notes": ["Примечание"],
    "personnel": ["Табельный номер", "Таб. №"],
    "private": ["СНИЛС", "Паспортные данные", "Адрес проживания", "ИНН"],
    "other": ["Дата аттестации", "Курсы повышения квалификации", "Награды", "Ставка", "ФИО наставника", "Стаж в должности"],
    "": ["Любимый цвет"],
}  # fmt: skip


def test_usual_wordings():
    told = {
        wording: understand((cleaned(wording),)).field
        for wordings in WORDINGS.values()
        for wording in wordings
    }
    assert told == {wording: field for field, wordings in WORDINGS.items() for wording in wordings}


@pytest.fixture
def book(xlsx):
    return lambda rows, merges=(): read_workbook(xlsx(rows, merges), "список.xlsx")


ROWS = [["Фамилия, имя, отчество", "Чем занимается", "Стаж"], ["Рябова Анна Ильинична", "учитель химии", 8]]


def test_a_layout_shows_what_a_preview_needs(book):
    layout = recognise(book(ROWS).sheets[0])
    assert (layout.heading_row, layout.first_row, layout.confidence) == (1, 2, 1)
    assert [(one.index, one.field, one.told_by, one.samples) for one in layout.columns] == [
        (1, "name", "heading", ("Рябова Анна Ильинична",)),
        (2, "post", "content", ("учитель химии",)),
        (3, "service_total", "heading", ("8",)),
    ]
    assert layout.columns[1].confidence < layout.columns[0].confidence
    assert all(field_label(one.field) for one in layout.columns) and "" in FIELDS


def test_a_correction_by_hand_is_kept_under_the_headings(book):
    first, other = book(ROWS), book([["ФИО", "Чем занимается", "Стаж"], *ROWS[1:]])
    layout = recognise(first.sheets[0], overrides={2: "notes", 3: "service_teaching"})
    assert [(one.field, one.told_by) for one in layout.columns[1:]] == [
        ("notes", "hand"), ("service_teaching", "hand"),
    ]  # fmt: skip
    kept = {layout.fingerprint: {2: "notes", 3: "service_teaching"}}
    again = parse(first, recognise_workbook(first, remembered=kept), today=TODAY).accepted[0]
    assert (again.notes, again.post, again.service_teaching_months) == ("учитель химии", "", 96)
    untouched = parse(other, recognise_workbook(other, remembered=kept), today=TODAY).accepted[0]
    assert (untouched.notes, untouched.post, untouched.service_total_months) == ("", "учитель химии", 96)


def test_a_sheet_whose_names_were_not_found_can_be_told_by_hand(book):
    strange = book([["Кличка", "Цвет"], ["Ба Ту", "красный"], ["Ли Хо", "синий"]])
    with pytest.raises(NotAStaffList):
        recognise_workbook(strange)
    layout = look_over(strange.sheets[0])
    kept = {layout.fingerprint: {1: "name"}}
    parsed = parse(strange, recognise_workbook(strange, remembered=kept), today=TODAY)
    assert [(one.surname, one.first_name) for one in parsed.accepted] == [("Ба", "Ту"), ("Ли", "Хо")]
    with pytest.raises(NotAStaffList):
        recognise(strange.sheets[0], overrides={1: ""})


def test_unclear_headings_are_settled_by_the_cells(book):
    name = ["Рябова Анна Ильинична"]
    for heading, cell, field in [
        ("Квалификация", "первая категория", "category"),
        ("Квалификация", "учитель химии по диплому", "education_detail"),
        ("Уровень образования", "высшее", "education"),
        ("Уровень образования", "5-9", "levels"),
        ("Класс", "7А", "class_teacher"),
        ("Класс", "1-4", "levels"),
    ]:
        layout = recognise(book([["ФИО", heading], [*name, cell]]).sheets[0])
        assert layout.columns[1].field == field, (heading, cell)
