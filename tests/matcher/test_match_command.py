"""`nastavnik match`: instances in JSON and in a spreadsheet, plans, reasons, checks, refusals in words."""

import argparse
import json

import pytest
import xlsxwriter

from nastavnik.faces.terminal import match


@pytest.fixture
def call(capsys):
    def run(*words: str) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        match.add_parser(parser.add_subparsers())
        args = parser.parse_args(["match", *map(str, words)])
        code = args.run(args)
        out, err = capsys.readouterr()
        return code, out, err

    return run


TASK = {
    "mentees": [
        {"id": "Анна", "subjects": ["физика"], "deficits": {"речь": 3}},
        {"id": "Борис", "subjects": ["химия"], "priority": 1},
        {"id": "Вера", "subjects": ["музыка"], "required_subject": True},
    ],
    "mentors": [{"id": "Ольга", "subjects": "химия, физика", "capacity": 1, "competences": ["речь"]}],
}


@pytest.fixture
def task(tmp_path):
    path = tmp_path / "task.json"
    path.write_text(json.dumps(TASK), encoding="utf-8")
    return path


def test_a_plan_is_shown(call, task):
    assert call(task) == (
        0,
        "План: больше людей с наставником.\n"
        "С наставником 1 из 3, в сумме 833\u00a0балла, слабейшая пара 833.\n"
        "Доказано: лучше нельзя.\n"
        "\nнаставляемый\tнаставник\tбаллы\nБорис\tОльга\t833\n"
        "\nбез наставника\tпочему\nАнна\tне хватило мест\nВера\tникто не подходит\n",
        "",
    )


def test_an_explanation(call, task):
    code, out, _ = call(task, "--explain", "Анна")
    assert code == 0 and out.splitlines()[0].startswith("Не хватило мест")
    code, _, err = call(task, "--explain", "Глеб")
    assert (code, err) == (2, f"{task}: наставляемого «Глеб» нет.\n")


def test_a_stored_run_is_checked(call, task, tmp_path):
    code, out, _ = call(task, "--json", "--plan", "fair")
    saved = tmp_path / "answer.json"
    saved.write_text(out, encoding="utf-8")
    assert code == 0
    assert call("--check", saved) == (0, "План законен, и доказано: лучше нельзя.\n", "")
    assert call(task, "--check", saved)[0] == 0
    forged = json.loads(out)
    forged["answer"]["pairs"][0]["score"] += 1
    saved.write_text(json.dumps(forged), encoding="utf-8")
    code, told, _ = call("--check", saved)
    assert code == 1 and told.startswith("Пара «Борис» – «Ольга»: записан балл")
    forged["instance"]["mentors"][0]["capacity"] = 5
    saved.write_text(json.dumps(forged), encoding="utf-8")
    assert call("--check", saved) == (2, "", "Задача в файле изменена после подбора: её отпечаток другой.\n")


def test_a_spreadsheet_gives_the_same_as_json(call, task, tmp_path):
    path = tmp_path / "task.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Наставляемые")
        for k, row in enumerate(
            [
                ("ФИО", "Предмет", "Дефициты", "Приоритет", "Нужен тот же предмет"),
                ("Анна", "физика", "речь:3", 0, "нет"),
                ("Борис", "химия", "", 1, ""),
                ("Вера", "музыка", "", "", "да"),
            ]
        ):
            sheet.write_row(k, 0, row)
        sheet = book.add_worksheet("Наставники")
        sheet.write_row(0, 0, ("ФИО", "Предметы", "Мест", "Компетенции"))
        sheet.write_row(1, 0, ("Ольга", "химия, физика", 1, "речь"))
    assert call(path) == call(task)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "это не JSON"),
        ("[]", "Это не задача подбора"),
        ('{"mentees": 1, "mentors": []}', "нужен список"),
        ('{"mentees": [], "mentors": [], "extra": 1}', "Неизвестные разделы: extra"),
        ('{"mentees": [{"id": "a"}], "mentors": [{"id": "v", "capacity": -1}]}', "число мест -1"),
        (
            '{"mentees": [{"id": "a"}], "mentors": [{"id": "v"}], "scores": [["a", "x", 1]]}',
            "нет пары «a» – «x»",
        ),
        ('{"mentees": [{"id": "a"}], "mentors": [{"id": "v"}], "scores": 5}', "список троек"),
        ('{"mentees": [{"id": "a"}], "mentors": [{"id": "v"}], "groups": [5]}', "mentor, least и most"),
        ('{"mentees": [{"id": "a", "deficits": 5}], "mentors": []}', "поле записано не по форме"),
        ('{"mentees": [], "mentors": [], "rules": []}', "Раздел rules"),
        ('{"mentees": [], "mentors": [], "rules": {"bands": [5000]}}', "Граница полосы"),
        ('{"mentees": [], "mentors": [], "weights": {"subject": "много"}}', "Вес критерия «subject»"),
    ],
)
def test_bad_input_is_refused_in_words(call, tmp_path, text, words):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    code, out, err = call(path)
    assert (code, out) == (2, "") and words in err and "Traceback" not in err


def test_a_missing_or_strange_file_is_refused(call, tmp_path):
    assert call(tmp_path / "no.json")[0] == 2
    assert call(tmp_path / "no.xlsx")[0] == 2
    assert call()[0] == 2
    strange = tmp_path / "x.xlsx"
    strange.write_bytes(b"PK no")
    assert call(strange) == (2, "", "Файл не читается как таблица .xlsx.\n")
    strange = tmp_path / "x.json"
    strange.write_bytes("привет".encode("cp1251"))
    assert call(strange)[0] == 2
