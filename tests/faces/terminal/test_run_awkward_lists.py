"""Lists as schools really send them, all in one folder: each is taken or refused with row and reason."""

import datetime as dt
import io
import zipfile

import pytest

pytestmark = pytest.mark.pure

HEAD = ["ФИО", "Должность", "Стаж"]
ANNA = ["Петрова Анна Сергеевна", "учитель математики", 20]
IVAN = ["Орлов Иван Ильич", "воспитатель", 1]
BOTH = {"Петрова Анна Сергеевна", "Орлов Иван Ильич"}


def csv(*rows, sign=";", code="utf-8", end="\r\n"):
    return end.join(sign.join(map(str, row)) for row in rows).encode(code)


def ods(rows):
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            for value in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    names += ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    names += ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Лист1">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifest}"/>')
    return made.getvalue()


# file name → (rows of an XLSX, or the bytes; who is taken; rejected rows as (row, code))
TAKEN = {
    "plain.xlsx": ([HEAD, ANNA, IVAN], BOTH, []),
    "title rows.xlsx": (
        [["МБОУ «СОШ № 7»"], ["Список работников на 01.09.2026"], [], HEAD, ANNA, IVAN],
        BOTH,
        [],
    ),
    "heading in capitals.xlsx": ([["Ф.И.О.", "ДОЛЖНОСТЬ", "СТАЖ"], ANNA, IVAN], BOTH, []),
    "heading of teachers.xlsx": ([["№ п/п", "ФИО педагога"], [1, ANNA[0]], [2, IVAN[0]]], BOTH, []),
    "three columns.xlsx": (
        [["Отчество", "Имя", "Фамилия"], ["Сергеевна", "Анна", "Петрова"], ["Ильич", "Иван", "Орлов"]],
        BOTH,
        [],
    ),
    "name only.xlsx": ([["Фамилия, имя, отчество"], [ANNA[0]], [IVAN[0]]], BOTH, []),
    "name last.xlsx": (
        [["Стаж", "Должность", "ФИО"], [20, "учитель", ANNA[0]], [1, "учитель", IVAN[0]]],
        BOTH,
        [],
    ),
    "numbers of columns.xlsx": ([HEAD, ["1", "2", "3"], ANNA, IVAN], BOTH, []),
    "blank rows.xlsx": ([HEAD, [], ANNA, [], [], IVAN, []], BOTH, []),
    "total row.xlsx": ([HEAD, ANNA, IVAN, ["Итого", "", 2], ["Всего: 2 чел."]], BOTH, []),
    "signature below.xlsx": (
        [
            HEAD,
            ANNA,
            IVAN,
            [],
            ["Директор ______________ / Соколова Е. В. /"],
            ["Исп. Иванова, тел. 2-22-22"],
        ],
        BOTH,
        [(6, "strange_name")],
    ),
    "sections.xlsx": ([HEAD, ["Администрация"], ANNA, ["Дошкольные группы"], IVAN], BOTH, []),
    "two sheets.xlsx": ({"Учителя": [HEAD, ANNA], "Воспитатели": [HEAD, IVAN]}, BOTH, []),
    "sheet of prices.xlsx": ({"Список": [HEAD, ANNA, IVAN], "Цены": [["Стол", 1], ["Стул", 2]]}, BOTH, []),
    "spaces and dashes.xlsx": (
        [HEAD, ["  Петрова   Анна\u00a0Сергеевна ", "учитель", "20 лет"], ["Орлов\nИван Ильич", "-", "–"]],
        BOTH,
        [],
    ),
    "capital letters.xlsx": ([HEAD, ["ПЕТРОВА АННА СЕРГЕЕВНА", "", ""], ["орлов иван ильич"]], BOTH, []),
    "utf-8.csv": (csv(HEAD, ANNA, IVAN), BOTH, []),
    "utf-8 with a mark.csv": (csv(HEAD, ANNA, IVAN, code="utf-8-sig"), BOTH, []),
    "utf-16.csv": (csv(HEAD, ANNA, IVAN, sign="\t", code="utf-16"), BOTH, []),
    "cp1251.csv": (csv(HEAD, ANNA, IVAN, code="cp1251"), BOTH, []),
    "commas.csv": (csv(HEAD, ANNA, IVAN, sign=",", end="\n"), BOTH, []),
    "tabs.txt": (csv(HEAD, ANNA, IVAN, sign="\t", code="cp1251"), BOTH, []),
    "quoted.csv": (
        csv(HEAD, ['"Петрова Анна Сергеевна"', '"учитель; методист"', 20], IVAN),
        BOTH,
        [],
    ),
    "open.ods": (ods([HEAD, ANNA, IVAN]), BOTH, []),
    "xlsx called csv.csv": ("xlsx", BOTH, []),
    "years and months.xlsx": (
        [["ФИО", "Общий стаж"], [ANNA[0], "8 лет 3 мес"], [IVAN[0], "менее года"]],
        BOTH,
        [],
    ),
    "categories.xlsx": (
        [["ФИО", "Категория"], [ANNA[0], "1 кв. категория"], [IVAN[0], "СЗД"], ["Белов Олег Юрьевич", "б/к"]],
        {*BOTH, "Белов Олег Юрьевич"},
        [],
    ),
    "dates.xlsx": (
        [["ФИО", "Дата рождения"], [ANNA[0], dt.date(1980, 5, 17)], [IVAN[0], "17.05.2001"]],
        BOTH,
        [],
    ),
    "serial dates.xlsx": ([["ФИО", "Дата рождения"], [ANNA[0], 29358], [IVAN[0], 37028]], BOTH, []),
    "hard names.xlsx": (
        [["ФИО"], ["Тер-Саакян Ашот Каренович"], ["Ли Эн"], ["Мамедов Расул Гасан оглы"], ["Ким Анна-Мария"]],
        {"Тер-Саакян Ашот Каренович", "Ли Эн", "Мамедов Расул Гасан оглы", "Ким Анна-Мария"},
        [],
    ),
    "no name.xlsx": ([HEAD, ANNA, ["", "учитель", 5], IVAN], BOTH, [(3, "no_name")]),
    "number for a name.xlsx": ([HEAD, ANNA, [123, "учитель", 5], IVAN], BOTH, [(3, "number_for_name")]),
    "formula for a name.xlsx": ([HEAD, ANNA, ["⨍A2", "учитель", 5], IVAN], BOTH, [(3, "formula_for_name")]),
    "broken formula.xlsx": ([HEAD, ANNA, ["#REF!", "учитель", 5], IVAN], BOTH, [(3, "formula_for_name")]),
    "doubled.xlsx": ([HEAD, ANNA, IVAN, ANNA], BOTH, [(4, "doubled")]),
    "born in the future.xlsx": (
        [["ФИО", "Год рождения"], [ANNA[0], 1980], [IVAN[0], 2001], ["Белов Олег Юрьевич", 2099]],
        BOTH,
        [(4, "birth_year_in_future")],
    ),
    "one word.xlsx": ([HEAD, ANNA, ["Вакансия", "учитель", ""], IVAN], BOTH, None),
    "leaves before coming.xlsx": (
        [
            ["ФИО", "Дата приёма", "Дата увольнения"],
            [ANNA[0], "01.09.2020", ""],
            [IVAN[0], "01.09.2024", "01.09.2020"],
        ],
        None,
        None,
    ),
    "long cells.xlsx": ([HEAD, [ANNA[0], "учитель " * 200, 20], IVAN], BOTH, []),
    "control characters.csv": (
        csv(HEAD, ["Петрова Анна Сергеевна\x07", "учитель", 1], IVAN),
        {IVAN[0]},
        [(2, "strange_name")],
    ),
    "forgotten quotation mark.csv": (
        csv(HEAD, ANNA, ['"Белов Олег Юрьевич', "учитель", 1], IVAN),
        None,
        None,
    ),
    "markup.xlsx": ([HEAD, ANNA, IVAN, ["<script>alert(1)</script>", "x", 1]], None, None),
}
REFUSED = {
    "empty.xlsx": (b"", "пуст"),
    "no rows.xlsx": ([[]], ""),
    "heading alone.xlsx": ([HEAD], ""),
    "prices.xlsx": ([["Наименование", "Цена"], ["Стол", 4500], ["Стул", 1200]], "ФИО"),
    "marks of pupils.xlsx": ([["Класс", "Оценка"], ["7 А", 5]], "ФИО"),
    "web page.xls": ("<html><body><table><tr><td>ФИО</td></tr></table></body></html>".encode(), ""),
    "binary.csv": (bytes(range(256)) * 40, ""),
    "old word.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), ""),
    "torn.xlsx": ("torn", ""),
    "letter.xlsx": ("letter", ""),
}


