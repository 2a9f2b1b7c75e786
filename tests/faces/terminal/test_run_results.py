"""`nastavnik run` on the example school: what a school finds in the folder."""

import datetime as dt
import json
import subprocess
import sys
import zipfile

import docx
import pytest
from python_calamine import CalamineWorkbook

pytestmark = pytest.mark.pure
TODAY = dt.date.today()  # noqa: DTZ011 - the command asks the machine's clock too
YEAR = TODAY.year if TODAY.month >= 6 else TODAY.year - 1


def sheets(path):
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_rejected_rows_make_exit_3_and_are_all_told(school_run):
    found = school_run.report["import"]
    assert school_run.status == 3
    assert school_run.err == ""
    assert found["rows"] == found["accepted"] + len(found["rejected"])
    assert found["accepted"] == 60
    assert found["rejected"]
    for row in found["rejected"]:
        assert row["row"] > 1
        assert row["column"].isalpha()
        assert len(row["reason"]) > 20
        assert f"строка {row['row']}, столбец {row['column']}: {row['reason']}" in school_run.out
    returned = sheets(school_run.folder / "rejected.xlsx")
    told = json.dumps(returned, ensure_ascii=False)
    assert all(row["reason"] in told for row in found["rejected"])


def test_clean_list_makes_exit_0(command, tmp_path, xlsx):
    rows = [["ФИО", "Должность", "Стаж"], ["Петрова Анна Сергеевна", "учитель", 20]]
    rows += [["Орлов Дмитрий Ильич", "учитель", 0]]
    (tmp_path / "чистый.xlsx").write_bytes(xlsx(rows))
    done = command("run", "чистый.xlsx", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert done.report["import"] | {"warnings": []} == {
        "rows": 2,
        "accepted": 2,
        "rejected": [],
        "warnings": [],
    }
    assert not (done.folder / "rejected.xlsx").exists()


def test_the_report_holds_everything_once(school_run):
    report = school_run.report
    [part] = report["organisations"]
    assert (report["year"], report["plan"], report["unusable"]) == (f"{YEAR}/{YEAR + 1}", "most", [])
    assert part["import"] == report["import"]
    assert part["banks"] == report["banks"]
    matching = part["matching"]
    assert report["matching"] == {k: matching[k] for k in ("matched", "unmatched", "score", "proven")}
    assert (matching["matched"], matching["unmatched"]) == (
        len(matching["pairs"]),
        len(matching["unpaired"]),
    )
    assert matching["matched"] + matching["unmatched"] == report["banks"]["mentees"]
    assert matching["proven"] is True
    assert matching["score"] == sum(pair["score"] for pair in matching["pairs"])
    assert all(pair["reasons"] for pair in matching["pairs"])


def test_every_listed_paper_exists_and_opens(school_run):
    [part] = school_run.report["organisations"]
    listed = part["documents"]
    made = {path.relative_to(school_run.folder).as_posix() for path in school_run.folder.rglob("*.docx")}
    assert set(listed) == made
    assert len(listed) == len(made)
    for name in listed:
        paper = docx.Document(school_run.folder / name)
        text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
        cells = "".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
        assert text.strip() or cells.strip(), name
        assert "{{" not in text + cells
        assert "None" not in text + cells


def test_who_is_in_a_pair_gets_a_programme_and_three_consents(school_run):
    [part] = school_run.report["organisations"]
    papers, pairs = part["documents"], part["matching"]["pairs"]
    programmes = {f"documents/Программы/Программа - {pair['mentee']}.docx" for pair in pairs}
    assert {name for name in papers if "Программа" in name} == programmes
    people = {pair[side] for pair in pairs for side in ("mentee", "mentor")}
    for person in people:
        assert sum(name.endswith(f" - {person}.docx") and "Согласи" in name for name in papers) == 3
    orders = [name for name in papers if name.startswith("documents/0")]
    assert len(orders) == 3
    assert "roadmap.docx" in papers


def test_the_roadmap_has_seven_stages(school_run):
    paper = docx.Document(school_run.folder / "roadmap.docx")
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert {text[:7] for text in cells if text.startswith("Этап ")} == {f"Этап {n}." for n in range(1, 8)}


def test_spreadsheets_agree_with_the_report(school_run):
    report = school_run.report
    [part] = report["organisations"]
    banks = sheets(school_run.folder / "banks.xlsx")
    assert len(banks["Наставляемые"]) - 1 == report["banks"]["mentees"]
    assert len(banks["Наставники"]) - 1 == report["banks"]["mentors"]
    pairs = sheets(school_run.folder / "pairs.xlsx")
    told = [(row[1], row[3], row[5], row[6]) for row in pairs["Пары"][1:]]
    assert told == [
        (pair["mentee"], pair["mentor"], pair["score"], " ".join(pair["reasons"]))
        for pair in part["matching"]["pairs"]
    ]
    alone = [(row[1], row[4]) for row in pairs["Без пары"][1:]]
    assert alone == [(row["mentee"], row["help"]) for row in part["matching"]["unpaired"]]


def test_nobody_without_a_pair_is_left_without_a_word(command, tmp_path, xlsx):
    rows = [["ФИО", "Должность", "Стаж"], ["Петрова Анна Сергеевна", "учитель", 20]]
    rows += [[f"Новикова {name} Ильинична", "учитель", 0] for name in ("Вера", "Нина", "Ольга", "Яна")]
    (tmp_path / "a.xlsx").write_bytes(xlsx(rows))
    matching = command("run", "a.xlsx", cwd=tmp_path).report["organisations"][0]["matching"]
    assert (matching["matched"], matching["unmatched"]) == (2, 2)
    assert all(row["help"] and row["reasons"] for row in matching["unpaired"])


def test_the_same_input_gives_the_same_bytes(command, school, school_run, tmp_path):
    again = command("run", school, cwd=tmp_path)
    assert (again.status, again.out.replace(str(tmp_path), "")) == (3, school_run.out)

    def files(folder):
        paths = [path for path in folder.rglob("*") if path.is_file() and "data" not in path.parts]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    first, second = files(school_run.folder), files(again.folder)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_json_on_the_screen_is_the_report(command, school, tmp_path):
    done = command("run", school, "--json", "--out", "итог", cwd=tmp_path, out="итог")
    assert done.out == (done.folder / "report.json").read_text(encoding="utf-8")


def test_a_screen_without_cyrillic_still_gets_json(command, school, tmp_path):
    done = command("run", school, "--json", cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert json.loads(done.out) == done.report


def test_a_name_never_becomes_a_formula(command, tmp_path, xlsx):
    evil = ["=1+1", "+7 (900) 000-00-00", "-2", "@SUM(A1)", '=HYPERLINK("http://x.example")', "\t=1"]
    rows = [["ФИО", "Должность", "Предмет", "Стаж"]]
    rows += [
        [f"Смирнова {name} Ивановна", f"учитель {word}", f"={word}", n % 3 * 10]
        for n, (name, word) in enumerate(
            zip(("Анна", "Вера", "Нина", "Ольга", "Яна", "Юлия"), evil, strict=True)
        )
    ]
    rows += [["=Смирнова Анна Ивановна", "учитель", "", 1], ["+Петров Иван Ильич", "@учитель", "", 20]]
    (tmp_path / "=зло.xlsx").write_bytes(xlsx(rows))
    done = command("run", "=зло.xlsx", cwd=tmp_path)
    assert done.status in (0, 3)
    for path in done.folder.glob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                assert b"<f>" not in book.read(name), path
                assert b"<hyperlink " not in book.read(name), path
    told = json.dumps(sheets(done.folder / "banks.xlsx"), ensure_ascii=False)
    assert "учитель =1+1" in told  # a control: the text did get there


def test_two_people_of_one_name_get_papers_of_their_own(command, tmp_path, xlsx):
    rows = [["ФИО", "Должность", "Стаж", "Год рождения"], ["Петрова Анна Сергеевна", "учитель", 20, 1975]]
    rows += [["Орлов Дмитрий Ильич", "учитель", 0, 2001], ["Орлов Дмитрий Ильич", "воспитатель", 0, 2002]]
    (tmp_path / "a.xlsx").write_bytes(xlsx(rows))
    done = command("run", "a.xlsx", cwd=tmp_path)
    listed = done.report["organisations"][0]["documents"]
    assert done.report["import"]["accepted"] == 3
    assert done.report["matching"]["matched"] == 2
    assert len(listed) == len(set(listed)) == 3 + 2 + 9 + 1
    assert all((done.folder / name).is_file() for name in listed)


def test_several_organisations_lie_apart_with_sums_on_top(command, tmp_path, xlsx, query):
    head = ["ФИО", "Должность", "Стаж"]
    folder = tmp_path / "район"
    folder.mkdir()
    people = {"data": "Авдеева", "earlier": "Белова", "школа": "Власова"}
    for stem, surname in people.items():
        rows = [
            head,
            [f"{surname} Анна Ильинична", "учитель", 20],
            [f"{surname} Яна Ильинична", "учитель", 0],
        ]
        (folder / f"{stem}.xlsx").write_bytes(xlsx([*rows, ["", "учитель", 3]]))
        (folder / f"{stem}.toml").write_text(f'full_name = "Школа «{surname}»"', encoding="utf-8")
    (folder / "школа.csv").write_text(
        "ФИО;Должность;Стаж\nГусева Анна Ильинична;учитель;20", encoding="cp1251"
    )
    (folder / "не список.xlsx").write_bytes(xlsx([["Цена", "Штук"], [10, 3]]))
    (folder / "~$школа.xlsx").write_bytes(b"lock")
    done = command("run", "район", cwd=tmp_path)
    report = done.report
    assert done.status == 3
    assert done.err.startswith("район/не список.xlsx: ")
    assert [row["file"] for row in report["unusable"]] == ["не список.xlsx"]
    assert (report["import"]["rows"], report["import"]["accepted"]) == (10, 7)
    assert [row["file"] for row in report["import"]["rejected"]] == [
        "data.xlsx",
        "earlier.xlsx",
        "школа.xlsx",
    ]
    folders = {part["file"]: part["folder"] for part in report["organisations"]}
    assert folders == {
        "data.xlsx": "data (2)",
        "earlier.xlsx": "earlier (2)",
        "школа.csv": "школа",
        "школа.xlsx": "школа (2)",
    }
    for part in report["organisations"]:
        assert all(name.startswith(part["folder"] + "/") for name in part["documents"])
        assert all((done.folder / name).is_file() for name in part["documents"])
        banks = json.dumps(sheets(done.folder / part["folder"] / "banks.xlsx"), ensure_ascii=False)
        surname = people.get(part["file"].split(".")[0]) if part["file"].endswith("xlsx") else "Гусева"
        others = {*people.values(), "Гусева"} - {surname}
        assert surname in banks
        assert not any(other in banks for other in others)
    assert query(done.folder / "data", "SELECT count(*) FROM organisations_organisation") == [(4,)]


def test_papers_name_what_the_card_says(school_run):
    [part] = school_run.report["organisations"]
    paper = docx.Document(school_run.folder / next(n for n in part["documents"] if "/001" in n))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert part["organisation"].startswith("МБОУ")
    assert "ПРИКАЗ" in text.upper()
    assert "Муниципальное бюджетное общеобразовательное учреждение".casefold() in text.casefold()


def test_the_reader_of_our_output_may_leave(school, environment, tmp_path):
    line = f"'{sys.executable}' -m nastavnik.faces.terminal.main run '{school}' --json | head -c 10"
    done = subprocess.run(
        line, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ('{\n  "progr', "")
