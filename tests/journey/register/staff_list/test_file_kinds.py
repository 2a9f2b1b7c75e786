"""The kinds of file that a list comes in, and the files that must not be opened."""

import io
import struct
import zipfile

import pytest

from nastavnik.journey.register.staff_list import UnreadableFile, guard, read_workbook

TEXT = (
    "ФИО;Должность;Стаж\r\n"
    'Рябова Анна Ильинична;"учитель\nхимии";8,5\r\n'
    "Жданов Пётр Кузьмич;учитель физики;12\r\n"
)
PEOPLE = [("Рябова", "учитель химии", 102, 2), ("Жданов", "учитель физики", 144, 3)]


def told(parsed):
    return [(one.surname, one.post, one.service_total_months, one.source.row) for one in parsed.accepted]


@pytest.mark.parametrize(
    "alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_text_in_any_alphabet(read, alphabet):
    assert told(read(TEXT.encode(alphabet), "список.csv")) == PEOPLE


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_with_any_separator(read, separator):
    text = TEXT.replace("8,5", "8.5").replace(";", separator)
    assert told(read(text.encode("cp1251"), "список.txt")) == PEOPLE


def test_text_that_names_its_separator_keeps_the_numbers_of_rows(read):
    text = "sep=,\r\n" + TEXT.replace("8,5", "8.5").replace(";", ",")
    assert [row[:3] for row in told(read(text.encode(), "a.csv"))] == [row[:3] for row in PEOPLE]
    assert [row[3] for row in told(read(text.encode(), "a.csv"))] == [3, 4]


def test_a_forgotten_quotation_mark_swallows_no_rows(read):
    lines = ["ФИО;Должность"] + [f'Жданов {name} Ильич;"учитель' for name in ("Пётр", "Иван", "Глеб")]
    assert [one.first_name for one in read("\n".join(lines).encode(), "a.csv").accepted] == [
        "Пётр",
        "Иван",
        "Глеб",
    ]


@pytest.mark.parametrize("name", ["staff.ods", "staff.xls"])
def test_files_of_office_programs(read, stored, name):
    parsed = read(stored(name), name)
    assert [
        (
            one.full_name,
            one.service_total_months,
            one.service_teaching_months,
            one.service_here_months,
            one.levels,
        )
        for one in parsed.accepted
    ] == [
        ("Рябова Анна Ильинична", 240, 222, 66, ("primary",)),
        ("Жданов Пётр Кузьмич", 24, 0, 12, ("basic", "secondary")),
    ]
    assert [(one.category, one.birth_year, one.subjects) for one in parsed.accepted] == [
        ("highest", 1984, ("начальные классы",)), ("none", 1999, ("физика", "астрономия")),
    ]  # fmt: skip
    assert {row.row: row.reason_code for row in parsed.rejected} == {
        9: "formula_for_name",
        10: "birth_year_in_future",
    }
    assert {"sheet_hidden", "initials"} & {warning.code for warning in parsed.warnings} == {
        "sheet_hidden",
        "initials",
    }


def test_the_content_decides_and_not_the_name(read, xlsx, stored):
    rows = [["ФИО"], ["Рябова Анна Ильинична"]]
    assert len(read(xlsx(rows), "список.csv").accepted) == 1
    assert len(read(stored("staff.xls"), "список.xlsx").accepted) == 2
    assert len(read(TEXT.encode(), "список.xls").accepted) == 2


def refused(content):
    with pytest.raises(UnreadableFile) as why:
        read_workbook(content, "список.xlsx")
    assert len(str(why.value)) > 30
    return why.value.code


def test_what_is_no_spreadsheet_is_named(archive, xlsx):
    locked = {
        "mimetype": b"x-spreadsheet",
        "content.xml": b"",
        "META-INF/manifest.xml": b"<encryption-data/>",
    }
    kinds = {
        b"": "file_empty",
        b" \r\n": "file_empty",
        b"%PDF-1.7 ...": "file_pdf",
        b"{\\rtf1 text}": "file_word",
        b"\x89PNG\r\n\x1a\n\0\0\0": "file_picture",
        b"<html><table>": "file_web_page",
        b"<?xml?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>": "file_web_page",
        b"Rar!\x1a\x07": "file_archive",
        bytes(range(256)) * 20: "file_not_spreadsheet",
        b"PK\x03\x04 torn": "file_damaged",
        guard.OLE + bytes(600): "file_damaged",
        archive({"word/document.xml": b"<a/>"}): "file_word",
        archive({"xl/workbook.bin": b"0"}): "file_binary_workbook",
        archive({"photo.jpg": b"0"}): "file_archive",
        archive(locked): "file_locked",
        xlsx([["ФИО"]])[:-300]: "file_damaged",
        xlsx([[]]): "file_empty",
    }  # fmt: skip
    assert {content: refused(content) for content in kinds} == kinds
    assert refused(b"a" * (guard.MAX_FILE + 1)) == "file_too_large"


def compound(name):
    """A compound file with one empty stream of this name: its table, then its directory."""
    head = struct.pack("<8s16xHHHHH6x", guard.OLE, 62, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    text = name.encode("utf-16-le")
    return head + table + (text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2)).ljust(512, b"\0")


def test_locked_and_foreign_compound_files():
    assert refused(compound("EncryptedPackage")) == "file_locked"
    assert refused(compound("WordDocument")) == "file_word"
    assert refused(compound("VisioDocument")) == "file_not_spreadsheet"


def replaced(content, part, change):
    """The same archive with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == part else old.read(entry))
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_bombs_are_refused_at_once(xlsx, archive):
    usual = xlsx([["ФИО"], ["Рябова Анна Ильинична"]])
    cell = b'<c r="XFD1048576"><v>1</v></c></row></sheetData>'
    laughs = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>'
    bombs = {
        "zeros": replaced(usual, SHEET, lambda part: part + b" " * 60_000_000),
        "ratio": replaced(usual, SHEET, lambda part: part + b" " * 5_000_000),
        "entries": archive({f"xl/{number}.xml": b"" for number in range(guard.MAX_ENTRIES + 1)}),
        "far cell": replaced(usual, SHEET, lambda part: part.replace(b"</row></sheetData>", cell)),
        "entities": replaced(usual, SHEET, lambda part: part.replace(b"<worksheet", laughs, 1)),
        "external": replaced(
            usual,
            SHEET,
            lambda part: part.replace(b"<worksheet", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet'),
        ),
    }
    codes = {name: refused(content) for name, content in bombs.items()}
    assert codes == {
        "zeros": "file_unpacks_too_far", "ratio": "file_unpacks_too_far", "entries": "file_unpacks_too_far",
        "far cell": "sheet_too_large", "entities": "file_damaged", "external": "file_damaged",
    }  # fmt: skip
    assert len(read_workbook(usual, "control.xlsx").sheets[0].rows) == 2


def test_a_size_that_a_file_declares_of_itself_is_not_believed(xlsx):
    usual = xlsx([["ФИО"], ["Рябова Анна Ильинична"]])
    content = bytearray(replaced(usual, SHEET, lambda part: part + b" " * 60_000_000))
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(SHEET.encode()))
    content[at + 24 : at + 28] = struct.pack("<I", 1000)  # the central directory claims a thousand bytes
    assert refused(bytes(content)) in ("file_damaged", "file_unpacks_too_far")


def test_repeated_cells_of_an_ods_are_counted(stored):
    def repeat(part):
        return part.replace(
            b'office:value-type="string"',
            b'office:value-type="string" table:number-columns-repeated="9000"',
            1,
        )

    assert refused(replaced(stored("staff.ods"), "content.xml", repeat)) == "sheet_too_large"


def test_an_xls_that_declares_more_than_it_holds_is_refused(stored):
    content = bytearray(stored("staff.xls"))
    at = content.index(b"\x00\x02\x0e\x00")
    content[at + 4 : at + 12] = struct.pack("<II", 5, 1)  # first row after the last
    assert refused(bytes(content)) == "file_damaged"


def test_an_xls_with_an_endless_chain_is_refused_at_once(stored):
    content = bytearray(stored("staff.xls"))
    content[56:60] = struct.pack(
        "<I", 0x7FFFFFFF
    )  # whatever is shorter than this stands among the small streams
    assert refused(bytes(content)) == "file_damaged"
