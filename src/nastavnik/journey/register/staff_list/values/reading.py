"""What came of reading one cell, and the cleaning that every reader begins with."""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

T = TypeVar("T")

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u0301"))
DASHES = re.compile("[\u2010-\u2015\u2212]")
NOTHING = re.compile(r"[-–—_.,…/\\*?!\s]*")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """`value` without `problem`: read; both: read with a repair or a guess; `problem` alone: not readable."""

    value: T | None = None
    problem: str = ""


def plain(value: Any) -> str:
    """Return what a cell shows, on one line, without the signs that nobody sees."""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.date):
        return value.strftime("%d.%m.%Y")
    return "" if value is None else str(value)


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.replace("и\u0306", "й").replace("И\u0306", "Й"))
        text = DASHES.sub("-", text.translate(INVISIBLE))
    return " ".join(text.split())


def is_nothing(text: str) -> bool:
    """A dash, dots or question marks stand where nothing is known."""
    return NOTHING.fullmatch(text) is not None


def folded(text: str) -> str:
    """Text for comparing: no case, ё as е."""
    return text.casefold().replace("ё", "е")


def number_in(value: Any) -> float | None:
    """Return the number a cell holds, be it a number or its text («8,5»); None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e15 else None
    if isinstance(value, str):
        text = plain(value).replace(" ", "").replace(",", ".")
        if re.fullmatch(r"[-+]?[0-9]{1,14}(\.[0-9]{1,10})?", text):
            return float(text)
    return None
