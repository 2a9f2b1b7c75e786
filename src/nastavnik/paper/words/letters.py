"""Russian letters as declension sees them: vowels, sibilants, capitals, ё."""

import re

VOWELS = frozenset("аеёиоуыэюя")
SIBILANTS = frozenset("жшчщ")
VELARS = frozenset("гкх")

_PARTS = re.compile(r"([\s\-–‑()]*)([^\s\-–‑()]+)")
_RUSSIAN_END = re.compile(r"[а-яё]$", re.IGNORECASE)


def parts(text: str) -> list[tuple[str, str]]:
    """The words of a double name, each with the hyphen or space before it, and what is left over."""
    found: list[tuple[str, str]] = _PARTS.findall(text)
    length = sum(len(separator) + len(word) for separator, word in found)
    return [*found, (text[length:], "")] if length < len(text) else found


def key(word: str) -> str:
    """How a word is looked up in tables: lower case, ё as е."""
    return word.lower().replace("ё", "е")


def declinable(word: str) -> bool:
    """Whether a part of a name can have cases: a Russian word of two letters or more, not «М.» or «Smith»."""
    return len(word) > 1 and bool(_RUSSIAN_END.search(word))


def syllables(word: str) -> int:
    """The number of vowels."""
    return sum(letter in VOWELS for letter in word.lower())


def recase(model: str, word: str) -> str:
    """A lower-case ``word`` written as ``model`` is: ИВАНОВ gives ИВАНОВА, «вахтер» «вахтера»."""
    if len(model) > 1 and model.isupper():
        return "".join(_as_written(model, place, letter) for place, letter in enumerate(word)).upper()
    return "".join(_as_written(model, place, letter) for place, letter in enumerate(word))


def _as_written(model: str, place: int, letter: str) -> str:
    """The letter with the capital, and е for ё, that ``model`` has at the same place."""
    there = model[place : place + 1]
    if letter == "ё" and there.lower() == "е":
        letter = "е"
    return letter.upper() if there.isupper() else letter
