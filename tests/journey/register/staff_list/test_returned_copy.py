"""The copy that goes back: rejected rows as they were, the reason beside them, nothing that computes."""

import datetime
import io
import zipfile

from nastavnik.journey.register.staff_list import read_staff_list, read_workbook, returned_copy

TODAY = datetime.date(2026, 9, 1)
HEAD = ["ФИО", "Должность", "Дата рождения", "Стаж"]
GOOD = ["Рябова Анна Ильинична", "учитель", datetime.date(1984, 3, 17), 8]
ROWS = [
    ["Список"],
    HEAD,
    GOOD,
    ["", "учитель", datetime.date(1999, 5, 6), 8.5],
    ["=HYPERLINK(\"http://example.org\")", "+1", "@x", "-2"],
    ["Жданов Пётр Кузьмич", "учитель", "01.01.2050", ""],
]  # fmt: skip


def returned(content):
    workbook, _, parsed = read_staff_list(content, "список.xlsx", today=TODAY)
    return returned_copy(workbook, parsed), parsed


def test_rejected_rows_come_back_as_they_were_with_the_reason(xlsx):
    copy, parsed = returned(xlsx(ROWS))
    page = read_workbook(copy, "возврат.xlsx").sheets[0]
    assert [row[:4] for row in page.rows] == [
        tuple(HEAD),
        ("", "учитель", datetime.date(1999, 5, 6), 8.5),
        ("=HYPERLINK(\"http://example.org\")", "+1", "@x", "-2"),
        ("Жданов Пётр Кузьмич", "учитель", "01.01.2050", ""),
    ]  # fmt: skip
    assert [row[4:] for row in page.rows[1:]] == [(float(row.row), row.reason) for row in parsed.rejected]
    assert [row.cell for row in parsed.rejected] == ["A4", "A5", "C6"]


def test_nothing_in_the_copy_computes_and_the_reason_is_noted_at_the_cell(xlsx):
    copy, _ = returned(xlsx(ROWS))
    with zipfile.ZipFile(io.BytesIO(copy)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        notes = parts.read("xl/comments1.xml").decode()
        links = [name for name in parts.namelist() if "hyperlink" in name.lower()]
    assert [cell for cell in ("A2", "A3", "C4") if f'ref="{cell}"' in notes] == ["A2", "A3", "C4"]
    assert links == []
    assert copy == returned(xlsx(ROWS))[0], "the same list gives the same bytes"


def test_a_corrected_copy_can_be_brought_as_it_is(xlsx):
    copy, _ = returned(xlsx(ROWS))
    rows = [list(row) for row in read_workbook(copy, "возврат.xlsx").sheets[0].rows]
    rows[1][0], rows[2][0], rows[3][2] = "Минин Глеб Ильич", "Орлова Вера Павловна", 1999
    *_, parsed = read_staff_list(xlsx(rows), "возврат.xlsx", today=TODAY)
    assert [one.surname for one in parsed.accepted] == ["Минин", "Орлова", "Жданов"]
    assert parsed.rejected == ()


def test_a_list_without_rejected_rows_still_gives_a_file(xlsx):
    copy, parsed = returned(xlsx([HEAD, GOOD]))
    assert (parsed.rejected, copy[:2]) == ((), b"PK")


def test_text_files_come_back_too():
    copy, parsed = returned("ФИО;Стаж\r\n;5\r\nРябова Анна Ильинична;8".encode("cp1251"))
    page = read_workbook(copy, "возврат.xlsx").sheets[0]
    assert (page.rows[1][:2], page.rows[1][3]) == (("", "5"), parsed.rejected[0].reason)
