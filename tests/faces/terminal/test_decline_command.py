"""`nastavnik decline`: lists of people and posts from files, good and bad."""

import argparse
import json

import pytest

from nastavnik.faces.terminal import decline


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    decline.add_parser(parser.add_subparsers())
    args = parser.parse_args(["decline", *words])
    return args.run(args)


def test_people_come_as_json_one_per_line(tmp_path, capsys):
    path = tmp_path / "people.csv"
    path.write_text(
        "surname,first,patronymic,gender\nТкач,Любовь,Ильинична,f\nКим,Саша,,\nЦой,Виктор,,m\n",
        encoding="utf-8",
    )
    assert _run("--file", str(path), "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [person["gen"] for person in found] == [
        {"surname": "Ткач", "first": "Любови", "patronymic": "Ильиничны"},
        {"surname": "Ким", "first": "Саши", "patronymic": ""},
        {"surname": "Цоя", "first": "Виктора", "patronymic": ""},
    ]
    assert [person["ins"]["first"] for person in found] == ["Любовью", "Сашей", "Виктором"]
    assert [person["gender"] for person in found] == ["f", "", "m"]
    assert all({"gen", "dat", "acc", "ins"} <= set(person) for person in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_russian_headings_in_any_order_and_encoding(tmp_path, capsys, encoding, delimiter):
    path = tmp_path / "люди.csv"
    rows = [["№", "Пол", "Имя", "Фамилия", "Отчество"], ["1", "М", "Лев", "Заяц", "Ильич"], ["2"]]
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert _run("--file", str(path), "--json") == 0
    person, empty = json.loads(capsys.readouterr().out)
    assert person["ins"] == {"surname": "Зайцем", "first": "Львом", "patronymic": "Ильичом"}
    assert empty["dat"] == {"surname": "", "first": "", "patronymic": ""}


def test_posts_come_one_per_line(tmp_path, capsys):
    path = tmp_path / "posts.txt"
    path.write_text("учитель-логопед\n\nврио директора\n", encoding="utf-8")
    assert _run("--posts", str(path), "--json") == 0
    assert [post["dat"] for post in json.loads(capsys.readouterr().out)] == [
        "учителю-логопеду",
        "",
        "врио директора",
    ]


def test_a_readable_table_without_json(tmp_path, capsys):
    path = tmp_path / "people.csv"
    path.write_text("фамилия;имя\nГлинка;Вера\nКим;Саша\n", encoding="utf-8")
    assert _run("--file", str(path)) == 0
    captured = capsys.readouterr()
    heading, glinka, kim = captured.out.splitlines()
    assert heading.split()[:3] == ["именительный", "родительный", "дательный"]
    assert glinka.split()[:6] == ["Глинка", "Вера", "Глинки", "Веры", "Глинке", "Вере"]
    assert glinka.index("Глинки") == kim.index("Ким Саши") == heading.index("родительный")
    assert captured.err == "пол не определён, укажите его в столбце gender: Ким Саша\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "файл пуст"),
        (b"\x00\x01\x02", "не текст"),
        ("имя,пол\nЛев,м\n".encode(), "нет столбца surname"),
        ("surname,first,gender\nТкач,Лев,м\nТкач,Ия,да\n".encode(), "строка 3, столбец gender: «да»"),
        ("surname,first\nТкач,Лев,Ильич\n".encode(), "строка 2: ячеек 3, а столбцов 2"),
        ('surname,first\n"Ткач,Лев\n'.encode(), "не разобран как CSV"),
    ],
)
def test_a_bad_file_is_refused_in_words(tmp_path, capsys, content, words):
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    assert _run("--file", str(path), "--json") == 2
    captured = capsys.readouterr()
    assert (words in captured.err, captured.out) == (True, "")


def test_a_missing_file_or_a_folder_is_refused(tmp_path, capsys):
    assert _run("--posts", str(tmp_path / "нет.txt")) == 2
    assert "не найден" in capsys.readouterr().err
    assert _run("--file", str(tmp_path)) == 2
    assert "это папка" in capsys.readouterr().err
