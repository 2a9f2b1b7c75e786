"""An instance from a spreadsheet: one sheet of mentees, one of mentors, a column a field."""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from nastavnik.matcher.formats import FormatError
from nastavnik.matcher.instance import Instance
from nastavnik.matcher.validation import InstanceError

MOST_UNPACKED = 50_000_000
TITLES = {
    "id": ("ид", "код", "номер", "№", "фио", "табельный номер"),
    "person": ("человек",),
    "priority": ("очерёдность", "очередность", "приоритет"),
    "subjects": ("предмет", "предметы"),
    "levels": ("ступень", "ступени"),
    "deficits": ("дефициты", "запрос", "дефицит"),
    "competences": ("компетенции", "сильные стороны"),
    "forms": ("форма", "формы"),
    "kinds": ("вид", "виды"),
    "modes": ("режим", "режимы"),
    "place": ("организация", "школа", "место работы"),
    "building": ("здание",),
    "free": ("свободное время", "время"),
    "languages": ("язык", "языки"),
    "wishes": ("пожелания",),
    "vetoes": ("возражения", "кроме"),
    "superiors": ("руководители", "прямой руководитель"),
    "past": ("прежние наставники",),
    "required_subject": ("нужен тот же предмет",),
    "virtual": ("дистанционно",),
    "consent": ("согласие",),
    "capacity": ("мест", "число мест", "места", "максимум наставляемых"),
    "load": ("занято", "занято мест", "нагрузка"),
    "experience": ("стаж",),
    "category": ("категория",),
}
CATEGORIES = {"первая": "first", "высшая": "highest", "сзд": "compliance", "соответствие": "compliance"}
_NUMBERS = {"priority", "capacity", "load", "experience"}
_TRUTHS = {"required_subject", "virtual", "consent"}
_COUNTS = {"deficits", "competences", "past"}
_FIELD = {title: field for field, titles in TITLES.items() for title in (field, *titles)}
_SHEETS = (("mentees", ("наставляем", "mentee")), ("mentors", ("наставник", "mentor")))


def read_workbook(path: Path) -> Instance:
    """Read an instance of an .xlsx. Raises FormatError or InstanceError in words."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise FormatError("Таблица слишком велика.")
        book = CalamineWorkbook.from_path(path)
    except (BadZipFile, CalamineError, OSError) as error:
        raise FormatError("Файл не читается как таблица .xlsx.") from error
    rows: dict[str, list[dict[str, Any]]] = {}
    problems: list[str] = []
    for name, starts in _SHEETS:
        sheet = next((s for s in book.sheet_names if s.strip().casefold().startswith(starts)), None)
        if sheet is None:
            raise FormatError("Нужны два листа: «Наставляемые» и «Наставники».")
        rows[name] = _rows(sheet, book.get_sheet_by_name(sheet).to_python(), problems)
    if problems:
        raise InstanceError(problems)
    return Instance.from_rows(rows["mentees"], rows["mentors"])


def _rows(sheet: str, cells: list[list[Any]], problems: list[str]) -> list[dict[str, Any]]:
    if not cells:
        raise FormatError(f"Лист «{sheet}» пуст: нужна строка заголовков.")
    heading = [str(x).strip().casefold() for x in cells[0]]
    names = [_FIELD.get(x, "") for x in heading]
    problems += [
        f"Лист «{sheet}»: столбец «{cells[0][k]}» непонятен."
        for k, name in enumerate(names)
        if not name and heading[k]
    ]
    if "id" not in names:
        problems.append(f"Лист «{sheet}»: нет столбца с идентификатором («ид» или «ФИО»).")
    out = []
    for number, row in enumerate(cells[1:], 2):
        if all(str(x).strip() == "" for x in row):
            continue
        person: dict[str, Any] = {}
        for name, x in zip(names, row, strict=False):
            if name and str(x).strip() != "":
                try:
                    person[name] = _cell(name, x)
                except ValueError:
                    problems.append(f"Лист «{sheet}», строка {number}, «{name}»: непонятно «{x}».")
        out.append(person)
    return out


def _cell(name: str, x: Any) -> Any:
    text = str(int(x)) if isinstance(x, float) and x.is_integer() else str(x).strip()
    if name in _NUMBERS:
        return int(text)
    if name in _TRUTHS:
        if text.casefold() in ("да", "1", "true", "+", "есть"):
            return True
        if text.casefold() in ("нет", "0", "false", "-", "–"):
            return False
        raise ValueError(text)
    if name in _COUNTS:
        pairs = [w.strip().rpartition(":") for w in text.replace(";", ",").split(",") if w.strip()]
        usual = 500 if name == "past" else 2
        return {(a or b).strip(): int(b) if a else usual for a, _, b in pairs}
    if name == "category":
        return CATEGORIES.get(text.casefold(), text)
    return text.replace(";", ",") if name not in ("id", "person", "place", "building") else text
