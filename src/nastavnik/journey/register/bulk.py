"""Deeds on ticked people of a bank that later rooms bring: asking them, proposing pairs.

    bulk_deed("surveys.ask", _("Send the questionnaire"), banks=("mentees",), permission=…, address="surveys:ask")

The address gets a POST with the keys of the entries as `pk`, and shows what will happen before it does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class BulkDeed:
    """A button below a register."""

    code: str
    words: Any
    banks: tuple[str, ...]
    permission: str
    address: str


_deeds: dict[str, BulkDeed] = {}


def bulk_deed(code: str, words, *, banks: Sequence[str], permission: str, address: str) -> BulkDeed:
    """Register a deed; a code is taken once."""
    if code in _deeds:
        raise ValueError(f"The deed {code} is registered already.")
    _deeds[code] = BulkDeed(code, words, tuple(banks), permission, address)
    return _deeds[code]


def bulk_deeds(bank: str, request) -> list[BulkDeed]:
    """What the actor may do with ticked people of this bank, beside deciding."""
    return [
        deed
        for deed in _deeds.values()
        if bank in deed.banks and request.actor.may(deed.permission, request.organisation)
    ]
