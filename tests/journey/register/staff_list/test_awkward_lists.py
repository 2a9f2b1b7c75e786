"""Lists as schools really send them: each imported, or refused with the row and the reason; none is lost."""
# ruff: noqa: E501 - a table of lists reads best with one row of a list a line

import datetime

import pytest

from nastavnik.journey.register.staff_list import NotAStaffList

HEAD = ["№", "ФИО", "Должность", "Предмет", "Пед. стаж", "Категория", "Год рождения"]
ANNA = [1, "Рябова Анна Ильинична", "учитель", "химия", 12, "высшая", 1984]
PETR = [2, "Жданов Пётр Кузьмич", "учитель", "физика", 2, "б/к", 1999]
BOTH = ["Рябова Анна Ильинична", "Жданов Пётр Кузьмич"]
DAY = datetime.date(1984, 3, 17)
SERVICE = [["ФИО", "Стаж", "", "", "Категория"], ["", "общий", "пед.", "в ОО", ""]]


def case(name, rows, accepted, rejected=None, merges=(), values=None, warned=(), skipped=None):
    """`rejected` {row: code}; `values` {field: value} of the first person; `skipped` {row: kind} among others."""
    return pytest.param(
        rows, merges, accepted, rejected or {}, values or {}, set(warned), skipped or {}, id=name
    )


