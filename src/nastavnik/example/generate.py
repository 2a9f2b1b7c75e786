"""Organisations with staff lists, made up from a seed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nastavnik.example.answers import answers
from nastavnik.example.dialect import Dialect, choose_dialect
from nastavnik.example.dice import Dice
from nastavnik.example.organisations import KINDS, Organisation, choose_place, invent_organisation
from nastavnik.example.rows import Row, add_rejected, person_row
from nastavnik.example.sheets import Sheet, lay_out
from nastavnik.example.staff import invent_staff
from nastavnik.example.truth import AS_OF, Person, Truth
from nastavnik.example.workbook import workbook_bytes

MESS = (0, 1, 2, 3)
_SHARES = {"school": 50, "kindergarten": 35, "additional": 9, "college": 6}
_SIZES = {"school": (30, 75), "kindergarten": (14, 34), "additional": (12, 30), "college": (40, 90)}


@dataclass(frozen=True)
class ExampleOrganisation:
    """One invented organisation: its card, its staff list as a file, and the truth about both."""

    organisation: Organisation
    toml: str
    workbook: bytes
    filename: str
    truth: Truth

    @cached_property
    def answers(self) -> list[dict[str, Any]]:
        """What the staff would answer to the two questionnaires; see `nastavnik.example.answers`."""
        return answers(self.organisation, self.truth.people)


def generate(
    staff: int, organisations: int, seed: int, mess: int = 2, kind: str = ""
) -> list[ExampleOrganisation]:
    """`staff` people over `organisations` of all kinds (or of one `kind`); a lone one is a school.

    The same arguments give the same bytes. Raises ValueError with words for a person.
    """
    _check(staff, organisations, mess, kind)
    dice = Dice(seed, "example")
    kinds = [kind] * organisations if kind else _kinds(dice.branch("kinds"), organisations)
    sizes = _sizes(dice.branch("sizes"), kinds, staff)
    place = choose_place(dice.branch("place"))
    found = []
    for number, (one, size) in enumerate(zip(kinds, sizes, strict=True), 1):
        own = dice.branch("organisation", number)
        organisation = invent_organisation(own, place, one, number, size)
        found.append(_example(own, organisation, size, mess))
    return found


def _check(staff: int, organisations: int, mess: int, kind: str) -> None:
    if organisations < 1:
        raise ValueError("нужна хотя бы одна организация")
    if staff < organisations:
        raise ValueError("работников должно быть не меньше, чем организаций")
    if mess not in MESS:
        raise ValueError("беспорядок бывает от 0 до 3")
    if kind and kind not in KINDS:
        raise ValueError(f"вид организации: {', '.join(KINDS)}")


def _kinds(dice: Dice, count: int) -> list[str]:
    if count == 1:
        return ["school"]
    first = list(KINDS[: min(count, 2)]) if count < 4 else list(KINDS)
    return first + [dice.weighted(_SHARES) for _ in range(count - len(first))]


def _sizes(dice: Dice, kinds: list[str], staff: int) -> list[int]:
    """Sizes in proportion to what is usual for the kind; at least one person each, `staff` in all."""
    weights = [dice.number(*_SIZES[kind]) for kind in kinds]
    free = staff - len(kinds)
    sizes = [1 + free * weight // sum(weights) for weight in weights]
    for index in range(staff - sum(sizes)):
        sizes[index % len(sizes)] += 1
    return sizes


def _example(dice: Dice, organisation: Organisation, size: int, mess: int) -> ExampleOrganisation:
    people = invent_staff(dice.branch("staff"), organisation, size)
    organisation = organisation.with_people(people[0], people[min(1, size - 1)])
    dialect, sheets = _list(dice.branch("list"), organisation, people, mess)
    truth = Truth(
        as_of=AS_OF,
        people=tuple(people),
        rows=tuple(row for sheet in sheets for row in sheet.truth),
        columns=tuple(column.field for column in dialect.columns),
    )
    return ExampleOrganisation(
        organisation=organisation,
        toml=organisation.toml(),
        workbook=workbook_bytes(sheets),
        filename=f"{organisation.number:02d}-{organisation.domain.split('.')[0]}.xlsx",
        truth=truth,
    )


def _list(
    dice: Dice, organisation: Organisation, people: list[Person], mess: int
) -> tuple[Dialect, list[Sheet]]:
    dialect = choose_dialect(dice.branch("dialect"), mess, organisation.kind)
    rows = [person_row(dice.branch("row", person.number), dialect, person) for person in people]
    rows = add_rejected(dice.branch("rejected"), dialect, _ordered(dialect, rows, people), people)
    if dialect.sections and dialect.sheets == "one":
        rows = _by_group(rows)
    head = f"{people[0].surname} {people[0].first_name[0]}."
    sheets = lay_out(dice.branch("sheets"), dialect, rows, organisation.short_name, head)
    return dialect, sheets


def _ordered(dialect: Dialect, rows: list[Row], people: list[Person]) -> list[Row]:
    """By building where buildings are merged, by the alphabet or as in the staff table otherwise."""
    if dialect.merged_buildings:
        return sorted(rows, key=lambda row: row.building)
    if dialect.left_margin or dialect.numbered_columns:
        return sorted(rows, key=lambda row: people[(row.person or 1) - 1].name)
    return rows


def _by_group(rows: list[Row]) -> list[Row]:
    order = ("administration", "teachers", "support", "technical")
    return sorted(rows, key=lambda row: order.index(row.group))
