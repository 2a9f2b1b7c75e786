"""Telephones, e-mail addresses, gender and hours a week."""

import re
from typing import Any

from .reading import Read, folded, is_nothing, number_in, plain

EMAIL = re.compile(r"[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,20}")
CYRILLIC_TO_LATIN = str.maketrans("асеорхуктмв", "aceopxyktmb")
PHONE_CHUNK = re.compile(r"\+?\d[\d\s().\-]{3,20}\d")


def read_email(value: Any) -> Read[str]:
    """Return the first address in the cell, in small letters."""
    text = plain(value).lower()
    if is_nothing(text) or text in ("нет", "не имеет"):
        return Read()
    if found := EMAIL.search(text.replace(" @", "@").replace("@ ", "@")):
        return Read(found[0]) if len(found[0]) <= 254 else Read(problem="unreadable_email")
    if "@" in text and (found := EMAIL.search(text.translate(CYRILLIC_TO_LATIN).replace(" ", ""))):
        return Read(found[0], "email_repaired")
    return Read(problem="unreadable_email")


def read_phone(value: Any) -> Read[str]:
    """Return «+7 (900) 123-45-67» for a Russian number, a short or foreign number as it stands."""
    number = number_in(value)
    text = str(int(number)) if number is not None else plain(value)
    if is_nothing(text) or folded(text) in ("нет", "не имеет"):
        return Read()
    for chunk in PHONE_CHUNK.findall(text):
        digits = re.sub(r"\D", "", chunk)
        if len(digits) == 11 and digits[0] in "78":
            digits = digits[1:]
        if len(digits) == 10:
            return Read(f"+7 ({digits[:3]}) {digits[3:6]}-{digits[6:8]}-{digits[8:]}")
        if 5 <= len(digits) <= 7 or (11 < len(digits) <= 15 and chunk.startswith("+")):
            return Read(chunk.strip())
    return Read(problem="unreadable_phone")


def read_gender(value: Any) -> Read[str]:
    """Return "m" or "f"."""
    text = folded(plain(value)).strip(".")
    if is_nothing(text):
        return Read()
    if text in ("м", "m", "муж", "мужской", "мужчина", "male"):
        return Read("m")
    if text in ("ж", "f", "жен", "женский", "женщина", "female", "ж.п"):
        return Read("f")
    return Read(problem="unreadable_gender")


def read_hours(value: Any) -> Read[float]:
    """Return hours a week; a part of a full post («0,5 ставки») is no number of hours."""
    number = number_in(value)
    if number is None:
        text = folded(plain(value))
        if is_nothing(text) or text in ("нет", "б/н"):
            return Read()
        found = re.fullmatch(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:ч|час)[а-я./ ]*", text)
        if not found:
            return Read(problem="unreadable_hours")
        number = float(found[1].replace(",", "."))
    return Read(round(number, 1)) if 0 <= number <= 100 else Read(problem="unreadable_hours")
