"""Rows of a list that are nobody's: blank ones, repeated headings, sections, totals, signatures."""

import re

from .columns import Layout
from .content import is_sure_name
from .headings import cleaned
from .rows import Skipped
from .sheets import Sheet, Value
from .values.names import NOT_NAMES, read_name
from .values.reading import folded, is_nothing, plain

TOTAL = re.compile(
    r"(?:итого|всего|общее (?:кол|числ)|общий итог|в том числе|из них|количество|кол-во"
    r"|средн\w+ (?:стаж|возраст)|в среднем|сумма)\b"
    r"|итого|всего"
)
FOOTER = re.compile(
    r"(?:исполнител|подпись|м\.? ?п\.?$|составил|согласовано|утверждаю|примечани|список составлен|дата:|тел\."
    r"|дата составления|ответственн\w* (?:за|лицо)|\* |\*\)|директор\b.*[_/]|заведующ\w*\b.*[_/]"
    r"|руководител\w*\b.*[_/])"
)
SECTION = re.compile(
    r"школ|класс|администрац|отдел|кафедр|корпус|объединени|учител|воспитател|педагог|совместител"
    r"|персонал|групп|звено|специалист|отпуск|декрет|филиал|здани|цикл|работник|сотрудник|дошкол|служба|пищеблок|\bмо\b|\b(?:увп|моп|ауп)\b"
)


class Nobody:
    """Tells, row by row, which rows of one sheet are not people."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.sheet, self.layout = sheet, layout
        self.naming = [column.index for column in layout.columns if column.field in NAMING]
        self.numbers = {column.index for column in layout.columns if column.field == "number"}
        self.headings = {
            column.index: {cleaned(sheet.shown(row, column.index)) for row in self._heading_rows()} - {""}
            for column in layout.columns
        }
        self.wide = {(top, left) for top, left, _, right in sheet.merges if right > left}
        self.alone = len([column for column in layout.columns if column.field not in ("number", "")]) == 1

    def _heading_rows(self) -> range:
        return range(self.layout.heading_row, self.layout.first_row) if self.layout.heading_row else range(0)

    def kind(self, row: int, values: tuple[Value, ...]) -> Skipped | None:
        """Return what the row is, None for a row that should be a person."""
        told = [
            (column, value)
            for column, value in enumerate(values, 1)
            if not isinstance(value, str) or (value and plain(value))
        ]
        formulas = any((row, column) in self.sheet.formulas for column in self.naming)
        if formulas:
            return None
        if all(self._says_nothing(column, value) for column, value in told):
            return Skipped(self.sheet.name, row, "blank")
        kind = self._kind(row, told)
        return Skipped(self.sheet.name, row, kind, plain(told[0][1])) if kind else None

    def _says_nothing(self, column: int, value: Value) -> bool:
        text = plain(value)
        return is_nothing(text) or (column in self.numbers and not re.search(r"[^\W\d_]", text))

    def _kind(self, row: int, told: list[tuple[int, Value]]) -> str:
        if self._is_heading(told):
            return "heading"
        if self._is_numbering(told):
            return "numbering"
        for column, value in told[:3]:
            if isinstance(value, str) and self._is_total(column, value, told):
                return "total"
        named = any(column in self.naming for column, _ in told)
        first = told[0][1]
        if (
            len(told) <= 4
            and isinstance(first, str)
            and FOOTER.match(folded(plain(first)))
            and (not named or told[0][0] in self.naming or told[0][0] in self.numbers)
        ):
            return "footer"
        worded = [value for column, value in told if column not in self.numbers or isinstance(value, str)]
        alone = bool(worded) and all(value == worded[0] for value in worded)
        return "section" if alone and self._is_section(row, told) else ""

    def _is_heading(self, told: list[tuple[int, Value]]) -> bool:
        texts = [(column, value) for column, value in told if isinstance(value, str)]
        if not any(cleaned(value) in self.headings.get(column, ()) for column, value in texts[:2]):
            return False
        same = sum(cleaned(value) in self.headings.get(column, ()) for column, value in texts)
        return same > 0 and same * 2 > len(told) and (same > 1 or len(told) == 1)

    def _is_numbering(self, told: list[tuple[int, Value]]) -> bool:
        texts = [plain(value) for _, value in told]
        return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]

    def _is_total(self, column: int, value: str, told: list[tuple[int, Value]]) -> bool:
        if column not in self.naming and column not in self.numbers and column != told[0][0]:
            return False
        return TOTAL.match(folded(plain(value))) is not None and read_name(value).value is None

    def _is_section(self, row: int, told: list[tuple[int, Value]]) -> bool:
        column, value = next((place for place in told if isinstance(place[1], str)), told[0])
        if not isinstance(value, str) or not re.search(r"[^\W\d_]{2}", value):
            return False
        wide = (row, column) in self.wide
        read = read_name(value)
        low = folded(plain(value))
        worded = SECTION.search(low) is not None or NOT_NAMES.match(low) is not None
        if (
            is_sure_name(value)
            or (read.value is not None and not wide and not worded)
            or read.problem in ("no_name", "formula_for_name", "two_people")
        ):
            return False
        if wide:
            return True
        if column in self.naming:
            return worded if read.problem != "not_a_name" else True
        return worded and (column in self.numbers or column < min(self.naming))


NAMING = ("name", "surname", "first_name", "patronymic")
