"""The gate before everything that leaves for the public: who may be named or shown, where, on a day.

152-ФЗ, article 10.1: consent to dissemination is given item by item, for exact addresses; silence is no consent.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.foundation.core.text import fold
from nastavnik.foundation.people.models import Person

from .models import Consent
from .states import Kind

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_ENDING = 3  # a declined surname is longer or shorter by so many letters at most


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one person's consent in force allows: codes of texts.toml without a condition, and where."""

    items: frozenset[str]
    addresses: tuple[str, ...]

    def covers(self, item: str, address: str) -> bool:
        """A page below an address that was named is covered by it; a condition in words allows nothing by itself."""
        return item in self.items and any(_below(address, named) for named in self.addresses)


NOTHING = Allowance(frozenset(), ())


def may_publish(person: Person, item: str, address: str, on: date) -> bool:
    """Whether this item («name», «photo»…) of the person may stand at this address on this day."""
    rows = Consent.objects.filter(person=person, kind=Kind.DISSEMINATION).valid_on(on)
    return any(_allowance(*row).covers(item, address) for row in rows.values_list(*_READ))


def allowances(organisation, on: date) -> dict[int, Allowance]:
    """Person pk → what is allowed on this day, for everybody with a consent in force: one query."""
    rows = Consent.objects.filter(organisation=organisation, kind=Kind.DISSEMINATION).valid_on(on)
    return {pk: _allowance(*row) for pk, *row in rows.order_by("pk").values_list("person_id", *_READ)}


def refused(
    people: Iterable[int], items: Iterable[str], address: str, known: dict[int, Allowance]
) -> set[int]:
    """Those of the people whose consent does not cover each of the items at the address."""
    items = tuple(items)
    return {pk for pk in people if not all(known.get(pk, NOTHING).covers(item, address) for item in items)}


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


_READ = ("items", "organisation__site")


def _allowance(items: dict, site: str) -> Allowance:
    agreed = {
        one["code"]
        for one in items.get("items", ())
        if one["agreed"] is True and not one["conditions"].strip()
    }
    # Papers printed before the addresses were kept named the school's own site
    return Allowance(frozenset(agreed), tuple(items.get("addresses", (site,))))


def _below(address: str, named: str) -> bool:
    address, named = _plain(address), _plain(named)
    return bool(named) and (address == named or address.startswith(f"{named}/"))


def _plain(address: str) -> str:
    """Without scheme, «www.» and the last stroke: what two ways of writing one address have in common."""
    bare = address.strip().partition("?")[0].partition("#")[0].casefold()
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", bare).rstrip("/")


def _same(word: str, surname: str) -> bool:
    if not surname:
        return False
    base = surname[:-2] if len(surname) > 5 else surname[:-1] if len(surname) > 3 else surname
    return word.startswith(base) and abs(len(word) - len(surname)) <= _MOST_ENDING
