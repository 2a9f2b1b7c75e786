"""How a dialect writes a value into a cell, and what that cell then really tells."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.example.dialect import Dialect, wordings
from nastavnik.example.dice import Dice
from nastavnik.example.truth import Person


@dataclass(frozen=True)
class Formula:
    """A cell that is computed; `shown` is what the table shows there."""

    text: str
    shown: str


Value = str | int | float | date | Formula | None

_EXCEL_EPOCH = date(1899, 12, 30)
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
_DATED = 0.1
# «1-4» and «5-9», typed into a cell, turn into days of the current year.
_AS_DATES = {"primary": date(2026, 4, 1), "basic": date(2026, 9, 5), "secondary": date(2026, 11, 10)}
_BROKEN = 0.04
_REMARKS = ("внешний совместитель", "декрет", "молодой специалист", "д/о", "совм.")
_MIXED_SERVICE = ("long", "short", "years", "comma")


@dataclass(frozen=True)
class Cell:
    """What is written, and what it tells of the person (None: nothing)."""

    value: Value = None
    told: Any = None


def write(dice: Dice, dialect: Dialect, person: Person, field: str) -> Cell:
    """One cell of a person's row. Names are written by `write_name`."""
    if field.startswith("service_"):
        return _service(dice, dialect, getattr(person, field))
    if field == "birth":
        return _birth(dice, dialect, person.born_on)
    if field in ("employed_on", "category_on"):
        return _day(dice, dialect, getattr(person, field))
    if field == "category" and dialect.mess == 3 and person.category_on and dice.chance(_DATED):
        cell = _worded(dice, dialect, field, person.category)
        return Cell(f"{cell.value}, {person.category_on:%d.%m.%Y}", person.category)
    if field in ("category", "education", "level"):
        return _worded(dice, dialect, field, getattr(person, field))
    by_field = {"post": _post, "phone": _phone, "load_hours": _hours, "noise": _noise}
    if field in by_field:
        return by_field[field](dice, dialect, person)
    text: str = getattr(person, field)
    return Cell(_strayed(dice, dialect, text), text) if text else Cell()


def write_name(dice: Dice, dialect: Dialect, person: Person) -> dict[str, str]:
    """The name by column of the dialect's layout."""
    surname, first, patronymic = person.surname, person.first_name, person.patronymic
    if dialect.capitals in ("surname", "all"):
        surname = surname.upper()
    if dialect.capitals == "all":
        first, patronymic = first.upper(), patronymic.upper()
    if dice.chance(dialect.latin_letters):
        surname = surname[0].translate(_LOOKALIKES) + surname[1:]
    given = f"{first} {patronymic}".strip()
    if not patronymic and dialect.mess >= 2:
        patronymic = dice.one(("", "-", "—", "нет"))
    remark = f" ({dice.one(_REMARKS)})" if dice.chance(dialect.remarks) else ""
    parts = {
        "name": f"{person.number}. " * dialect.numbered_names + f"{surname} {given}{remark}",
        "surname": surname,
        "first_name": first,
        "patronymic": patronymic,
        "given": given,
    }
    return {key: _strayed(dice, dialect, _broken(dice, dialect, text)) for key, text in parts.items()}


def _broken(dice: Dice, dialect: Dialect, text: str) -> str:
    """In the worst lists a name is written in two lines of its cell."""
    broken = dialect.mess == 3 and dice.chance(_BROKEN)
    return text.replace(" ", "\n", 1) if broken else text


def _strayed(dice: Dice, dialect: Dialect, text: str) -> str:
    """Spaces that nobody meant: at the ends, doubled, unbreakable."""
    if not text or not dice.chance(dialect.stray_spaces):
        return text
    kind = dice.one(("before", "after", "double", "hard"))
    if kind == "before":
        return " " + text
    if kind == "after":
        return text + "  "
    return text.replace(" ", "  " if kind == "double" else "\u00a0")


def _service(dice: Dice, dialect: Dialect, months: int | None) -> Cell:
    if months is None:
        return Cell()
    style = dialect.service_style
    if dialect.mixed and style not in ("months", "days", "decimal"):
        style = dice.one(_MIXED_SERVICE)
    years, rest = divmod(months, 12)
    if style == "months":
        return Cell(months, months)
    if style == "years":
        as_text = dialect.mess >= 2 and dice.chance(0.3)
        return Cell(str(years) if as_text else years, years * 12)
    if style in ("comma", "decimal"):
        half = rest >= 6
        number = years + 0.5 * half
        return Cell(f"{number:.1f}".replace(".", ",") if style == "comma" else number, years * 12 + 6 * half)
    if style == "days":
        return Cell(f"{years} л. {rest} м. {dice.number(0, 29)} дн.", months)
    return Cell(_years_and_months(dice, style, years, rest), months)