@pytest.fixture(scope="module")
def outcome(command, xlsx, query, tmp_path_factory):
    """All of them in one run; file name → its part of the report and who stands in the database."""
    folder = tmp_path_factory.mktemp("списки")
    letter = io.BytesIO()
    with zipfile.ZipFile(letter, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    special = {
        "xlsx": xlsx([HEAD, ANNA, IVAN]),
        "torn": xlsx([HEAD, ANNA, IVAN])[:3000],
        "letter": letter.getvalue(),
    }
    for name, (content, *_) in (TAKEN | REFUSED).items():
        made = special.get(content) if isinstance(content, str) else content
        (folder / name).write_bytes(made if isinstance(made, bytes) else xlsx(made))
    done = command("run", folder, cwd=folder.parent)
    people = query(
        done.folder / "data",
        "SELECT f.name, trim(p.surname || ' ' || p.first_name || ' ' || p.patronymic)"
        " FROM people_person p JOIN files_storedfile f ON f.organisation_id = p.organisation_id",
    )
    return done, {part["file"]: part for part in done.report["organisations"]}, people


@pytest.mark.parametrize("name", TAKEN)
def test_awkward_list_is_taken(outcome, name):
    _done, parts, people = outcome
    _content, who, rejected = TAKEN[name]
    found = parts[name]["import"]
    here = sorted(full_name for file, full_name in people if file == name)
    assert found["rows"] == found["accepted"] + len(found["rejected"])
    assert len(here) == found["accepted"]  # what is said to be taken stands in the database
    assert all(row["reason"] and row["column"].isalpha() and row["row"] for row in found["rejected"])
    if who is not None:
        assert here == sorted(who)
    if rejected is not None:
        assert [(row["row"], row["code"]) for row in found["rejected"]] == rejected


@pytest.mark.parametrize("name", REFUSED)
def test_no_list_is_refused_in_words(outcome, name):
    done, parts, _people = outcome
    assert name not in parts
    [told] = [row["reason"] for row in done.report["unusable"] if row["file"] == name]
    assert REFUSED[name][1] in told
    assert any(line.endswith(f"{name}: {told}") for line in done.err.splitlines())


def test_every_list_is_told_of_and_the_sums_are_right(outcome):
    done, parts, people = outcome
    report = done.report
    assert {*parts, *(row["file"] for row in report["unusable"])} == {*TAKEN, *REFUSED}
    assert len(TAKEN) + len(REFUSED) >= 30
    assert done.status == 3
    sums = report["import"]
    assert (
        sums["rows"]
        == sums["accepted"] + len(sums["rejected"])
        == sum(part["import"]["rows"] for part in parts.values())
    )
    assert sums["accepted"] == len(people)
