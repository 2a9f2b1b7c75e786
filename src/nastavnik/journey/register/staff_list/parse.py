"""A staff list from its sheets to people: every row is accepted, rejected with a reason, or nobody's."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .columns import Layout, look_over, recognise
from .errors import NotAStaffList
from .nobody import Nobody
from .people import Rejected, RowReader
from .rows import ParsedList, Rejection, Skipped, StaffRow, Warning
from .sheets import Sheet, Workbook
from .values import levels
from .values.reading import folded, plain
from .words import field_label, say

# What is missing from these is said; a list without the others is as good.
WANTED = (
    "post",
    "subjects",
    "category",
    "education",
    "service_total",
    "service_teaching",
    "birth",
    "employed_from",
)
ALSO_TOLD_BY = {
    "service_total": ("service",),
    "service_teaching": ("service", "service_total"),
    "birth": ("age",),
    "education": ("education_detail",),
}
LISTED = 12  # row numbers that one message lists


@dataclass(frozen=True, slots=True)
class Recognised:
    """The layouts of the sheets that are staff lists, and a word on each sheet that is none."""

    layouts: tuple[Layout, ...]
    warnings: tuple[Warning, ...]


def recognise_workbook(
    workbook: Workbook, *, remembered: Mapping[str, Mapping[int, str]] | None = None
) -> Recognised:
    """Recognise every sheet; `remembered` {fingerprint: {column: field}} are corrections made by hand before.

    Raises NotAStaffList when no sheet is a staff list; hidden sheets are read only if there are no others.
    """
    sheets = [sheet for sheet in workbook.sheets if not sheet.hidden] or list(workbook.sheets)
    layouts: list[Layout] = []
    warnings = [
        Warning(sheet.name, 0, 0, "", "sheet_hidden", say("sheet_hidden", sheet=sheet.name))
        for sheet in workbook.sheets
        if sheet not in sheets and sheet.rows
    ]
    refusals: list[NotAStaffList] = []
    for sheet in sheets:
        if not sheet.rows:
            continue
        try:
            hand = remembered.get(look_over(sheet).fingerprint) if remembered else None
            layouts.append(recognise(sheet, overrides=hand))
        except NotAStaffList as refusal:
            refusals.append(refusal)
            text = say("sheet_passed_over", sheet=sheet.name, why=str(refusal))
            warnings.append(Warning(sheet.name, 0, 0, "", "sheet_passed_over", text))
    if not layouts:
        plainest = [refusal for refusal in refusals if refusal.code != "no_name_column"] or refusals
        raise plainest[0] if plainest else NotAStaffList("no_name_column")
    return Recognised(tuple(layouts), tuple(warnings))


def parse(
    workbook: Workbook, recognised: Recognised | Sequence[Layout], *, today: datetime.date
) -> ParsedList:
    """Read the people of all recognised sheets; services and ages are counted as of `today`.

    Raises NotAStaffList where there are headings and not one row below them.
    """
    layouts = recognised.layouts if isinstance(recognised, Recognised) else tuple(recognised)
    gathered = _Gathered(list(recognised.warnings) if isinstance(recognised, Recognised) else [])
    for layout in layouts:
        _read_sheet(workbook.sheet(layout.sheet), layout, today, gathered)
    if not gathered.rows:
        raise NotAStaffList("no_rows")
    return ParsedList(
        rows=gathered.rows,
        accepted=tuple(gathered.accepted),
        rejected=tuple(gathered.rejected),
        warnings=tuple(gathered.warnings),
        skipped=tuple(gathered.skipped),
    )


class _Gathered:
    def __init__(self, warnings: list[Warning]) -> None:
        self.rows = 0
        self.accepted: list[StaffRow] = []
        self.rejected: list[Rejection] = []
        self.warnings = warnings
        self.skipped: list[Skipped] = []
        self.seen: dict[tuple[str, ...], list[StaffRow]] = {}
        self.short: dict[tuple[str, str, str], list[StaffRow]] = {}


def _read_sheet(sheet: Sheet, layout: Layout, today: datetime.date, gathered: _Gathered) -> None:
    nobody, reader = Nobody(sheet, layout), RowReader(sheet, layout, today)
    _skip_above(sheet, layout, gathered)
    section, section_levels = "", ()
    last: StaffRow | None = None
    for row in range(layout.first_row, len(sheet.rows) + 1):
        values = sheet.rows[row - 1]
        skipped = nobody.kind(row, values)
        if skipped:
            gathered.skipped.append(skipped)
            if skipped.kind == "section":
                section, section_levels = skipped.text, levels.read_levels(skipped.text).value or ()
            continue
        if last and _continues(sheet, layout, row, last):
            last = _joined(reader, row, values, last, gathered)
            continue
        gathered.rows += 1
        try:
            person = reader.read(row, values, section, section_levels)
            _refuse_double(person, layout, gathered, reader)
        except Rejected as why:
            gathered.rejected.append(reader.rejection(row, why))
            last = None
            continue
        gathered.accepted.append(person)
        last = person
    gathered.warnings += reader.warnings
    gathered.warnings += _missing(layout, reader)


def _skip_above(sheet: Sheet, layout: Layout, gathered: _Gathered) -> None:
    for row in range(1, min(layout.first_row, len(sheet.rows) + 1)):
        told = [plain(value) for value in sheet.rows[row - 1] if plain(value)]
        kind = "blank" if not told else "heading" if 0 < layout.heading_row <= row else "title"
        gathered.skipped.append(Skipped(sheet.name, row, kind, told[0] if told else ""))


# A name merged over two rows: the second holds the person's second post


def _continues(sheet: Sheet, layout: Layout, row: int, last: StaffRow) -> bool:
    naming = layout.of("name") or layout.of("surname")
    place = sheet.covered.get((row, naming[0].index))
    return place is not None and place == (last.source.row, naming[0].index)


def _joined(reader: RowReader, row: int, values: tuple, last: StaffRow, gathered: _Gathered) -> StaffRow:
    name = reader.layout.of("name") or reader.layout.of("surname")
    filled = list(values)
    filled[name[0].index - 1] = f"{last.surname} {last.first_name} {last.patronymic}"
    noted = len(reader.warnings)
    try:
        more = reader.read(row, tuple(filled), "", ())
    except Rejected:
        more = last
    del reader.warnings[noted:]
    post = more.post if more.post != last.post else ""
    joined = replace(
        last,
        subjects=tuple(dict.fromkeys(last.subjects + more.subjects)),
        levels=tuple(level for level in levels.ORDER if level in last.levels + more.levels),
        notes="; ".join(filter(None, (last.notes, post)))[:1000],
    )
    gathered.accepted[-1] = joined
    gathered.skipped.append(Skipped(reader.sheet.name, row, "continuation", post))
    reader.warn("second_row_of_person", row, name[0].index, name[0].field, other=last.source.row)
    return joined


# The same person twice


def _refuse_double(person: StaffRow, layout: Layout, gathered: _Gathered, reader: RowReader) -> None:
    naming = layout.of("name") or layout.of("surname")
    key = tuple(map(folded, (person.surname, person.first_name, person.patronymic)))
    for other in gathered.seen.get(key, ()):
        if person.birth_year is None or other.birth_year is None or person.birth_year == other.birth_year:
            there = other.source
            code = "doubled" if there.sheet == person.source.sheet else "doubled_on_sheet"
            why = Rejected(code, naming[0].index, naming[0].field, other=there.row, sheet=there.sheet)
            why.code = "doubled"
            raise why
    short = (key[0], key[1][:1], key[2][:1])
    for other in gathered.short.get(short, ()):
        if (len(person.first_name) == 2) != (len(other.first_name) == 2):
            place = (person.source.row, naming[0].index, naming[0].field)
            reader.warn("perhaps_doubled", *place, text=person.full_name, other=other.source.row)
            break
    gathered.seen.setdefault(key, []).append(person)
    gathered.short.setdefault(short, []).append(person)


# What is missing


def _missing(layout: Layout, reader: RowReader) -> list[Warning]:
    fields = {column.field for column in layout.columns}
    found = []
    for field in WANTED:
        if field not in fields and not fields & set(ALSO_TOLD_BY.get(field, ())):
            text = say("column_missing", field=field_label(field))
            found.append(Warning(layout.sheet, 0, 0, field, "column_missing", text))
        rows = tuple(dict.fromkeys(reader.empty.get(field, ())))
        if rows and field in fields:
            listed = ", ".join(map(str, rows[:LISTED])) + ("…" if len(rows) > LISTED else "")
            text = say("cells_empty", field=field_label(field), number=len(rows), rows=listed)
            column = layout.of(field)[0].index
            found.append(Warning(layout.sheet, 0, column, field, "cells_empty", text, rows))
    for column in layout.columns:
        if column.field == "private":
            code = "private_column"
        elif column.field == "" and column.heading and column.samples and column.told_by != "hand":
            code = "column_not_read"
        else:
            continue
        text = say(code, heading=column.heading)
        found.append(Warning(layout.sheet, 0, column.index, "", code, text))
    return found
