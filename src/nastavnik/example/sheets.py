"""Rows laid out as sheets: titles, headings, sections, totals and all that is nobody's row."""

from dataclasses import dataclass, field

from nastavnik.example.dialect import Dialect, wordings
from nastavnik.example.dice import Dice
from nastavnik.example.rows import Row
from nastavnik.example.spelling import Value
from nastavnik.example.truth import RowTruth

_GROUPS = ("administration", "teachers", "support", "technical")
Merge = tuple[int, int, int, int]


@dataclass
class Sheet:
    """A grid of cells by (row, column), both from 0; merged areas; what its rows must become."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    truth: list[RowTruth] = field(default_factory=list)
    next_row: int = 0

    def write(self, column: int, value: Value) -> None:
        if value is not None and value != "":
            self.cells[self.next_row, column] = value

    def end_row(self) -> None:
        self.next_row += 1


def lay_out(dice: Dice, dialect: Dialect, rows: list[Row], short_name: str, head: str) -> list[Sheet]:
    """The sheets of one file in their order."""
    sheets = []
    if dialect.sheets == "groups":
        for group in _GROUPS:
            own = [row for row in rows if row.group == group]
            if own:
                name = dice.one(wordings("headings")["sections"][group])
                sheets.append(_list_sheet(dice, dialect, own, name, short_name, head))
    else:
        sheets.append(
            _list_sheet(dice, dialect, rows, dice.one(("Лист1", "Кадры", "Список")), short_name, head)
        )
    if dialect.foreign_sheet:
        sheets.insert(0 if dice.chance(0.3) else len(sheets), _foreign_sheet(dice))
    if dialect.empty_sheets:
        sheets += [Sheet("Лист2"), Sheet("Лист3")]
    return sheets


def _list_sheet(
    dice: Dice, dialect: Dialect, rows: list[Row], name: str, short_name: str, head: str
) -> Sheet:
    sheet = Sheet(name)
    _titles(dice, dialect, sheet, short_name)
    _heading(dialect, sheet)
    if dialect.numbered_columns:
        for index in range(len(dialect.columns)):
            sheet.write(dialect.left_margin + index, index + 1)
        sheet.end_row()
    _body(dice, dialect, sheet, rows)
    if dialect.total:
        _total(dice, dialect, sheet, sum(not row.cause for row in rows))
    if dialect.signature:
        sheet.end_row()
        sheet.write(dialect.left_margin, f"Руководитель ____________ {head}")
        sheet.end_row()
    return sheet


def _titles(dice: Dice, dialect: Dialect, sheet: Sheet, short_name: str) -> None:
    last = dialect.left_margin + len(dialect.columns) - 1
    for title in dialect.titles:
        if title:
            sheet.write(dialect.left_margin, title.format(short_name=short_name))
            if last > dialect.left_margin and dice.chance(0.7):
                sheet.merges.append((sheet.next_row, dialect.left_margin, sheet.next_row, last))
        sheet.end_row()


def _heading(dialect: Dialect, sheet: Sheet) -> None:
    """One row, or two with words above that are shared, merged or not."""
    columns = list(enumerate(dialect.columns, dialect.left_margin))
    if not dialect.two_row_heading:
        for place, column in columns:
            sheet.write(place, column.heading)
        sheet.end_row()
        return
    top = sheet.next_row
    seen = ""
    for place, column in columns:
        if not column.above:
            sheet.write(place, column.heading)
            sheet.merges += [(top, place, top + 1, place)] * dialect.merged_heading
        elif column.above != seen:
            sheet.write(place, column.above)
            width = sum(other.above == column.above for _, other in columns)
            sheet.merges += [(top, place, top, place + width - 1)] * dialect.merged_heading
        seen = column.above
    sheet.end_row()
    for place, column in columns:
        if column.above:
            sheet.write(place, column.heading)
    sheet.end_row()


def _body(dice: Dice, dialect: Dialect, sheet: Sheet, rows: list[Row]) -> None:
    group = ""
    repeat_at = dice.number(len(rows) // 2, len(rows)) if dialect.repeated_heading else -1
    for index, row in enumerate(rows):
        if dialect.sections and dialect.sheets == "one" and row.group != group:
            _section(dice, dialect, sheet, row.group)
        group = row.group
        if dialect.blank_rows and dice.chance(0.06):
            sheet.end_row()
        if index == repeat_at:
            _heading(dialect, sheet)
        _write_row(dialect, sheet, row, index + 1)
    if dialect.merged_buildings:
        _merge_buildings(dialect, sheet)
    if dialect.spare_numbers:
        _spare_numbers(dialect, sheet, len(rows))


def _spare_numbers(dialect: Dialect, sheet: Sheet, last: int) -> None:
    """Rows numbered beforehand that nobody has filled in."""
    place = next(index for index, column in enumerate(dialect.columns) if column.field == "number")
    for number in range(last + 1, last + 4):
        sheet.write(dialect.left_margin + place, number)
        sheet.end_row()


def _write_row(dialect: Dialect, sheet: Sheet, row: Row, number: int) -> None:
    for place, column in enumerate(dialect.columns, dialect.left_margin):
        sheet.write(place, number if column.field == "number" else row.cells.get(column.field))
    sheet.truth.append(RowTruth(sheet.name, sheet.next_row + 1, row.person, row.cause, row.values))
    sheet.end_row()


def _section(dice: Dice, dialect: Dialect, sheet: Sheet, group: str) -> None:
    sheet.write(dialect.left_margin, dice.one(wordings("headings")["sections"][group]))
    last = dialect.left_margin + len(dialect.columns) - 1
    if dice.chance(0.7):
        sheet.merges.append((sheet.next_row, dialect.left_margin, sheet.next_row, last))
    sheet.end_row()


def _merge_buildings(dialect: Dialect, sheet: Sheet) -> None:
    """One merged cell for neighbours who work in the same building."""
    places = [index for index, column in enumerate(dialect.columns) if column.field == "building"]
    if not places:
        return
    place = dialect.left_margin + places[0]
    run: list[int] = []
    for row in [truth.row - 1 for truth in sheet.truth] + [-1]:
        value = sheet.cells.get((row, place))
        if run and row == run[-1] + 1 and value and value == sheet.cells[run[0], place]:
            run.append(row)
            continue
        if len(run) > 1:
            sheet.merges.append((run[0], place, run[-1], place))
            for below in run[1:]:
                del sheet.cells[below, place]
        run = [row] if value else []


def _total(dice: Dice, dialect: Dialect, sheet: Sheet, count: int) -> None:
    word = dice.one(("Итого", "ИТОГО:", "Всего", "Всего педагогов:"))
    if dice.chance(0.4):
        sheet.write(dialect.left_margin, f"{word.rstrip(':')}: {count} чел.")
    else:
        first = 1 if dialect.has("number") and dice.chance(0.5) else 0
        sheet.write(dialect.left_margin + first, word)
        sheet.write(dialect.left_margin + first + 1, count)
    sheet.end_row()


def _foreign_sheet(dice: Dice) -> Sheet:
    """A sheet that is no staff list and must be left alone."""
    sheet = Sheet(dice.one(("Свод", "Расписание звонков", "Итоги")))
    tables: dict[str, tuple[tuple[Value, ...], ...]] = {
        "Свод": (
            ("Показатель", "Количество"),
            ("Высшая категория", 12),
            ("Первая категория", 18),
            ("СЗД", 9),
        ),
        "Расписание звонков": (("Урок", "Начало", "Конец"), (1, "08:30", "09:10"), (2, "09:20", "10:00")),
        "Итоги": (("Класс", "Учеников", "На 4 и 5"), ("5А", 27, 14), ("5Б", 25, 11), ("6А", 26, 9)),
    }
    for line in tables[sheet.name]:
        for column, value in enumerate(line):
            sheet.write(column, value)
        sheet.end_row()
    return sheet
