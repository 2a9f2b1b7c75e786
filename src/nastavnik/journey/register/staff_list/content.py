"""What a column holds, told by its cells alone, where its heading is silent or unclear."""

import datetime
import re
from collections.abc import Callable, Sequence

from .values import contacts, dates, levels, names, qualification, service, subjects
from .values.first_names import KNOWN
from .values.reading import folded, is_nothing, plain

ENOUGH = 0.6
POST = re.compile(
    r"учител|воспитател|педагог|директор|завуч|завед|методист|логопед|психолог|преподавател|инструктор"
    r"|музыкальн\w* рук|тьютор|библиотек|мастер п|советник|концертмейстер|дефектолог|секретар|бухгалтер"
    r"|повар|сторож|уборщ|дворник"
)
PATRONYMIC = re.compile(r"[а-я-]{2,}(?:[втмкь]ич|вна|чна)|[а-я]+[ -](?:оглы|кызы)")


def is_sure_name(value: object) -> bool:
    """A cell that can hardly be anything but a person's full name."""
    if not isinstance(value, str) or len(value) > 120:
        return False
    read = names.read_name(value)
    name = read.value
    if name is None:
        return False
    known = folded(name.first_name).split("-")[0] in KNOWN
    return known or "initials" in name.warnings or PATRONYMIC.fullmatch(folded(name.patronymic)) is not None


def _today_free(reader: Callable[..., object]) -> Callable[[object], bool]:
    day = datetime.date(2026, 9, 1)  # only whether a cell can be read matters here, not to which number
    return lambda value: getattr(reader(value, today=day), "value", None) is not None


def _is_post(value: object) -> bool:
    return isinstance(value, str) and POST.search(folded(value)) is not None and not is_sure_name(value)


def _is_subject(value: object) -> bool:
    return isinstance(value, str) and any(map(subjects.one_subject, subjects.read_subjects(value)))


def _is_category(value: object) -> bool:
    text = folded(plain(value))
    if not isinstance(value, str) or len(text) > 60 or re.fullmatch(r"нет|[\d.,\-]+|[вm]", text):
        return False
    return not _is_post(value) and qualification.read_category(value).value is not None


def _is_education(value: object) -> bool:
    return (
        isinstance(value, str)
        and not _is_post(value)
        and qualification.read_education(value).value is not None
    )


def _is_levels(value: object) -> bool:
    if isinstance(value, str):
        one_class = re.fullmatch(r"\d{1,2}\W{0,3}[а-яА-Я]?\W{0,2}", plain(value)) is not None
        return len(value) < 40 and not one_class and levels.read_levels(value).value is not None
    return False


def _is_birth(value: object) -> bool:
    if isinstance(value, str) and not re.search(r"\d{2}", value):
        return False
    if isinstance(value, int | float) and not (1930 <= value <= 2010 or 11_000 < value < 40_500):
        return False
    year = dates.read_birth_year(value, today=datetime.date(2026, 9, 1)).value
    return year is not None and year < 2008


def _is_service(value: object) -> bool:
    if isinstance(value, int | float) or (isinstance(value, str) and value.isdigit()):
        return False  # a bare number may be anything
    return isinstance(value, str) and service.YEARS.search(folded(value)) is not None


def _one_word(pattern: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern(folded(plain(value)))


TESTS: tuple[tuple[str, Callable[[object], bool]], ...] = (
    ("name", is_sure_name),
    ("email", lambda value: contacts.read_email(value).value is not None),
    ("patronymic", _one_word(lambda text: PATRONYMIC.fullmatch(text) is not None)),
    ("first_name", _one_word(lambda text: text.split(" ")[0] in KNOWN)),
    ("gender", lambda value: contacts.read_gender(value).value is not None),
    ("post", _is_post),
    ("category", _is_category),
    ("service_total", _is_service),
    ("birth", _is_birth),
    ("subjects", _is_subject),
    ("education", _is_education),
    ("levels", _is_levels),
    ("phone", lambda value: len(plain(value)) >= 10 and contacts.read_phone(value).value is not None),
)


def share(values: Sequence[object], field: str) -> float:
    """Return the part of the cells that read as this field."""
    test = dict(TESTS).get(field)
    told = [value for value in values if not is_nothing(plain(value))]
    return sum(map(test, told)) / len(told) if test and told else 0.0


def guess(values: Sequence[object]) -> tuple[str, float]:
    """Return the field that most of the cells read as, and how many do; ("", 0) where none is likely."""
    told = [value for value in values if not is_nothing(plain(value))]
    for field, test in TESTS:
        part = sum(map(test, told)) / len(told) if told else 0.0
        if part >= ENOUGH:
            return field, part
    return "", 0.0


def is_surname(value: object) -> bool:
    """One capitalised word: in a column beside first names it is a surname."""
    text = plain(value)
    return bool(text) and names.WORD.fullmatch(text) is not None and text[0].isupper()