NAMED = [
    case("plain list", [HEAD, ANNA, PETR], BOTH, values={"service_teaching_months": 144, "birth_year": 1984}),
    case("title rows above", [["Список педагогов"], ["на 01.09.2026"], [], HEAD, ANNA, PETR], BOTH),
    case(
        "merged title with the word of the heading",
        [["Педагогические работники школы", "", "", "", "", "", ""], HEAD, ANNA, PETR],
        BOTH,
        merges=[(1, 1, 1, 7)],
        skipped={1: "title", 2: "heading"},
    ),
    case("columns in another order", [HEAD[::-1], ANNA[::-1], PETR[::-1]], BOTH, values={"category": "highest"}),
    case("dots in the heading", [["№ п/п", "Ф. И. О.", "Должн."], ANNA[:3], PETR[:3]], BOTH),
    case("heading broken by a hyphen", [["ФИО", "Долж-\nность"], ANNA[1:3]], BOTH[:1], values={"post": "учитель"}),
    case("Latin letters in the heading", [["ФИO", "Kатегория"], ["Рябова Анна Ильинична", "ВКК"]], BOTH[:1],
         values={"category": "highest"}),
    case("three columns", [["Фамилия", "Имя", "Отчество", "Должность"], ["Рябова", "Анна", "Ильинична", "учитель"]],
         BOTH[:1]),
    case("two columns", [["Фамилия", "Имя, отчество", "Должность"], ["РЯБОВА", "Анна Ильинична", "учитель"]],
         BOTH[:1]),
    case("whole name under «surname»", [["Фамилия", "Имя", "Отчество"], ["Рябова Анна Ильинична", "", ""]], BOTH[:1]),
    case("no first name of three", [["Фамилия", "Имя", "Отчество"], ["Рябова", "", "Ильинична"]], [],
         {2: "name_incomplete"}),
    case("no heading at all", [ANNA[1:4], PETR[1:4]], BOTH, values={"post": "учитель", "subjects": ("химия",)}),
    case("names alone", [["Рябова Анна Ильинична"], ["Жданов Пётр Кузьмич"]], BOTH),
    case("unclear heading", [["Кто", "Чем занят"], ["Рябова Анна Ильинична", "учитель химии"]], BOTH[:1],
         values={"post": "учитель химии", "subjects": ("химия",)}),
    case("heading «Учитель» over names", [["Учитель", "Предмет"], ANNA[1:4:2]], BOTH[:1]),
    case("empty columns at the left", [["", "", *row] for row in (HEAD, ANNA, PETR)], BOTH),
    case("row of column numbers", [HEAD, [1, 2, 3, 4, 5, 6, 7], ANNA, PETR], BOTH, skipped={2: "numbering"}),
    case("heading repeated on each page", [HEAD, ANNA, HEAD, PETR], BOTH, skipped={3: "heading"}),
    case("blank and numbered blank rows", [HEAD, ANNA, [], PETR, [3], ["", "-"]], BOTH,
         skipped={3: "blank", 5: "blank", 6: "blank"}),
    case("totals", [HEAD, ANNA, PETR, ["", "Итого: 2"], ["Всего: 2"], ["", "ВСЕГО", "", "", 14]], BOTH,
         skipped={4: "total", 5: "total", 6: "total"}),
    case("signature below", [HEAD, ANNA, [], ["Директор школы ________ /Орлова Е. П./"], ["Исполнитель: Орлова"]],
         BOTH[:1], skipped={4: "footer", 5: "footer"}),
    case("initials", [HEAD, [1, "Рябова А.И.", "учитель"]], ["Рябова А. И."], warned=["initials"]),
    case("capitals", [HEAD, [1, "РЯБОВА-МИНИНА АННА ИЛЬИНИЧНА"]], ["Рябова-Минина Анна Ильинична"]),
    case("small letters", [HEAD, [1, "рябова анна ильинична"]], BOTH[:1]),
    case("first name first", [HEAD, [1, "Анна Ильинична Рябова"]], BOTH[:1]),
    case("оглы and кызы", [HEAD, [1, "МАМЕДОВ АЛИ ГУСЕЙН ОГЛЫ"], [2, "Мамедова Лейла Гусейн кызы"]],
         ["Мамедов Али Гусейн оглы", "Мамедова Лейла Гусейн кызы"], values={"gender": "m"}),
    case("no patronymic", [HEAD, [1, "Ли Анна"]], ["Ли Анна"], warned=["no_patronymic"]),
    case("Latin letters in a name", [HEAD, [1, "Pябовa Aнна Ильинична"]], BOTH[:1], warned=["look_alike_letters"]),
    case("spaces and commas", [HEAD, [1, " Рябова\u00a0Анна\n Ильинична , "]], BOTH[:1]),
    case("note in brackets", [HEAD, [1, "Рябова Анна Ильинична (декрет)"]], BOTH[:1], values={"notes": "декрет"}),
    case("post after the name", [["ФИО"], ["Рябова Анна Ильинична, учитель химии"]], BOTH[:1],
         values={"notes": "учитель химии"}),
    case("no name", [HEAD, ANNA, [2, "", "учитель", "физика"], [3, "-", "учитель"], [4, "Вакансия", "учитель"]],
         BOTH[:1], {3: "no_name", 4: "no_name", 5: "no_name"}),
    case("number for a name", [HEAD, ANNA, [2, 12345, "учитель"], [3, "12 345", "учитель"]], BOTH[:1],
         {3: "number_for_name", 4: "number_for_name"}),
    case("date for a name", [HEAD, ANNA, [2, DAY, "учитель"]], BOTH[:1], {3: "date_for_name"}),
    case("formula as text", [HEAD, ANNA, [2, "=B2", "учитель"], [3, "#ССЫЛКА!", "учитель"]], BOTH[:1],
         {3: "formula_for_name", 4: "formula_for_name"}),
    case("surname alone, post for a name, digits", [HEAD, ANNA, [2, "Орлова", "учитель"],
         [3, "учитель химии", "учитель"], [4, "Орлова7 Вера", "учитель"]], BOTH[:1],
         {3: "name_incomplete", 4: "not_a_name", 5: "strange_name"}),
    case("two people in a cell", [HEAD, ANNA, [2, "Орлова В.П., Минин К.А.", "учитель"]], BOTH[:1], {3: "two_people"}),
    case("doubled row", [HEAD, ANNA, [2, "РЯБОВА  АННА ИЛЬИНИЧНА", "учитель"]], BOTH[:1], {3: "doubled"}),
    case("namesakes of other years", [HEAD, ANNA, [2, *ANNA[1:6], 1999], [3, *ANNA[1:6], 1999]], BOTH[:1] * 2,
         {4: "doubled"}),
    case("initials of somebody named in full", [HEAD, ANNA, [2, "Рябова А.И.", "учитель"]],
         [BOTH[0], "Рябова А. И."], warned=["perhaps_doubled"]),
    case("impossible birth years", [HEAD, ANNA, [2, *PETR[1:6], "01.02.2050"], [3, "Орлова Вера Ивановна", *[""] * 4,
         1890], [4, "Минин Глеб Ильич", *[""] * 4, 2020]], BOTH[:1],
         {3: "birth_year_in_future", 4: "birth_year_too_early", 5: "too_young"}),
    case("left before coming", [["ФИО", "Дата приёма", "Дата увольнения"], ["Рябова Анна Ильинична", "01.09.2020",
         "31.08.2019"], ["Жданов Пётр Кузьмич", "01.09.2020", "31.08.2026"]], BOTH[1:], {2: "left_before_coming"}),
    case("unreadable values are warnings", [HEAD, [1, BOTH[0], "учитель", "", "долго", "хорошая", "давно"]], BOTH[:1],
         values={"service_teaching_months": None, "category": "", "birth_year": None},
         warned=["unreadable_service", "unreadable_category", "unreadable_birth"]),
    case("dates as text, serial and cell", [["ФИО", "Дата рождения", "Дата приёма"], [BOTH[0], 30758, "01.09.2019"],
         [BOTH[1], "17 марта 1999 г.", 43709]], BOTH,
         values={"birth_year": 1984, "employed_from": datetime.date(2019, 9, 1)}),
    case("classes that became dates", [["ФИО", "Классы"], [BOTH[0], datetime.date(2026, 9, 5)], [BOTH[1], "10-11"]],
         BOTH, values={"levels": ("basic",)}, warned=["level_from_date"]),
    case("service in one column", [["ФИО", "Стаж (общий/пед.)"], [BOTH[0], "15/12"]], BOTH[:1],
         values={"service_total_months": 180, "service_teaching_months": 144}),
    case("service in years and months", [["ФИО", "Общий стаж", "", "Категория"], ["", "лет", "мес.", ""],
         [BOTH[0], 8, 3, "I"]], BOTH[:1], merges=[(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)],
         values={"service_total_months": 99, "category": "first"}),
    case("two-row heading, merged", [*SERVICE, [BOTH[0], 20, "18 лет 6 мес", 5.5, "ВКК"]], BOTH[:1],
         merges=[(1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5)],
         values={"service_total_months": 240, "service_teaching_months": 222, "service_here_months": 66}),
    case("two-row heading, not merged", [*SERVICE, [BOTH[0], 20, 18, 5, "ВКК"]], BOTH[:1],
         values={"service_total_months": 240, "service_teaching_months": 216, "service_here_months": 60}),
    case("subject merged over rows", [HEAD, ANNA, [2, BOTH[1], "учитель", "", 2]], BOTH, merges=[(2, 4, 3, 4)],
         warned=["cells_empty"]),
    case("one person in two rows", [HEAD, ANNA, ["", "", "педагог-психолог", "психология"], PETR], BOTH,
         merges=[(2, 2, 3, 2)], values={"subjects": ("химия", "психология"), "notes": "педагог-психолог"},
         skipped={3: "continuation"}, warned=["second_row_of_person"]),
    case("sections give the level", [HEAD, ["Начальная школа"], [1, BOTH[0], "учитель"], ["5–9 классы"],
         [2, BOTH[1], "учитель"]], BOTH, values={"levels": ("primary",), "department": "Начальная школа"},
         skipped={2: "section", 4: "section"}),
    case("what must not be read", [["ФИО", "СНИЛС", "Адрес проживания"], [BOTH[0], "000-000-000 00", "ул. Мира, 1"]],
         BOTH[:1], values={"notes": "", "building": ""}, warned=["private_column"]),
    case("hard surnames", [HEAD, *[[n, name] for n, name in enumerate(
         ["О'Нил Шон Патрикович", "фон Берг Анна Ивановна", "Кара-Мурза Сергей Ильич", "Март Ян", "Абрамович Роман"
          " Аркадьевич", "Ахмед Заде Лейла Вагифовна"], 1)]],
         ["О'Нил Шон Патрикович", "фон Берг Анна Ивановна", "Кара-Мурза Сергей Ильич", "Март Ян",
          "Абрамович Роман Аркадьевич", "Ахмед Заде Лейла Вагифовна"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "merges", "accepted", "rejected", "values", "warned", "skipped"), NAMED)
def test_a_list_is_read_row_by_row(xlsx, read, rows, merges, accepted, rejected, values, warned, skipped):
    parsed = read(xlsx(rows, merges))
    assert [person.full_name for person in parsed.accepted] == accepted
    assert {row.row: row.reason_code for row in parsed.rejected} == rejected
    if values:
        person = parsed.accepted[0]
        assert {field: getattr(person, field) for field in values} == values
    assert warned <= {warning.code for warning in parsed.warnings}
    kinds = {row.row: row.kind for row in parsed.skipped}
    assert {row: kinds.get(row) for row in skipped} == skipped
    told = {person.source.row for person in parsed.accepted} | set(rejected) | set(kinds)
    assert told == set(range(1, len(rows) + 1)), "a row of the sheet is accounted for nowhere"


REFUSED = [
    ("timetable", [["День", "Урок", "5А", "5Б"], ["Пн", 1, "Химия каб. 3", "Физика"], ["", 2, "Музыка", "Химия"]],
     "no_name_column"),
    ("a teachers' timetable", [["Учитель", "Пн", "Вт", "Ср", "Чт"], [BOTH[0], "5А", "5Б", "", "7В"]], "timetable"),
    ("pupils' marks", [["ФИО ученика", "Алгебра", "Химия"], ["Рябов Иван Ильич", 5, 4]], "pupils_list"),
    ("pupils without the word", [["№", "Фамилия Имя", "1", "2", "3"], [1, "Рябов Иван", 5, 4, 3],
     [2, "Минина Анна", 4, 4, 5]], "pupils_list"),
    ("price list", [["Наименование", "Цена", "Кол-во"], ["Тетрадь", 12, 100], ["Ручка", 20, 50]], "no_name_column"),
    ("payroll without names", [["Таб. №", "Оклад", "К выдаче"], [1001, 30000, 26100]], "no_name_column"),
    ("headings alone", [HEAD], "no_rows"),
    ("numbers alone", [[1, 2, 3], [4, 5, 6]], "no_name_column"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "code"), [pytest.param(*rest, id=name) for name, *rest in REFUSED])
def test_what_is_no_staff_list_is_refused_with_words(xlsx, read, rows, code):
    with pytest.raises(NotAStaffList) as refused:
        read(xlsx(rows))
    assert refused.value.code == code
    assert len(str(refused.value)) > 40


def test_a_formula_in_the_name_column_is_seen_behind_its_value(xlsx, read, computed):
    plain, hidden = [2, "Жданов Пётр Кузьмич", "учитель"], [2, computed("Жданов Пётр Кузьмич"), "учитель"]
    assert [row.reason_code for row in read(xlsx([HEAD, ANNA, hidden])).rejected] == ["formula_for_name"]
    assert read(xlsx([HEAD, ANNA, plain])).rejected == ()
    number = [computed("2"), *plain[1:]]
    assert len(read(xlsx([HEAD, ANNA, number])).accepted) == 2, "a computed number of the row harms nobody"


def test_all_sheets_that_are_lists_are_read_and_the_others_named(xlsx, read):
    sheets = {
        "Свод": [["Показатель", "Количество"], ["Всего учителей", 2]],
        "Начальная": [HEAD, ANNA],
        "Пустой": [[]],
        "Старшая": [HEAD, PETR, ANNA],
        "Списки": [HEAD, [9, "Минин Глеб Ильич"]],
    }
    parsed = read(xlsx(sheets=sheets, hidden={"Списки"}))
    assert [(person.source.sheet, person.surname) for person in parsed.accepted] == [
        ("Начальная", "Рябова"), ("Старшая", "Жданов"),
    ]  # fmt: skip
    assert [(row.sheet, row.row, row.reason_code) for row in parsed.rejected] == [("Старшая", 3, "doubled")]
    assert "Начальная" in parsed.rejected[0].reason
    passed = {
        warning.sheet: warning.code for warning in parsed.warnings if warning.row == warning.column == 0
    }
    assert (passed["Свод"], passed["Списки"]) == ("sheet_passed_over", "sheet_hidden")


def test_what_is_missing_is_said_once_with_its_rows(xlsx, read):
    parsed = read(xlsx([["ФИО", "Категория"], [BOTH[0], "ВКК"], [BOTH[1], ""]]))
    empty = [warning for warning in parsed.warnings if warning.code == "cells_empty"]
    assert [(warning.field, warning.rows) for warning in empty] == [("category", (3,))]
    missing = {warning.field for warning in parsed.warnings if warning.code == "column_missing"}
    assert {"post", "subjects", "education", "birth"} <= missing
