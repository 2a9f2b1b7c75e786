"""Whether a name is a man's or a woman's: by patronymic, then first name, then surname."""

import re

from nastavnik.paper.words.cases import Gender
from nastavnik.paper.words.data import words
from nastavnik.paper.words.given import TURKIC_DAUGHTER, TURKIC_SON
from nastavnik.paper.words.letters import key, syllables
from nastavnik.paper.words.morph import known_name_genders

_SURNAME_F = re.compile(r"(ова|ева|ёва|[аеёи]йте|уте|ене|ская|цкая|[нтшжчщдлврб]ая|яя)$")
_SURNAME_M = re.compile(r"(ов|ев|ёв|ский|цкий|ской|цкой|ный|тый|вый|рый)$")
# Калина is a man's name too, Рубин a woman's: a first name that says otherwise is believed.
_WEAK_F = re.compile(r"[иы]на$")
_WEAK_M = re.compile(r"[иы]н$")
_FIRST_F = re.compile(r"(гуль|бану|биби|бике|ханум|бегим|зада|наз|ия|на)$")
_FIRST_M = re.compile(r"(бек|улла|дин|джан|бай|мурат|мурза|хан|слав|бой|жон)$")


def guess_gender(surname: str = "", first: str = "", patronymic: str = "") -> Gender | None:
    """«m» or «f»; None when the parts say nothing or contradict each other: then ask a person."""
    if by_patronymic := _by_patronymic(patronymic.strip().lower()):
        return by_patronymic
    by_first, by_surname = _by_first(first.strip()), _by_surname(surname.strip().lower())
    if by_first and by_surname and by_first != by_surname:
        return by_first if _is_weak(surname.strip().lower()) else None
    return by_first or by_surname


def is_unknown(first: str) -> bool:
    """Whether neither the tables nor the dictionary know a first name."""
    listed = any(key(first) in words("first", table) for table in ("m", "f", "both"))
    return bool(first) and not listed and not known_name_genders(first)


def _by_patronymic(patronymic: str) -> Gender | None:
    if patronymic.endswith(("ич", "ыч")) or TURKIC_SON.search(patronymic):
        return "m"
    if patronymic.endswith(("вна", "чна", "шна")) or TURKIC_DAUGHTER.search(patronymic):
        return "f"
    return None


def _by_first(first: str) -> Gender | None:
    """By the tables and the dictionary; the last part of a double name decides."""
    if not first:
        return None
    for part in (first, re.split(r"[\s\-]", first)[-1], re.split(r"[\s\-]", first)[0]):
        name = key(part)
        if name in words("first", "both"):
            return None
        if name in words("first", "m"):
            return "m"
        if name in words("first", "f"):
            return "f"
        genders = known_name_genders(part)
        if genders:
            return ("m" if "m" in genders else "f") if len(genders) == 1 else None
    return _by_ending(first.lower())


def _by_surname(surname: str) -> Gender | None:
    last = re.split(r"[\s\-]", surname)[-1]
    if key(last) in words("surname", "feminine_noun") or key(last) in words("surname", "foreign_ins"):
        return None
    if _SURNAME_F.search(last) or _WEAK_F.search(last):
        return "f"
    return "m" if (_SURNAME_M.search(last) or _WEAK_M.search(last)) and syllables(last) > 1 else None


def _is_weak(surname: str) -> bool:
    return bool(_WEAK_F.search(surname) or _WEAK_M.search(surname))


def _by_ending(first: str) -> Gender | None:
    """Names that the dictionary lacks: Turkic and others with a telling ending."""
    if _FIRST_F.search(first):
        return "f"
    return "m" if _FIRST_M.search(first) else None
