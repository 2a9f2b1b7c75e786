"""`nastavnik run` and what can't be used: exit 2, words that name the place, nothing left on the disk."""

import io
import os
import struct
import zipfile
import zlib

import pytest

pytestmark = pytest.mark.pure


def bomb():
    """A spreadsheet of a few kilobytes that unpacks to a gigabyte."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(1024):
                sheet.write(bytes(2**20))
    return made.getvalue()


def picture():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(os.urandom(3 * 64 * 64 + 64))
    head = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels * 8) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def bad(tmp_path_factory, xlsx):
    """Every kind of file that is no staff list."""
    folder = tmp_path_factory.mktemp("негодное")
    (folder / "пустой.xlsx").write_bytes(b"")
    prices = [["Наименование", "Цена", "Количество"], ["Стол", 4500, 3], ["Стул", 1200, 30]]
    (folder / "прайс.xlsx").write_bytes(xlsx(prices))
    (folder / "фото.xlsx").write_bytes(picture())
    (folder / "бомба.xlsx").write_bytes(bomb())
    (folder / "обрывок.xlsx").write_bytes(xlsx(prices)[:700])
    (folder / "архив.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (folder / "большой.csv").write_bytes(b"\xd0\x90;" * (8 * 2**20))
    (folder / "папка без списков").mkdir()
    (folder / "папка без списков" / "письмо.docx").write_bytes(b"x")
    (folder / "ошибка.toml").write_text('full_name = "Школа\nkind = 1', encoding="utf-8")
    (folder / "поле.toml").write_text('full_name = "Школа"\nfulname = "Школа"', encoding="utf-8")
    (folder / "глава.toml").write_text('full_name = "Ш"\n[head]\nsurnam = "Я"', encoding="utf-8")
    (folder / "пояс.toml").write_text('full_name = "Ш"\ntime_zone = "Mars/One"', encoding="utf-8")
    (folder / "вид.toml").write_text('full_name = "Ш"\nkind = "театр"', encoding="utf-8")
    (folder / "число.toml").write_text('full_name = "Ш"\ninn = 7701', encoding="utf-8")
    (folder / "безымянная.toml").write_text('short_name = "Ш"', encoding="utf-8")
    (folder / "длинная.toml").write_text(f'full_name = "{"Ш" * 501}"', encoding="utf-8")
    (folder / "глава-слово.toml").write_text('full_name = "Ш"\nhead = "Иванов"', encoding="utf-8")
    (folder / "cp1251.toml").write_bytes('full_name = "Школа"'.encode("cp1251"))
    (folder / "файл").write_bytes(b"")
    return folder


LISTS = {
    "нет такого.xlsx": "нет такого.xlsx: такого файла нет.",
    "пустой.xlsx": "пустой.xlsx: Файл пуст",
    "прайс.xlsx": "прайс.xlsx: Не найден столбец с ФИО",
    "фото.xlsx": "фото.xlsx: ",
    "бомба.xlsx": "бомба.xlsx: ",
    "обрывок.xlsx": "обрывок.xlsx: ",
    "архив.zip": "архив.zip: ",
    "большой.csv": "большой.csv: ",
    "папка без списков": "папка без списков: в папке нет ни одного списка",
}


@pytest.mark.parametrize("name", LISTS)
def test_what_is_no_list_is_refused_and_leaves_nothing(command, bad, name, tmp_path):
    before = sorted(path.name for path in bad.iterdir())
    done = command("run", name, "--out", tmp_path / "итог", cwd=bad, wait=60)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(LISTS[name])
    assert len(done.err.strip()) > len(name) + 10
    assert sorted(path.name for path in bad.iterdir()) == before
    assert list(tmp_path.iterdir()) == []


WORDS = {
    ("--year", "2026/2029"): "второй год следует за первым",
    ("--year", "осенью"): "--year осенью: напишите учебный год так: 2026/2027",
    ("--year", "1826/1827"): "--year 1826/1827",
    ("--plan", "лучший"): "--plan",
    ("--organisation", "нет.toml"): "нет.toml: такого файла нет",
    ("--organisation", "ошибка.toml"): "ошибка.toml: ошибка записи TOML",
    ("--organisation", "поле.toml"): "поле.toml: неизвестное поле «fulname». Можно: address,",
    ("--organisation", "глава.toml"): "глава.toml: неизвестное поле «head.surnam»",
    ("--organisation", "глава-слово.toml"): "глава-слово.toml: раздел [head]",
    ("--organisation", "пояс.toml"): "пояс.toml: time_zone = «Mars/One» – такого часового пояса нет",
    ("--organisation", "вид.toml"): "вид.toml: kind = «театр», а можно: school,",
    ("--organisation", "число.toml"): "число.toml: поле inn пишется в кавычках",
    ("--organisation", "безымянная.toml"): "безымянная.toml: нет поля full_name",
    ("--organisation", "длинная.toml"): "длинная.toml: поле full_name длиннее 500 знаков",
    ("--organisation", "cp1251.toml"): "cp1251.toml: сохраните файл в кодировке UTF-8",
    ("--organisation", "папка без списков"): "папка без списков: не читается",
    ("--out", "файл"): "файл: это файл, а нужна папка",
    ("--out", "файл/внутри"): "файл/внутри: сюда нельзя писать",
    ("--out", "/proc/нельзя"): "/proc/нельзя: сюда нельзя писать",
    ("--out", "д" * 300): "",
}


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_wrong_word_is_named(command, bad, school, words):
    before = sorted(path.name for path in bad.iterdir())
    done = command("run", school, *words, cwd=bad, wait=60)
    assert (done.status, done.out) == (2, "")
    assert WORDS[words] in done.err
    assert done.err.strip()
    assert sorted(path.name for path in bad.iterdir()) == before


def test_one_card_does_not_fit_several_lists(command, school, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(school.read_bytes())
    (tmp_path / "b.xlsx").write_bytes(school.read_bytes())
    card = school.with_suffix(".toml")
    done = command("run", tmp_path, "--organisation", card, cwd=tmp_path)
    assert done.status == 2
    assert "карточка одной организации, а списков несколько" in done.err


@pytest.mark.parametrize("words", [(), ("fly",), ("run",), ("serve", "--port", "80000"), ("restore",)])
def test_a_wrong_command_is_one_sentence(command, words, tmp_path):
    done = command(*words, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("usage: nastavnik")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_leaves_nothing(command, school, tmp_path):
    import resource

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

    done = command("run", school, cwd=tmp_path, preexec_fn=small)
    assert done.status == 2
    assert "nastavnik-out: не удалось записать" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_name_of_another_alphabet_is_no_obstacle(command, tmp_path, xlsx):
    name = "список".encode("cp1251") + b".xlsx"
    rows = [["ФИО", "Должность", "Стаж"], ["Петрова Анна Сергеевна", "учитель", 20]]
    (tmp_path / os.fsdecode(name)).write_bytes(xlsx(rows))
    done = command("run", ".", cwd=tmp_path)
    assert (done.status, done.report["import"]["accepted"]) == (0, 1)
    assert done.report["organisations"][0]["file"] == "??????.xlsx"
