"""One row of a list read as a person: each cell by its own reader, every doubt noted."""

import datetime
from collections.abc import Callable
from typing import Any

from .columns import Layout
from .rows import Rejection, Source, StaffRow, Warning
from .sheets import Sheet, Value
from .values import Read, contacts, dates, levels, names, qualification, service, subjects
from .values.reading import is_nothing, plain
from .words import field_label, say

LIMITS = {"post": 300, "education_detail": 300, "building": 200, "department": 200, "notes": 1000}
IMPOSSIBLE = {"birth_year_in_future", "birth_year_too_early", "too_young"}
SHOWN = 80  # letters of a cell that a message repeats

READERS: dict[str, Callable[..., Read[Any]]] = {
    "category": qualification.read_category,
    "education": qualification.read_education,
    "email": contacts.read_email,
    "phone": contacts.read_phone,
    "gender": contacts.read_gender,
    "load_hours": contacts.read_hours,
    "levels": levels.read_levels,
}
DATED: dict[str, Callable[..., Read[Any]]] = {
    "birth": dates.read_birth_year,
    "age": dates.read_age,
    "employed_from": dates.read_day,
    "employed_to": dates.read_day,
}
TEXTS = ("post", "education_detail", "building", "department")
KEPT_IN_NOTES = ("notes", "class_teacher")
BIRTH = ("birth", "age")


