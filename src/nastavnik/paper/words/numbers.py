"""Numbers and amounts in Russian words, and nouns in the form that a number asks for."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from nastavnik.paper.words.cases import NBSP, Case

Plural = tuple[str, str, str]
NumberGender = Literal["m", "f", "n"]

# Forms of a noun after 1, after 2–4 and after 5 in the nominative; in other cases after 1 and after the rest.
_MONTHS: dict[Case, Plural] = {
    "nom": ("месяц", "месяца", "месяцев"),
    "acc": ("месяц", "месяца", "месяцев"),
    "gen": ("месяца", "месяцев", "месяцев"),
    "dat": ("месяцу", "месяцам", "месяцам"),
    "ins": ("месяцем", "месяцами", "месяцами"),
    "prep": ("месяце", "месяцах", "месяцах"),
}
_RUBLES: Plural = ("рубль", "рубля", "рублей")
_KOPECKS: Plural = ("копейка", "копейки", "копеек")
_CASE_MARKS = {"nom": "n", "gen": "g", "dat": "d", "acc": "a", "ins": "i", "prep": "p"}


def plural_form(n: int, forms: Plural) -> str:
    """The noun alone: «пара», «пары» or «пар»."""
    n = abs(n)
    if n % 10 == 1 and n % 100 != 11:
        return forms[0]
    return forms[1] if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else forms[2]


def grouped(n: int) -> str:
    """Digits in threes with non-breaking spaces from 10 000 on."""
    digits = str(n) if abs(n) < 10_000 else f"{n:,}".replace(",", NBSP)
    return digits.replace("-", "−")


def plural(n: int, forms: Plural) -> str:
    """«3 пары», «5 пар», with a non-breaking space."""
    return f"{grouped(n)}{NBSP}{plural_form(n, forms)}"


@lru_cache(maxsize=2048)
def number_in_words(n: int, case: Case = "nom", gender: NumberGender = "m", *, animate: bool = False) -> str:
    """«двадцать одна», in a case and gender; ``animate`` matters for acc («двух учителей»)."""
    from num2words import num2words  # heavy, and few papers need it

    words = num2words(n, lang="ru", case=_CASE_MARKS[case], gender=gender, animate=animate)
    return str(words)


def term_months(n: int, case: Case = "nom") -> str:
    """«9 месяцев» in a case («на срок 9 месяцев», «в течение 1 месяца»)."""
    return plural(n, _MONTHS[case])


def term_months_in_words(n: int, case: Case = "nom") -> str:
    """«9 (девять) месяцев»."""
    return f"{grouped(n)}{NBSP}({number_in_words(n, case)}) {plural_form(n, _MONTHS[case])}"


def money_in_words(amount: Decimal | int | str) -> str:
    """«Пять тысяч рублей 00 копеек»; fractions of a kopeck are rounded half up.

    Raises ValueError for a negative amount."""
    kopecks = int((Decimal(amount) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if kopecks < 0:
        raise ValueError("a sum of money cannot be negative")
    rubles, rest = divmod(kopecks, 100)
    small = f"{rest:02d}{NBSP}{plural_form(rest, _KOPECKS)}"
    text = f"{number_in_words(rubles)} {plural_form(rubles, _RUBLES)} {small}"
    return text[0].upper() + text[1:]
