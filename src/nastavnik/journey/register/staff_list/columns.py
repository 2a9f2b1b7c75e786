"""Which column of a sheet holds what: told by its heading in any usual wording, by its cells, or by hand."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from . import content
from .errors import NotAStaffList
from .heading_rows import filled, heading_block, heading_texts, shown_headings
from .headings import MARKS, WEEKDAYS, Heading, cleaned, understand
from .sheets import Sheet, Value
from .values.reading import plain

SAMPLED = 150  # rows whose cells tell what a column holds
MANY = {"subjects", "levels", "phone", "email", "notes", "education_detail", "class_teacher"}
STAFF_FIELDS = {
    "post", "subjects", "category", "education", "service", "service_total", "service_teaching",
    "service_here", "birth", "age", "load_hours", "employed_from", "education_detail", "class_teacher",
}  # fmt: skip
UNREAD = ("", "other", "private", "pupil", "personnel")


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it was understood; `told_by` is heading, content or hand; samples are for the preview."""

    index: int
    heading: str
    field: str
    confidence: float
    told_by: str
    unit: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How one sheet is laid out; `heading_row` is 0 where there is no heading.

    `fingerprint` is the same for lists with the same headings, so that a correction may be remembered.
    """

    sheet: str
    heading_row: int
    first_row: int
    columns: tuple[Column, ...]
    fingerprint: str

    def of(self, field: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field == field)

    @property
    def confidence(self) -> float:
        """How sure the reading of the name is: nothing else is indispensable."""
        naming = [
            column.confidence for column in self.columns if column.field in ("name", "surname", "first_name")
        ]
        return min(naming, default=0.0)


def recognise(sheet: Sheet, *, overrides: Mapping[int, str] | None = None) -> Layout:
    """Find the heading and say what each column holds; `overrides` {column: field} are told by hand.

    Raises NotAStaffList where no column holds names, and for lists of pupils and timetables.
    """
    layout = look_over(sheet, overrides=overrides)
    if not {"name", "surname"} & set((overrides or {}).values()):
        _check(sheet, layout)
    elif not layout.of("name") and not layout.of("surname"):
        raise NotAStaffList("no_name_column")
    return layout


def look_over(sheet: Sheet, *, overrides: Mapping[int, str] | None = None) -> Layout:
    """Do the same without refusing anything: for the preview of a sheet to be told by hand."""
    top, depth = heading_block(sheet)
    first_row = top + depth if top else _first_filled(sheet)
    headings = heading_texts(sheet, top, depth) if top else [()] * sheet.width
    values = _samples(sheet, first_row)
    shown = shown_headings(sheet, top, depth)
    columns = _columns(headings, shown, values)
    fingerprint = _fingerprint(headings)
    if overrides:
        columns = [_by_hand(column, overrides) for column in columns]
    return Layout(sheet.name, top, first_row, tuple(columns), fingerprint)


def _by_hand(column: Column, overrides: Mapping[int, str]) -> Column:
    if column.index not in overrides:
        return column
    return replace(column, field=overrides[column.index], confidence=1.0, told_by="hand")


def _fingerprint(headings: list[tuple[str, ...]]) -> str:
    text = "\n".join(" ".join(parts) for parts in headings)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _first_filled(sheet: Sheet) -> int:
    for number, row in enumerate(sheet.rows, 1):
        if any(content.is_sure_name(value) for value in row):
            return number
    return 1


# The columns


def _samples(sheet: Sheet, first_row: int) -> list[list[Value]]:
    rows = sheet.rows[first_row - 1 : first_row - 1 + SAMPLED]
    return [[row[column] for row in rows if row[column] != ""] for column in range(sheet.width)]


def _columns(headings: list[tuple[str, ...]], shown: list[str], values: list[list[Value]]) -> list[Column]:
    understood = [_settled(understand(parts), cells) for parts, cells in zip(headings, values, strict=True)]
    best: dict[tuple[str, str], int] = {}
    for index, heading in enumerate(understood):
        key = (heading.field, heading.unit)
        if key not in best or heading.confidence > understood[best[key]].confidence:
            best[key] = index
    columns = []
    for index, heading in enumerate(understood):
        doubled = heading.field not in MANY and best[heading.field, heading.unit] != index
        heading = Heading("other", 0.5) if doubled and heading.field not in UNREAD else heading
        shown_cells = [] if heading.field == "private" else values[index]
        samples = tuple(dict.fromkeys(filter(None, map(plain, shown_cells))))[:3]
        column = Column(
            index + 1, shown[index], heading.field, heading.confidence, "heading", heading.unit, samples
        )
        columns.append(column)
    _fill_by_content(columns, headings, values)
    return columns


def _settled(heading: Heading, cells: list[Value]) -> Heading:
    if not heading.rival:
        return heading
    mine, rival = content.share(cells, heading.field), content.share(cells, heading.rival)
    if rival > mine and rival >= 0.4:
        return Heading(heading.rival, 0.7)
    if heading.rival == "other" and mine < 0.4 and cells:
        return Heading("other", 0.7)
    return heading


def _fill_by_content(
    columns: list[Column], headings: list[tuple[str, ...]], values: list[list[Value]]
) -> None:
    taken = {column.field for column in columns}
    for index, column in enumerate(columns):
        if column.field or not values[index]:
            continue
        field, part = content.guess(values[index])
        named = bool(headings[index])
        if field in taken or (named and field not in ("name", "email", "category", "post")):
            continue
        if field == "name" and taken & {"surname", "first_name"}:
            continue
        if field:
            columns[index] = replace(column, field=field, confidence=round(0.7 * part, 2), told_by="content")
            taken.add(field)
    _find_names(columns, values, taken)


def _find_names(columns: list[Column], values: list[list[Value]], taken: set[str]) -> None:
    """A heading may mislead: where its column holds no names and another one does, that one is taken."""
    naming = [index for index, column in enumerate(columns) if column.field == "name"]
    shares = [content.share(cells, "name") for cells in values]
    best = max(range(len(columns)), key=shares.__getitem__, default=-1)
    if naming and best >= 0 and shares[best] >= content.ENOUGH and shares[naming[0]] == 0:
        columns[naming[0]] = replace(columns[naming[0]], field="other", confidence=0.5)
        columns[best] = replace(columns[best], field="name", confidence=0.6, told_by="content")
    if "name" not in taken and "surname" not in taken and "first_name" in taken:
        first = next(index for index, column in enumerate(columns) if column.field == "first_name")
        for index in (first - 1, first + 1, first + 2):
            cells = values[index] if 0 <= index < len(columns) else []
            if cells and not columns[index].field and all(map(content.is_surname, cells)):
                columns[index] = replace(columns[index], field="surname", confidence=0.5, told_by="content")
                break


# Refusals


def _check(sheet: Sheet, layout: Layout) -> None:
    fields = {column.field for column in layout.columns}
    of_staff = bool(fields & STAFF_FIELDS)
    words = [cleaned(column.heading) for column in layout.columns]
    values = _samples(sheet, layout.first_row)
    if not of_staff and sum(bool(WEEKDAYS.search(text)) for text in words) >= 3:
        raise NotAStaffList("timetable")
    if "pupil" in fields and not fields & {"name", "surname"}:
        raise NotAStaffList("pupils_list")
    naming = [column for column in layout.columns if column.field in ("name", "surname")]
    if not naming:
        raise NotAStaffList("no_name_column")
    if not of_staff and _of_pupils(sheet, layout, words, values):
        raise NotAStaffList("pupils_list")
    cells = [value for column in naming for value in values[column.index - 1]]
    doubtful = len(fields & STAFF_FIELDS) < 3 and all(column.confidence < 0.9 for column in naming)
    if doubtful and not any(map(content.is_sure_name, cells)):
        raise NotAStaffList("no_name_column")


def _of_pupils(sheet: Sheet, layout: Layout, words: list[str], values: list[list[Value]]) -> bool:
    above = range(1, layout.heading_row or layout.first_row)
    title = " ".join(cleaned(sheet.cell(row, column)) for row in above for column in filled(sheet, row))
    named = any(word in title for word in ("ученик", "учащ", "обучающ", "воспитанник"))
    if named or any(map(MARKS.search, words)):
        return True
    marks = 0
    for column, cells in zip(layout.columns, values, strict=True):
        alike = [plain(cell).lower() in ("2", "3", "4", "5", "н", "нб", "зач") for cell in cells]
        marks += column.field in ("", "other") and bool(alike) and sum(alike) >= 0.8 * len(alike)
    return marks >= 2
