"""Dates as Russian papers write them."""

from datetime import date

from nastavnik.paper.words.cases import NBSP, Case

MONTHS_GEN = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_DAY_ENDINGS: dict[Case, tuple[str, str]] = {
    "nom": ("ое", "ье"),
    "gen": ("ого", "ьего"),
    "dat": ("ому", "ьему"),
    "acc": ("ое", "ье"),
    "ins": ("ым", "ьим"),
    "prep": ("ом", "ьем"),
}


def date_short(day: date) -> str:
    """«29.08.2026»."""
    return day.strftime("%d.%m.%Y")


def date_long(day: date, *, year_word: str = "г.") -> str:
    """«29 августа 2026 г.» with non-breaking spaces; ``year_word`` «года» for running text."""
    return NBSP.join([str(day.day), MONTHS_GEN[day.month - 1], f"{day.year:04d}", year_word])


def date_quoted(day: date) -> str:
    """«29» августа 2026 г., the day in quotation marks as on forms."""
    return NBSP.join([f"«{day.day:02d}»", MONTHS_GEN[day.month - 1], f"{day.year:04d}", "г."])


def date_in_words(day: date, case: Case = "nom") -> str:
    """«двадцать девятое августа две тысячи двадцать шестого года», the day in ``case``."""
    return f"{_ordinal(day.day, case)} {MONTHS_GEN[day.month - 1]} {_ordinal(day.year, 'gen')} года"


def _ordinal(n: int, case: Case) -> str:
    """An ordinal number, neuter: «третьего», «две тысячи двадцать шестое»."""
    from num2words import num2words  # heavy, and few papers need it

    *words, last = str(num2words(n, lang="ru", to="ordinal")).split()
    hard, soft = _DAY_ENDINGS[case]
    return " ".join([*words, last[:-2] + (soft if last == "третий" else hard)])
