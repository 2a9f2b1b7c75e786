"""A staff list on the pages: brought, looked over, told by hand, confirmed, taken back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nastavnik.foundation.people.models import Person
from nastavnik.journey.register.actions.imports import bring_list
from nastavnik.journey.register.models import Import


@pytest.fixture
def brought(in_school, staff_sheet, program, at):
    return bring_list(in_school, staff_sheet(), "Штат.xlsx", by=program, at=at)


def upload(content, name="Штат.xlsx", key="k"):
    return {"file": SimpleUploadedFile(name, content), "_once": key}


def test_strangers_find_nothing_and_only_who_imports_enters(
    address, brought, enter, stranger, curator, head, mentor, sign_up, school, client
):
    pages = ["import", "import_confirm", "import_rejected", "import_undo", "import_discard"]
    urls = [address("imports"), *(address(name, brought.pk) for name in pages)]
    posts = [
        address("imports"),
        *(
            address(n, brought.pk)
            for n in ("import_columns", "import_confirm", "import_undo", "import_discard")
        ),
    ]
    psychologist = sign_up("psychologist", school, "psychologist")
    assert {enter(stranger).get(url).status_code for url in urls} == {404}
    assert {enter(stranger).post(url).status_code for url in posts} == {404}
    for account in (head, mentor, psychologist):
        assert {enter(account).get(url).status_code for url in urls} == {403}
        assert {enter(account).post(url).status_code for url in posts} == {403}
    assert {client.get(url).status_code for url in urls} == {302}
    assert [enter(curator).get(url).status_code for url in urls] == [200, 200, 200, 200, 302, 200]
    assert not Person.objects.exclude(account=mentor).exists()


def test_a_list_of_another_school_is_missing_under_ones_own_address(brought, enter, stranger, other_school):
    url = f"/o/{other_school.slug}/register/imports/{brought.pk}/"
    assert enter(stranger).get(url).status_code == 404


def test_from_the_file_to_the_banks_and_back(address, staff_sheet, enter, curator, in_school):
    browser = enter(curator)
    assert "Списки ещё не загружались" in browser.get(address("imports")).content.decode()
    landed = browser.post(address("imports"), upload(staff_sheet()))
    origin = Import.objects.get()
    assert landed.url == address("import", origin.pk)
    text = browser.get(landed.url).content.decode()
    assert "Иванова Мария Петровна" in text and "Сотрудники, B6" in text
    assert not Person.objects.exists()

    copy = openpyxl.load_workbook(io.BytesIO(browser.get(address("import_rejected", origin.pk)).content))
    assert "Седых Алла Юрьевна" in {cell.value for row in copy.active.iter_rows() for cell in row}

    sure = browser.get(address("import_confirm", origin.pk)).content.decode()
    assert "Будут внесены 2" in sure.replace("\N{NO-BREAK SPACE}", " ")
    twice = [browser.post(address("import_confirm", origin.pk), {"_once": "c"}).status_code for _ in range(2)]
    assert twice == [302, 302] and Person.objects.count() == 2
    assert browser.post(address("import_confirm", origin.pk), {"_once": "d"}).status_code == 409

    after = browser.get(address("import", origin.pk)).content.decode()
    assert address("import_undo", origin.pk) in after
    assert browser.get(address("import_confirm", origin.pk)).status_code == 302
    assert browser.post(address("import_undo", origin.pk), {"_once": "u"}).status_code == 302
    assert not Person.objects.exists()
    assert browser.get(address("import_undo", origin.pk)).status_code == 302


def test_a_second_list_shows_what_would_change(address, staff_sheet, enter, curator, hire):
    hire("Иванова Мария Петровна", post="учитель", category="first")
    browser = enter(curator)
    rows = [["Иванова Мария Петровна", "учитель физики", "высшая"]]
    landed = browser.post(address("imports"), upload(staff_sheet(rows, ["ФИО", "Должность", "Категория"])))
    look = browser.get(landed.url).context["look"]
    assert (look.new_count, look.changed_count, look.same_count) == (0, 1, 0)
    assert look.changed[0].changes == [
        ("Должность", "учитель", "учитель физики"),
        ("Категория", "первая категория", "высшая категория"),
        ("Предметы", "", "физика"),
    ]


def test_what_is_no_staff_list_is_refused_in_the_form(address, staff_sheet, enter, curator, in_school):
    browser = enter(curator)
    for content, name in (
        (b"", "пусто.xlsx"),
        (b"%PDF-1.7", "штат.pdf"),
        (staff_sheet([["Мел", 1]], ["Товар", "Цена"]), "а.xlsx"),
    ):
        answer = browser.post(address("imports"), upload(content, name, key=name))
        assert answer.status_code == 422 and list(answer.context["form"].errors) == ["file"]
    assert not Import.objects.exists()


def test_columns_are_told_by_hand(address, staff_sheet, enter, curator, in_school):
    browser = enter(curator)
    rows = [["Иванова Мария Петровна", "учитель", "северное"], ["Орлов Дмитрий Ильич", "учитель", "южное"]]
    landed = browser.post(address("imports"), upload(staff_sheet(rows, ["Сотрудник", "Должность", "Что-то"])))
    pk = Import.objects.get().pk
    form = {"sheet": "Сотрудники", "column-1": "name", "column-2": "post", "column-3": "building"}
    assert browser.post(address("import_columns", pk), form | {"_once": "1"}).url == landed.url
    assert Import.objects.get().columns == {"Сотрудники": {"3": "building"}}
    nameless = browser.post(address("import_columns", pk), form | {"column-1": "", "_once": "2"})
    assert nameless.status_code == 422 and "ФИО" in nameless.content.decode()
    assert (
        browser.post(address("import_columns", pk), form | {"sheet": "нет", "_once": "3"}).status_code == 404
    )
    strange = browser.post(address("import_columns", pk), form | {"column-2": "выдумка", "_once": "4"})
    assert strange.status_code == 422
    browser.post(address("import_confirm", pk), {"_once": "5"})
    assert set(Person.objects.values_list("building", flat=True)) == {"северное", "южное"}


def test_the_list_of_imports_costs_the_same_for_one_and_three(
    address, staff_sheet, enter, curator, in_school, program, at, django_assert_num_queries
):
    browser = enter(curator)
    for more in (1, 2):
        for number in range(more):
            bring_list(in_school, staff_sheet(), f"{more}{number}.xlsx", by=program, at=at)
        with django_assert_num_queries(5):
            assert browser.get(address("imports")).status_code == 200


def test_a_list_never_entered_is_deleted_with_its_file(address, brought, enter, curator):
    from nastavnik.foundation.audit.models import Entry
    from nastavnik.foundation.files.actions import read_file

    browser, page = enter(curator), address("import_discard", brought.pk)
    kept = brought.file
    assert browser.get(page).status_code == 200 and Import.objects.exists()
    assert (
        browser.post(page, {"_once": "d"}).status_code
        == 302
        == browser.post(page, {"_once": "d"}).status_code
    )
    assert not Import.objects.exists()
    assert Entry.objects.filter(deed="import.discard").count() == 1
    kept.refresh_from_db()
    assert read_file(kept).decode().startswith("Файл уничтожен")


def test_an_entered_list_is_not_deleted(address, brought, enter, curator, program, at):
    from nastavnik.journey.register.actions.imports import confirm_list

    confirm_list(brought, by=program, at=at)
    page = address("import_discard", brought.pk)
    assert enter(curator).post(page, {"_once": "d"}).status_code == 409
    assert enter(curator).get(page).url == address("import", brought.pk)
    assert Import.objects.get().state == "confirmed"
