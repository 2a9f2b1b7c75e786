"""The gate over a whole page: everybody's consents read once, and the names that stand in words.

What one consent allows is told by `publishing`.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from nastavnik.foundation.core.text import fold

from .models import Consent
from .publishing import verdict_of
from .states import Kind

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_ENDING = 3  # a declined surname is longer or shorter by so many letters at most


def in_force(organisation, on: date) -> dict[int, Consent]:
    """Person pk → the consent to dissemination in force on this day: one query for the whole school."""
    rows = Consent.objects.filter(organisation=organisation, kind=Kind.DISSEMINATION).valid_on(on)
    return {row.person_id: row for row in rows.select_related("organisation").order_by("pk")}


def refused(people: Iterable[int], items: Iterable[str], address: str, known: dict[int, Consent]) -> set[int]:
    """Those of the people whose consent does not allow each of the items at the address without a condition."""
    items = tuple(items)
    return {pk for pk in people if not all(verdict_of(known.get(pk), item, address) for item in items)}


def named_in(text: str, people: Iterable[Any]) -> set[int]:
    """The pk of those whose surname stands in the text, in any case. Rather one too many than one too few.

    `people` are staff cards, or anything with `pk` and `surname`.
    """
    words = set().union(*(_parts(word) for word in _WORD.findall(text) if word[0].isupper()))
    return {
        one.pk for one in people if any(_same(word, part) for part in _parts(one.surname) for word in words)
    }


def _parts(name: str) -> set[str]:
    """A double name whole, without its hyphen (a line may have ended there), and each half of it."""
    name = fold(name)
    return {name.replace("-", ""), *name.split("-")}


def _same(word: str, surname: str) -> bool:
    if not surname:
        return False
    base = surname[:-2] if len(surname) > 5 else surname[:-1] if len(surname) > 3 else surname
    return word.startswith(base) and abs(len(word) - len(surname)) <= _MOST_ENDING
