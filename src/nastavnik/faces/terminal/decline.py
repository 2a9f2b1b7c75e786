"""`nastavnik decline`: names and posts in cases, so that anyone can try a list of their own."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nastavnik.paper.words import CASES, Gender, PersonForms, decline_person, decline_post

_MOST_BYTES = 20_000_000
_COLUMNS = {
    "surname": "surname", "lastname": "surname", "фамилия": "surname",
    "first": "first", "firstname": "first", "имя": "first",
    "patronymic": "patronymic", "middlename": "patronymic", "отчество": "patronymic",
    "gender": "gender", "пол": "gender",
}  # fmt: skip
_GENDERS: dict[str, Gender | None] = {
    "": None,
    "m": "m", "male": "m", "м": "m", "муж": "m", "мужской": "m",
    "f": "f", "female": "f", "ж": "f", "жен": "f", "женский": "f",
}  # fmt: skip
_TITLES = ("именительный", "родительный", "дательный", "винительный", "творительный", "предложный")


class _Unreadable(Exception):
    """The file cannot be used; the text says why and what to do."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "decline",
        help="просклонять имена или должности из файла",
        description="Склоняет фамилии, имена и отчества из CSV со столбцами surname, first, patronymic, "
        "gender (или: фамилия, имя, отчество, пол; пол – m, f или пусто) либо должности, по одной в строке.",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--file", type=Path, metavar="CSV", help="люди: CSV в UTF-8 или Windows-1251")
    source.add_argument("--posts", type=Path, metavar="TXT", help="должности, по одной в строке")
    parser.add_argument("--json", action="store_true", help="вывести список JSON, по записи на строку файла")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the forms; 2 and words on stderr if the file cannot be read."""
    try:
        if args.file:
            people = [decline_person(*person) for person in _people(_text(args.file))]
            answer: list[Any] = [_person_answer(forms) for forms in people]
            table = [[forms.full(case) for case in CASES] for forms in people]
            _warn_of_unknown_gender(people)
        else:
            posts = _text(args.posts).rstrip().splitlines()
            answer = [{case: decline_post(post.strip(), case) for case in CASES} for post in posts]
            table = [list(forms.values()) for forms in answer]
    except _Unreadable as problem:
        print(problem, file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        _print_table(table)
    return 0


def _person_answer(forms: PersonForms) -> dict[str, Any]:
    answer: dict[str, Any] = {"gender": forms.gender or ""}
    for case in CASES:
        name = forms.form(case)
        answer[case] = {"surname": name.surname, "first": name.first, "patronymic": name.patronymic}
    return answer


def _text(path: Path) -> str:
    """The file as text: UTF-8, UTF-16 with its mark, or Windows-1251."""
    try:
        content = path.read_bytes()
    except IsADirectoryError:
        raise _Unreadable(f"{path} – это папка: укажите файл") from None
    except FileNotFoundError:
        raise _Unreadable(f"файл {path} не найден: проверьте имя и папку") from None
    except (OSError, ValueError) as problem:
        raise _Unreadable(f"не удалось прочитать {path}: {problem}") from None
    if len(content) > _MOST_BYTES:
        raise _Unreadable(f"файл {path} больше 20 МБ: разделите его на части")
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1251"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _Unreadable(f"{path} – не текст: сохраните список как CSV или TXT в кодировке UTF-8")


def _people(text: str) -> list[tuple[str, str, str, Gender | None]]:
    """Surname, first name, patronymic and gender of every line under the heading."""
    lines = text.rstrip().splitlines()
    if not lines:
        raise _Unreadable("файл пуст: нужны столбцы surname, first, patronymic, gender")
    delimiter = max(",;\t", key=lines[0].count)
    try:
        heading, *rows = csv.reader(lines, delimiter=delimiter, strict=True)
    except csv.Error as problem:
        raise _Unreadable(f"файл не разобран как CSV: {problem}") from None
    columns = _columns(heading)
    return [_person(number, row, columns) for number, row in enumerate(rows, start=2)]


def _columns(heading: Iterable[str]) -> list[str]:
    """The meaning of each column, an empty string for columns that are not ours."""
    columns = [_COLUMNS.get(title.strip().lower().replace(" ", "").replace("_", ""), "") for title in heading]
    missing = [name for name in ("surname", "first") if name not in columns]
    if missing:
        raise _Unreadable(
            f"в первой строке нет столбца {' и '.join(missing)}: нужны surname, first, patronymic, gender "
            "(или: фамилия, имя, отчество, пол)"
        )
    return columns


def _person(number: int, row: Sequence[str], columns: Sequence[str]) -> tuple[str, str, str, Gender | None]:
    if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
        raise _Unreadable(
            f"строка {number}: ячеек {len(row)}, а столбцов {len(columns)}; проверьте разделители"
        )
    cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
    gender = cells.get("gender", "").lower().rstrip(".")
    if gender not in _GENDERS:
        raise _Unreadable(f"строка {number}, столбец gender: «{cells['gender']}»; нужно m, f или пусто")
    return cells.get("surname", ""), cells.get("first", ""), cells.get("patronymic", ""), _GENDERS[gender]


def _warn_of_unknown_gender(people: Iterable[PersonForms]) -> None:
    """Whose gender the name does not tell: their forms are only those alike for men and women."""
    unknown = [forms.full() for forms in people if forms.gender is None and forms.full()]
    if unknown:
        print(f"пол не определён, укажите его в столбце gender: {', '.join(unknown)}", file=sys.stderr)


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns of equal width under the names of the cases."""
    table = [_TITLES, *rows]
    widths = [max(len(row[at]) for row in table) for at in range(len(CASES))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
