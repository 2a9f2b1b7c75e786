import io

import pytest
import xlsxwriter
from django.urls import reverse

HEAD = ["№", "Ф.И.О.", "Должность", "Предмет", "Стаж общий", "Пед. стаж", "Категория", "Год рождения"]
ROWS = [
    [1, "Иванова Мария Петровна", "учитель математики", "математика", "20 лет", "20 лет", "высшая", 1980],
    [2, "Орлов Дмитрий Ильич", "учитель физики", "физика", "6 мес", "6 мес", "б/к", 2003],
    [3, "", "учитель химии", "химия", "3", "3", "1 кв. категория", 1990],
    [4, "Седых Алла Юрьевна", "учитель истории", "история", "8 лет 3 мес", "8", "первая", 2055],
]


@pytest.fixture
def staff_sheet():
    """`staff_sheet(rows, head)` is the bytes of an XLSX with a title row, a heading and the rows."""

    def make(rows=ROWS, head=HEAD):
        made = io.BytesIO()
        with xlsxwriter.Workbook(made) as book:
            page = book.add_worksheet("Сотрудники")
            page.write_row(0, 0, ["Список педагогических работников"])
            for number, row in enumerate([head, *rows], 2):
                page.write_row(number, 0, row)
        return made.getvalue()

    return make


@pytest.fixture
def address(school):
    """`address("mentee", entry.pk)` is that page of the school's register."""
    return lambda name, *args: reverse(f"register:{name}", args=[school.slug, *args])


@pytest.fixture
def banks(mentee, mentor):
    """Entries that the rules proposed: Orlov as a mentee, Petrova as a mentor."""
    from nastavnik.journey.register.models import MenteeEntry, MentorEntry

    return MenteeEntry.objects.get(), MentorEntry.objects.get()
