"""The staff on pages: the list, a card, its cases, a leaving."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.people.models import Person
from nastavnik.foundation.people.signals import person_left
from nastavnik.foundation.people.words import months_of


@pytest.fixture
def address(school):
    return lambda name, *args: reverse(f"people:{name}", args=[school.slug, *args])


@pytest.fixture
def maria(hire):
    return hire(
        "Иванова Мария Петровна", post="учитель физики", service_total=99, service_teaching=99, birth_year=1990,
        category="first",
    )  # fmt: skip


def test_who_may_see_and_who_may_change(
    address, maria, enter, stranger, curator, head, mentor, sign_up, school, client
):
    see = [address("list"), address("export", "xlsx"), address("card", maria.pk)]
    change = [address("new"), *(address(name, maria.pk) for name in ("change", "cases", "leave", "return"))]
    psychologist = sign_up("psychologist", school, "psychologist")
    assert {enter(stranger).get(url).status_code for url in see + change} == {404}
    assert {enter(stranger).post(url).status_code for url in change} == {404}
    for account in (mentor, psychologist):
        assert {enter(account).get(url).status_code for url in see + change} == {403}
    assert {enter(head).get(url).status_code for url in see} == {200}
    assert {enter(head).post(url).status_code for url in change} == {403}
    assert {enter(curator).get(url).status_code for url in see + change} == {200}
    assert {client.get(url).status_code for url in see} == {302}


def test_a_card_of_another_school_is_missing_under_ones_own_address(maria, enter, stranger, other_school):
    url = reverse("people:card", args=[other_school.slug, maria.pk])
    assert enter(stranger).get(url).status_code == 404


def names(answer):
    return [row.surname for row in answer.context["page"]]


def test_the_list_is_searched_filtered_and_sorted(address, hire, maria, enter, head, today):
    hire("Ёлкина Анна Львовна", service_teaching=35, service_as_of=dt.date(2020, 9, 1))
    hire("Аносов Пётр Львович", post="завхоз", service_total=3)
    hire("Белых Вера Олеговна", service_teaching=4, employed_from=dt.date(2026, 9, 1))
    hire("Громов Олег Олегович", employed_to=dt.date(2026, 1, 31))
    browser, url = enter(head), address("list")
    assert names(browser.get(url)) == ["Аносов", "Белых", "Ёлкина", "Иванова"]
    assert names(browser.get(url, {"q": "ЕЛКИНА"})) == ["Ёлкина"]
    assert names(browser.get(url, {"show": "teaching", "sort": "-name"})) == ["Иванова", "Ёлкина", "Белых"]
    assert names(browser.get(url, {"show": "young"})) == ["Белых"]
    assert names(browser.get(url, {"show": "left"})) == ["Громов"]
    assert names(browser.get(url, {"category": "first"})) == ["Иванова"]
    assert names(browser.get(url, {"sort": "-service"})) == ["Иванова", "Ёлкина", "Белых", "Аносов"]
    assert "Никто не подошёл" in browser.get(url, {"q": "ъъъ"}).content.decode()


def test_an_empty_staff_offers_the_import(address, in_school, enter, curator):
    text = enter(curator).get(address("list")).content.decode()
    assert (
        "Карточек сотрудников пока нет" in text and reverse("register:imports", args=[in_school.slug]) in text
    )


def test_the_file_is_what_is_seen(address, maria, hire, enter, head):
    hire("Орлов Дмитрий Ильич")
    answer = enter(head).get(address("export", "xlsx"), {"q": "иванова"})
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0][0] == "Сотрудники – МБОУ «СОШ № 7»"
    assert rows[1][0] == "Выгружено: head, 07.09.2026 09:00, строк: 1, отбор: «иванова»"
    assert [row[1] for row in rows[2:]] == ["ФИО", "Иванова Мария Петровна"]
    assert rows[3][5] == "8 лет 3 мес. общий\n8 лет 3 мес. пед."
    taken = {"rows": 1, "kind": "xlsx", "selection": "«иванова»"}
    assert Entry.objects.get(deed="people.export").after == taken
    whole = enter(head).get(address("export", "csv"), {"q": "иванова", "columns": "all"})
    rows = list(csv.reader(io.StringIO(whole.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[3][:3] == ["1", "Иванова Мария Петровна", "учитель физики"] and "1990" in rows[3]


def test_a_card_is_entered_by_hand(address, maria, enter, curator):
    form = {"surname": "Ким", "first_name": "Анна", "post": "учитель химии", "subjects": "химия, биология",
            "levels": ["basic"], "service_total": "2 года 6 мес.", "service_teaching": "1", "_once": "a"}  # fmt: skip
    browser = enter(curator)
    assert browser.post(address("new"), form).status_code == 302
    made = Person.objects.get(surname="Ким")
    assert (made.subjects, made.levels, made.service_total, made.service_teaching, made.service_here) == (
        ["химия", "биология"], ["basic"], 30, 12, None,
    )  # fmt: skip
    assert made.is_teaching and made.name_forms["dat"]["first"] == "Анне"
    for change, field in (
        ({"surname": ""}, "surname"), ({"birth_year": "2050"}, "birth_year"),
        ({"service_total": "давно"}, "service_total"),
        ({"service_teaching": "9"}, "service_teaching"), ({"email": "нет"}, "email"),
    ):  # fmt: skip
        refused = browser.post(address("new"), form | {"surname": "Цой", "_once": field} | change)
        assert (refused.status_code, list(refused.context["form"].errors)) == (422, [field])
    twin = browser.post(address("new"), form | {"_once": "b"})
    assert list(twin.context["form"].errors) == ["birth_year"]
    assert Person.objects.filter(surname="Ким").count() == 1


def card_form(browser, url):
    form = browser.get(url).context["form"]
    return {name: value for name in form.fields if (value := form[name].value()) not in (None, "")}


def test_a_card_is_changed_and_its_history_says_so(address, maria, enter, curator):
    browser, url = enter(curator), address("change", maria.pk)
    same = card_form(browser, url)
    assert same["service_total"] == "8 лет 3 мес."
    browser.post(url, same | {"_once": "a"})
    assert not Entry.objects.filter(deed="person.change").exists()
    browser.post(url, same | {"surname": "Белых", "category": "highest", "_once": "b"})
    maria.refresh_from_db()
    assert (maria.full_name, maria.category, maria.service_total) == ("Белых Мария Петровна", "highest", 99)
    assert maria.name_forms["gen"]["surname"] == "Белых"
    history = browser.get(address("card", maria.pk)).context["history"]
    assert [line.what for line in history] == ["Карточка изменена", "Карточка внесена"]
    assert history[0].who == "curator"
    assert set(history[0].changes) == {
        ("Фамилия", "Иванова", "Белых"), ("Категория", "первая категория", "высшая категория"),
    }  # fmt: skip


def test_a_new_service_counts_from_the_day_it_was_written(address, maria, enter, curator):
    browser, url = enter(curator), address("change", maria.pk)
    browser.post(url, card_form(browser, url) | {"service_total": "10 лет", "_once": "a"})
    maria.refresh_from_db()
    assert (maria.service_total, maria.service_teaching) == (120, 99)
    assert maria.service_as_of >= dt.date(2026, 9, 7)


def test_the_cases_are_corrected_and_worked_out_anew(address, maria, enter, curator):
    browser, url = enter(curator), address("cases", maria.pk)
    form = browser.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    assert len(values) == 15
    assert browser.post(url, values | {"dat_surname": "", "_once": "a"}).status_code == 422
    browser.post(url, values | {"dat_surname": "Ивановойой", "_once": "b"})
    maria.refresh_from_db()
    assert maria.name_forms_by_hand and maria.name_forms["dat"]["surname"] == "Ивановойой"
    assert maria.name_forms["nom"] == {"surname": "Иванова", "first": "Мария", "patronymic": "Петровна"}
    assert "Ивановойой" in browser.get(address("card", maria.pk)).content.decode()
    browser.post(url, {"anew": "1", "_once": "c"})
    maria.refresh_from_db()
    assert not maria.name_forms_by_hand and maria.name_forms["dat"]["surname"] == "Ивановой"


def test_somebody_leaves_and_is_back(address, maria, enter, curator):
    told = []

    def hear(person, on, **kwargs):
        told.append((person.pk, on))

    person_left.connect(hear)
    try:
        browser = enter(curator)
        assert browser.post(address("leave", maria.pk), {"on": "2026-10-01", "_once": "a"}).status_code == 422
        browser.post(address("leave", maria.pk), {"on": "2026-10-01", "reason": "переезд", "_once": "b"})
        again = browser.post(address("leave", maria.pk), {"on": "2026-10-02", "reason": "ещё", "_once": "c"})
    finally:
        person_left.disconnect(hear)
    assert again.status_code == 422 and told == [(maria.pk, dt.date(2026, 10, 1))]
    maria.refresh_from_db()
    assert maria.employed_to == dt.date(2026, 10, 1)
    page = browser.get(address("card", maria.pk))
    assert ("Причина", "", "переезд") in page.context["history"][0].changes
    assert browser.post(address("return", maria.pk), {"_once": "d"}).status_code == 302
    assert browser.post(address("return", maria.pk), {"_once": "e"}).status_code == 409
    maria.refresh_from_db()
    assert maria.employed_to is None


def test_nobody_leaves_before_coming(address, hire, enter, curator):
    person = hire("Ким Анна Олеговна", employed_from=dt.date(2026, 9, 1))
    form = {"on": "2026-08-01", "reason": "ошибка", "_once": "a"}
    refused = enter(curator).post(address("leave", person.pk), form)
    assert refused.status_code == 422 and list(refused.context["form"].errors) == ["on"]


def test_an_account_is_joined_to_a_card(address, maria, enter, sign_up, school, stranger, curator):
    admin, owner = sign_up("admin", school, "administrator"), sign_up("owner", school, "mentor")
    url = address("account", owner.pk)
    assert enter(curator).get(url).status_code == 403
    assert enter(stranger).get(url).status_code == 404
    assert enter(admin).get(address("account", stranger.pk)).status_code == 404
    assert enter(admin).post(url, {"person": maria.pk, "_once": "a"}).status_code == 302
    maria.refresh_from_db()
    assert maria.account == owner
    other = sign_up("other", school, "mentor")
    assert (
        enter(admin).post(address("account", other.pk), {"person": maria.pk, "_once": "b"}).status_code == 422
    )
    enter(admin).post(url, {"person": "", "_once": "c"})
    maria.refresh_from_db()
    assert maria.account is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("", None),
        ("8 лет 3 мес.", 99),
        ("8", 96),
        ("6 мес", 6),
        ("1 год", 12),
        ("2,5", 30),
        ("10 y. 2 mo.", 122),
        ("1\u00a0г. 1\u00a0м.", 13),
    ],
)
def test_a_length_of_service_is_read(text, months):
    assert months_of(text) == months


@pytest.mark.parametrize("text", ["давно", "99 лет", "-3", "3 кг", "лет", "1980"])
def test_what_is_no_length_of_service_is_refused(text):
    with pytest.raises(ValidationError):
        months_of(text)


def test_the_list_costs_the_same_for_one_and_three(address, hire, enter, curator, django_assert_num_queries):
    browser = enter(curator)
    for more in (["Аист"], ["Берг", "Витте"]):
        for surname in more:
            hire(f"{surname} Анна Львовна", service_teaching=4)
        with django_assert_num_queries(6):
            assert browser.get(address("list")).status_code == 200
