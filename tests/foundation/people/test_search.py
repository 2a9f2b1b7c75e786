"""The full-text search: forms of words, ё, beginnings of words; the same rows on SQLite and PostgreSQL."""

import pytest
from django.db import connection

from nastavnik.foundation.core.search import install, tokens
from nastavnik.foundation.people.actions import Change, change_people, correct_cases
from nastavnik.foundation.people.models import Person


@pytest.fixture
def staff(hire):
    hire("Ёлкина Анна Львовна", post="учитель начальных классов", subjects=["начальные классы"])
    hire(
        "Иванов Пётр Сергеевич",
        post="учитель математики",
        subjects=["математика", "физика"],
        category="highest",
    )
    hire("Иванова Мария Петровна", post="педагог-психолог", education="высшее, Уральский университет")
    hire(
        "Кара-Мурза Игорь Ильич", post="учитель-логопед", building="корпус на Школьной, 7", levels=["primary"]
    )
    hire("Иваненко Олег Юрьевич", post="завхоз", email="ivanenko@example.org", phone="+7 912 000-00-01")


FOUND = {
    "": ["Ёлкина", "Иваненко", "Иванов", "Иванова", "Кара-Мурза"],
    "  ,, ": ["Ёлкина", "Иваненко", "Иванов", "Иванова", "Кара-Мурза"],
    "елкина": ["Ёлкина"],
    "ЁЛКИНОЙ АННЕ": ["Ёлкина"],
    "иванова": ["Иванов", "Иванова"],
    "ивановой": ["Иванов", "Иванова"],
    "иван": ["Иваненко", "Иванов", "Иванова"],
    "учителям математику": ["Иванов"],
    "математ": ["Иванов"],
    "учителя": ["Ёлкина", "Иванов", "Кара-Мурза"],
    "мурза": ["Кара-Мурза"],
    "кара-мурзе": ["Кара-Мурза"],
    "школьная 7": ["Кара-Мурза"],
    "начальной школе": ["Кара-Мурза"],
    "начальные классы": ["Ёлкина", "Кара-Мурза"],
    "высшую категорию": ["Иванов"],
    "университете": ["Иванова"],
    "912": [],
    "example": [],
    "' OR 1=1 --": [],
    '"*)(': ["Ёлкина", "Иваненко", "Иванов", "Иванова", "Кара-Мурза"],
    "~иван": ["Иваненко", "Иванов", "Иванова"],
    "нетакого": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_words_are_found_in_any_form_and_order(staff, text):
    found = Person.objects.found_by(text).in_order()
    assert [person.surname for person in found] == FOUND[text]


def test_a_changed_card_is_found_by_its_new_words_alone(staff, in_school, program, at):
    person = Person.objects.get(surname="Иваненко")
    change_people(
        in_school, [Change(person, {"surname": "Белых", "post": "библиотекарь"})], by=program, at=at
    )
    assert not Person.objects.found_by("иваненко").exists() and not Person.objects.found_by("завхоз").exists()
    assert Person.objects.found_by("библиотекаря белых").get() == person
    forms = person.name_forms | {"gen": {"surname": "Белыховых", "first": "Олега", "patronymic": "Юрьевича"}}
    correct_cases(person, forms, by=program, at=at)
    assert Person.objects.found_by("белыховых").get() == person
    person.delete()
    assert not Person.objects.found_by("библиотекарь").exists()


def test_what_belongs_to_the_index_is_made_again_where_it_is_missing(staff):
    """SQLite drops a table's triggers when a migration makes the table anew."""
    table = Person._meta.db_table
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {table}_fts_change")
    Person.objects.filter(surname="Иваненко").update(search_words=tokens(["Заречный"]))
    install(connection, table)
    assert [person.surname for person in Person.objects.found_by("заречного")] == ["Иваненко"]
    install(connection, table)
    assert Person.objects.found_by("иван").count() == 2