def _years_and_months(dice: Dice, style: str, years: int, months: int) -> str:
    if style == "long":
        parts = [f"{years} {_years_word(years)}"] * (years > 0) + [f"{months} мес"] * (months > 0)
        return " ".join(parts) or "0 лет"
    letter = "г." if _years_word(years) in ("год", "года") else "л."
    parts = [f"{years}{dice.one((' ', ''))}{letter}"] * (years > 0)
    parts += [f"{months} {dice.one(('м.', 'мес.', 'м'))}"] * (months > 0 or not parts)
    return " ".join(parts)


def _years_word(years: int) -> str:
    if 11 <= years % 100 <= 14:
        return "лет"
    return {1: "год", 2: "года", 3: "года", 4: "года"}.get(years % 10, "лет")


def _birth(dice: Dice, dialect: Dialect, born_on: date) -> Cell:
    if dialect.birth_style == "date":
        return Cell(_day(dice, dialect, born_on).value, born_on.year)
    if dialect.mixed and dice.chance(0.3):
        return Cell(f"{born_on.year}{dice.one((' г.', ' г.р.', 'г.'))}", born_on.year)
    return Cell(born_on.year, born_on.year)


def _day(dice: Dice, dialect: Dialect, day: date | None) -> Cell:
    if day is None:
        return Cell()
    style = dice.one(("date", "text", "serial")) if dialect.mixed else dialect.date_style
    if style == "date":
        return Cell(day, day.isoformat())
    if style == "serial":
        return Cell((day - _EXCEL_EPOCH).days, day.isoformat())
    forms = ("%d.%m.%Y", "%d.%m.%Y г.", "%Y-%m-%d") if dialect.mess == 3 else ("%d.%m.%Y",)
    return Cell(day.strftime(dice.one(forms)), day.isoformat())


def _worded(dice: Dice, dialect: Dialect, field: str, code: str) -> Cell:
    if not code:
        return Cell()
    styles = wordings("spelling")[field]
    style = dice.one(list(styles)) if dialect.mixed else getattr(dialect, f"{field}_style")
    words = styles[style][code]
    if field == "level" and dialect.mixed and code in _AS_DATES and dice.chance(_DATED):
        return Cell(_AS_DATES[code], code)
    return Cell(_strayed(dice, dialect, dice.one(words) if dialect.mess >= 2 else words[0]), code)


def _post(dice: Dice, dialect: Dialect, person: Person) -> Cell:
    text = person.post
    if dialect.mess == 3 and dice.chance(0.5):
        text = dice.one(wordings("spelling")["posts"].get(text, [text]))
    if dialect.post_style == "together" and person.subject_genitive and person.group == "teachers":
        text = f"{text} {person.subject_genitive}"
    written = text[0].upper() + text[1:] if dialect.mess >= 2 and dice.chance(0.4) else text
    return Cell(_strayed(dice, dialect, written), text)


def _phone(dice: Dice, dialect: Dialect, person: Person) -> Cell:
    digits = "".join(filter(str.isdigit, person.phone))
    written: dict[str, Value] = {
        "plain": person.phone,
        "eight": f"8-{digits[1:4]}-{digits[4:7]}-{digits[7:9]}-{digits[9:]}",
        "digits": "8" + digits[1:],
        "number": int("8" + digits[1:]),
    }
    style = dice.one(list(written)) if dialect.mixed else dialect.phone_style
    return Cell(written[style], person.phone)


def _hours(dice: Dice, dialect: Dialect, person: Person) -> Cell:
    hours = person.load_hours
    if hours is None:
        return Cell()
    if dialect.mixed:
        text = f"{hours:g}".replace(".", ",")
        ways: tuple[Value, ...] = (hours, text, f"{text} ч.")
        return Cell(dice.one(ways), hours)
    return Cell(hours, hours)


def _noise(dice: Dice, dialect: Dialect, person: Person) -> Cell:
    heading = next(column.heading for column in dialect.columns if column.field == "noise")
    if heading.startswith("Табельный"):
        return Cell(1000 + person.number)
    if heading == "Пол":
        return Cell("ж" if person.woman else "м")
    return Cell(dice.one(wordings("spelling")["noise"]["texts"]) or None)
