"""Whatever is sent, the answer is a list whose sum comes out or one of the two refusals."""
# ruff: noqa: E501 - a table of wordings reads best as one

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nastavnik.journey.register.staff_list import StaffListError, read_staff_list, returned_copy

TODAY = datetime.date(2026, 9, 1)
EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

HEADINGS = st.sampled_from(
    ["ФИО", "Фамилия", "Имя", "Должность", "Стаж", "лет", "Категория", "Дата рождения", "№", ""]
)
CELLS = st.one_of(
    st.sampled_from([
        "", "Рябова Анна Ильинична", "РЯБОВА А.И.", "Итого", "5-9", "с 2015", "=A1", "#Н/Д", "Начальная школа", "б/к",
        "31.02.1985", "8,5", "15/12", "  ", "-", "(", "Иванов (", "Ли", "м", "00.00.0000", "99 лет", "1e5",
    ]),
    st.text(max_size=12),
    st.text(alphabet="АБВабвё .-()/\\,;\n1290", max_size=16),
    st.integers(-100, 100_000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(datetime.date(1900, 3, 1), datetime.date(2100, 1, 1)),
)  # fmt: skip
GRIDS = st.tuples(
    st.lists(st.lists(HEADINGS, min_size=2, max_size=7), max_size=2),
    st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=8),
).map(lambda parts: [*parts[0], *parts[1]])


def answer(content):
    """The list read and copied back, or the refusal: anything else is a failure."""
    try:
        workbook, _, parsed = read_staff_list(content, "файл.xlsx", today=TODAY)
    except StaffListError:
        return None
    assert parsed.rows == len(parsed.accepted) + len(parsed.rejected)
    told = {(row.sheet, row.row) for row in (*parsed.rejected, *parsed.skipped)}
    assert len(told) == len(parsed.rejected) + len(parsed.skipped), "a row is told of twice"
    assert not told & {(one.source.sheet, one.source.row) for one in parsed.accepted}
    assert returned_copy(workbook, parsed)[:2] == b"PK"
    return parsed


@EXAMPLES
@given(rows=GRIDS)
def test_random_grids(xlsx, rows):
    rows = [["" if isinstance(cell, str) and len(cell) > 32_000 else cell for cell in row] for row in rows]
    answer(xlsx(rows))


@EXAMPLES
@given(rows=GRIDS, separator=st.sampled_from(";,\t|"), alphabet=st.sampled_from(["utf-8", "utf-16"]))
def test_random_texts(rows, separator, alphabet):
    lines = [separator.join(map(str, row)) for row in rows]
    answer("\n".join(lines).encode(alphabet, "replace"))


@EXAMPLES
@given(content=st.one_of(
    st.binary(max_size=600),
    st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail),
    st.binary(max_size=1200).map(lambda tail: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + tail),
))  # fmt: skip
def test_random_bytes(content):
    answer(content)


FLAWS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12)


def spoilt(content, flaws):
    content = bytearray(content)
    for place, value in flaws:
        content[int(place * len(content))] = value
    return bytes(content)


@EXAMPLES
@given(flaws=FLAWS)
def test_spoilt_files(stored, xlsx, flaws):
    rows = [["ФИО", "Стаж"], ["Рябова Анна Ильинична", 8]]
    for content in (stored("staff.xls"), stored("staff.ods"), xlsx(rows)):
        answer(spoilt(content, flaws))


def test_the_control_is_read(xlsx):
    parsed = answer(xlsx([["ФИО", "Стаж"], ["Рябова Анна Ильинична", 8]]))
    assert [one.full_name for one in parsed.accepted] == ["Рябова Анна Ильинична"]
