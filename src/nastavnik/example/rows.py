"""The rows of one list before they stand on a sheet: its people, and among them the rows to reject."""

from dataclasses import dataclass, replace
from typing import Any

from nastavnik.example.dialect import Dialect
from nastavnik.example.dice import Dice
from nastavnik.example.names import invent_name
from nastavnik.example.spelling import Cell, Formula, Value, write, write_name
from nastavnik.example.truth import Person

_NAMES = ("name", "surname", "first_name", "patronymic", "given")
_REJECTED_SHARE = {2: (0.03, 0.07), 3: (0.06, 0.12)}
_VACANCY = ("Вакансия", "вакансия", "ВАКАНСИЯ")
_FORMULAS = ("=ВПР(B7;Лист2!$A$2:$C$90;2;0)", "#ССЫЛКА!", "#Н/Д", "=Лист2!B14")
_FUTURE = (2085, 2099)


@dataclass(frozen=True)
class Row:
    """Cells by field; what they tell; the cause if the row must be rejected."""

    cells: dict[str, Value]
    person: int | None
    values: dict[str, Any]
    cause: str = ""
    group: str = ""
    building: str = ""


def person_row(dice: Dice, dialect: Dialect, person: Person) -> Row:
    names = write_name(dice, dialect, person)
    cells: dict[str, Value] = {}
    values: dict[str, Any] = {"name": person.name}
    for column in dialect.columns:
        field = column.field
        if field in _NAMES:
            cells[field] = names[field]
        elif field != "number":
            cell = _with_gaps(dice, dialect, field, write(dice, dialect, person, field))
            cells[field] = cell.value
            if cell.told is not None:
                values["birth_year" if field == "birth" else field] = cell.told
    return Row(cells, person.number, values, group=person.group, building=person.building)


def _with_gaps(dice: Dice, dialect: Dialect, field: str, cell: Cell) -> Cell:
    share = dialect.gaps / 4 if field == "post" else dialect.gaps
    if field == "building" and dialect.merged_buildings:
        return cell
    return Cell() if dice.chance(share) else cell


def add_rejected(dice: Dice, dialect: Dialect, rows: list[Row], people: list[Person]) -> list[Row]:
    """The same rows in the same order, with those that must be rejected put in between."""
    if dialect.mess not in _REJECTED_SHARE:
        return rows
    share = dice.real(*_REJECTED_SHARE[dialect.mess])
    causes = ["no_name", "number_for_name", "formula_for_name", "doubled"]
    if dialect.has("birth"):
        causes.append("birth_year_in_future")
    found = list(rows)
    taken = {person.name for person in people}
    for turn in range(max(1, round(len(rows) * share))):
        own = dice.branch("rejected", turn)
        cause = own.one(causes)
        honest = [index for index, row in enumerate(found) if not row.cause]
        index = own.one(honest)
        model = found[index]
        if model.person is None:
            raise ValueError("every honest row is a person's")
        person = people[model.person - 1]
        if cause == "doubled":
            found.insert(own.number(index + 1, len(found)), _doubled(own, model))
        else:
            bad = _bad(own, dialect, person, cause, taken)
            found.insert(own.number(0, len(found)), replace(bad, group=model.group))
    return found


def _bad(dice: Dice, dialect: Dialect, person: Person, cause: str, taken: set[str]) -> Row:
    """A row of someone who does not exist, with this person's post and numbers."""
    full = replace(dialect, gaps=0.0)
    if cause == "birth_year_in_future":
        ghost = _ghost(dice, person, taken)
        return replace(person_row(dice, full, ghost), person=None, cause=cause)
    row = person_row(dice, full, person)
    instead: dict[str, Value] = dict.fromkeys(_NAMES)
    word: Value
    if cause == "number_for_name":
        number = dice.number(1, 9999)
        ways: tuple[Value, ...] = (number, str(number), number + 0.5)
        word = dice.one(ways)
    elif cause == "formula_for_name":
        computed = Formula("=Лист2!B14", _ghost(dice, person, taken).name)
        word = computed if dice.chance(0.3) else dice.one(_FORMULAS)
    else:
        word = dice.one(_VACANCY) if dice.chance(0.3) else None
    instead["name"] = instead["surname"] = word
    cells = {field: instead.get(field) if field in _NAMES else value for field, value in row.cells.items()}
    values = {field: value for field, value in row.values.items() if field != "name"}
    return Row(cells, None, values, cause, row.group, row.building)


def _ghost(dice: Dice, person: Person, taken: set[str]) -> Person:
    name = invent_name(dice, woman=person.woman, born=person.born_on.year)
    while name.full in taken:
        name = invent_name(dice, woman=person.woman, born=person.born_on.year)
    taken.add(name.full)
    # The 28th is in every month.
    born = person.born_on.replace(year=dice.number(*_FUTURE), day=min(person.born_on.day, 28))
    return replace(
        person,
        surname=name.surname,
        first_name=name.first_name,
        patronymic=name.patronymic,
        born_on=born,
    )


def _doubled(dice: Dice, row: Row) -> Row:
    """The same person once more, as another hand would have typed it."""
    change = dice.one(("same", "spaces", "capitals", "yo"))
    cells = dict(row.cells)
    for field in _NAMES:
        text = cells.get(field)
        if not isinstance(text, str):
            continue
        if change == "spaces":
            cells[field] = "  ".join(text.split()) + " "
        elif change == "capitals":
            cells[field] = text.upper()
        elif change == "yo":
            cells[field] = text.replace("ё", "е").replace("Ё", "Е")
    return replace(row, cells=cells, cause="doubled")
