"""Names of files: they sort, keep Cyrillic, and Windows takes every one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.paper import file_name

FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in range(32)}


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ((3, "Приказ № 14/а"), "003 - Приказ № 14-а.docx"),
        (("Согласие", "Иванова М. П."), "Согласие - Иванова М. П.docx"),
        (('ООО "А & Б" <x>',), "ООО -А & Б- -x.docx"),
        (("CON",), "_CON.docx"),
        (("com1.отчёт",), "_com1.отчёт.docx"),
        (("../../etc/passwd",), "etc-passwd.docx"),
        (("", " . "), "документ.docx"),
        (("а\nб\tв  г",), "а б в г.docx"),
    ],
)
def test_names(parts, name):
    assert file_name(parts) == name


def test_numbers_sort_as_numbers():
    names = [file_name((number, "Приказ")) for number in (1, 2, 10, 100)]
    assert sorted(names) == names


def test_a_long_name_keeps_its_extension():
    name = file_name(("щ" * 500,), "pdf")
    assert name.endswith("щ.pdf")
    assert len(name.encode()) <= 240


@given(st.lists(st.text(max_size=80) | st.integers(0, 9999), max_size=4))
def test_any_name_is_fit(parts):
    name = file_name(parts)
    stem = name.removesuffix(".docx")
    assert stem and stem == stem.strip(" .")
    assert not FORBIDDEN & set(name)
    assert len(name.encode()) <= 240
    assert stem.casefold().split(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