class Rejected(Exception):
    """The row cannot become a person: the code and the words of the reason, the column it stands in."""

    def __init__(self, code: str, column: int, field: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.column, self.field = code, column, field
        self.text = say(code, **values)


class RowReader:
    """Reads rows of one sheet by its layout; `warnings` and `empty` gather what is doubtful and missing."""

    def __init__(self, sheet: Sheet, layout: Layout, today: datetime.date) -> None:
        self.sheet, self.layout, self.today = sheet, layout, today
        self.warnings: list[Warning] = []
        self.empty: dict[str, list[int]] = {}
        self.naming = {field: layout.of(field) for field in ("name", "surname", "first_name", "patronymic")}
        self.columns = [
            column
            for column in layout.columns
            if column.field in READERS or column.field in DATED or column.field in TEXTS + KEPT_IN_NOTES
            or column.field in ("subjects", "service") or column.field.startswith("service_")
        ]  # fmt: skip
        self.merged = bool(sheet.merges)

    def warn(self, code: str, row: int, column: int, field: str, **values: object) -> None:
        self.warnings.append(Warning(self.sheet.name, row, column, field, code, say(code, **values)))

    def value(self, row: int, values: tuple[Value, ...], column: int) -> Value:
        """The cell, or the one that is merged down over it."""
        value = values[column - 1] if column <= len(values) else ""
        if value == "" and self.merged and (row, column) in self.sheet.covered:
            top, left = self.sheet.covered[row, column]
            if left == column and top >= self.layout.first_row:
                return self.sheet.cell(top, left)
        return value

    def read(
        self, row: int, values: tuple[Value, ...], section: str, section_levels: tuple[str, ...]
    ) -> StaffRow:
        """Return the person; raise Rejected."""
        name = self.name(row, values)
        found: dict[str, Any] = {"notes": [name.note] if name.note else [], "gender": name.gender}
        for column in self.columns:
            value = self.value(row, values, column.index)
            if value == "":
                self.empty.setdefault(column.field, []).append(row)
                continue
            if isinstance(value, str) and value.lstrip().startswith("="):
                self.warn("formula_in_cell", row, column.index, column.field)
                continue
            self.cell(row, column.index, column.field, column.unit, column.heading, value, found)
        self.check(row, found)
        return self.person(row, name, found, section, section_levels)

    # The name

    def name(self, row: int, values: tuple[Value, ...]) -> names.Name:
        whole = self.naming["name"]
        columns = whole or tuple(
            column for field in ("surname", "first_name", "patronymic") for column in self.naming[field]
        )
        for column in columns:
            if (row, column.index) in self.sheet.formulas:
                raise Rejected("formula_for_name", column.index, column.field)
        index = columns[0].index
        if whole:
            read = names.read_name(values[index - 1] if index <= len(values) else "")
        else:
            parts = [self._part(field, values) for field in ("surname", "first_name", "patronymic")]
            read = names.read_name_parts(*parts)
        shown = self._shown_name(columns, values)
        if read.value is None:
            raise Rejected(read.problem, index, columns[0].field, text=shown)
        for code in read.value.warnings:
            self.warn(code, row, index, columns[0].field, text=shown)
        return read.value

    def _part(self, field: str, values: tuple[Value, ...]) -> Value:
        columns = self.naming[field]
        return values[columns[0].index - 1] if columns and columns[0].index <= len(values) else ""

    def _shown_name(self, columns: tuple[Any, ...], values: tuple[Value, ...]) -> str:
        return " ".join(plain(values[column.index - 1]) for column in columns if column.index <= len(values))[
            :SHOWN
        ]

    # Other cells

    def cell(
        self, row: int, column: int, field: str, unit: str, heading: str, value: Value, found: dict[str, Any]
    ) -> None:
        if field in TEXTS:
            self.text(row, column, field, value, found)
        elif field == "notes":
            if not is_nothing(plain(value)):
                found["notes"].append(plain(value))
        elif field == "class_teacher":
            if not is_nothing(plain(value)):
                found["notes"].append(f"{field_label('class_teacher')}: {plain(value)}")
        elif field == "subjects":
            found["subjects"] = tuple(
                dict.fromkeys(found.get("subjects", ()) + subjects.read_subjects(value))
            )
        elif field == "service":
            for which, read in service.read_services(value, today=self.today).items():
                self.take(row, column, f"service_{which}", value, read, found)
        elif field.startswith("service_"):
            before = found.get(field)
            read = service.read_service(value, today=self.today, unit=unit or "years")
            self.take(row, column, field, value, read, found)
            if unit and before is not None:  # years in one column, months in the next
                found[field] = before + (read.value or 0)
        elif field in DATED:
            self.take(row, column, field, value, DATED[field](value, today=self.today), found)
        else:
            self.take(row, column, field, value, READERS[field](value), found)
            if field == "phone" and "@" in plain(value):
                found.setdefault("email", contacts.read_email(value).value)
            if field == "education" and len(plain(value)) > 9:
                found.setdefault("education_detail", plain(value)[: LIMITS["education_detail"]])

    def take(
        self, row: int, column: int, field: str, value: Value, read: Read[Any], found: dict[str, Any]
    ) -> None:
        shown = plain(value)[:SHOWN]
        if read.problem in IMPOSSIBLE:
            raise Rejected(read.problem, column, field, text=shown)
        if read.problem and not (field == "phone" and "@" in shown):
            self.warn(read.problem, row, column, field, text=shown)
        if read.value is None:
            if field not in found and not read.problem:
                self.empty.setdefault(field, []).append(row)
            return
        key = "birth_year" if field in BIRTH else field
        if field == "levels" and found.get("levels"):
            found["levels"] = tuple(level for level in levels.ORDER if level in found["levels"] + read.value)
        elif (
            key not in found or found[key] in ("", None) or field == "gender" or field.startswith("service_")
        ):
            found[key] = read.value

    def text(self, row: int, column: int, field: str, value: Value, found: dict[str, Any]) -> None:
        text = plain(value)
        if is_nothing(text):
            self.empty.setdefault(field, []).append(row)
            return
        if field == "education_detail" and found.get(field):
            text = f"{found[field]}; {text}" if text not in found[field] else found[field]
        if field == "post" and text[1:2].islower():
            text = text[0].lower() + text[1:]  # «Учитель физики» stands inside sentences of papers
        if len(text) > LIMITS[field]:
            self.warn("too_long", row, column, field, text=text[:SHOWN])
        found[field] = text[: LIMITS[field]]

    # The whole

    def check(self, row: int, found: dict[str, Any]) -> None:
        came, left = found.get("employed_from"), found.get("employed_to")
        if came and left and left < came:
            column = self.layout.of("employed_to")[0].index
            values = {"came": f"{came:%d.%m.%Y}", "left": f"{left:%d.%m.%Y}"}
            raise Rejected("left_before_coming", column, "employed_to", **values)
        total, teaching = found.get("service_total"), found.get("service_teaching")
        if total is not None and teaching is not None and teaching > total:
            columns = self.layout.of("service_teaching") or self.layout.of("service")
            self.warn("service_contradicts", row, columns[0].index if columns else 0, "service_teaching")

    def person(
        self, row: int, name: names.Name, found: dict[str, Any], section: str, section_levels: tuple[str, ...]
    ) -> StaffRow:
        post = found.get("post", "")
        return StaffRow(
            surname=name.surname,
            first_name=name.first_name,
            patronymic=name.patronymic,
            gender=found.get("gender") or "",
            post=post,
            subjects=found.get("subjects") or subjects.subjects_of_post(post),
            levels=found.get("levels") or levels.level_of_post(post) or section_levels,
            service_total_months=found.get("service_total"),
            service_teaching_months=found.get("service_teaching"),
            service_here_months=found.get("service_here"),
            education=found.get("education") or "",
            education_detail=found.get("education_detail", ""),
            category=found.get("category") or "",
            birth_year=found.get("birth_year"),
            phone=found.get("phone") or "",
            email=found.get("email") or "",
            employed_from=found.get("employed_from"),
            employed_to=found.get("employed_to"),
            building=found.get("building", ""),
            department=found.get("department") or section[: LIMITS["department"]],
            load_hours=found.get("load_hours"),
            notes="; ".join(found["notes"])[: LIMITS["notes"]],
            source=Source(self.sheet.name, row),
        )

    def rejection(self, row: int, why: Rejected) -> Rejection:
        return Rejection(self.sheet.name, row, why.column, why.field, why.code, why.text)
