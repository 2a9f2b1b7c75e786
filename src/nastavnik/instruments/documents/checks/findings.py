"""What a check is given, and what it finds; and the list of checks, to which rooms above add theirs.

@check("pairs.hard")
def pairs_are_ready(subject: Subject) -> Iterable[Finding]: …
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .lines import Line


class Severity(models.TextChoices):
    STOP = "stop", _("stops the signing")
    WARN = "warn", _("worth a look")


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` say what is wrong, `remedy` what to do; `line` is where (None: the paper as a whole)."""

    code: str
    severity: Severity
    words: Any
    remedy: Any = ""
    line: Line | None = None
    quote: str = ""

    @property
    def stops(self) -> bool:
        return self.severity == Severity.STOP

    @property
    def place(self):
        """«paragraph 12, annex № 1»; empty for the paper as a whole."""
        return self.line.place if self.line else ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A paper under check. `day` is the day by which the law is taken: of the document, or today.

    `document` is its row, None for a loose file; `own` and `others` are names of organisations.
    """

    lines: tuple[Line, ...]
    organisation: Any
    day: date
    document: Any = None
    others: tuple[str, ...] = ()
    people: tuple[Any, ...] = ()
    numbers: dict[str, Any] = field(default_factory=dict)

    @property
    def printed(self) -> tuple[Line, ...]:
        """Lines that are ready when they are printed: without those that hands fill in."""
        return tuple(line for line in self.lines if not line.by_hand)


Check = Callable[[Subject], Iterable[Finding]]
_checks: dict[str, Check] = {}


def check(code: str) -> Callable[[Check], Check]:
    """Register a check. A code is taken once."""

    def register(function: Check) -> Check:
        if code in _checks:
            raise ValueError(f"the check {code} is registered already, by {_checks[code].__module__}")
        _checks[code] = function
        return function

    return register


def known_checks() -> dict[str, Check]:
    """All checks by code, in the order in which they were registered."""
    return dict(_checks)


def examine(subject: Subject) -> list[Finding]:
    """Everything that the checks find: what stops first, then down the page."""
    found = [finding for run in _checks.values() for finding in run(subject)]
    return sorted(found, key=lambda one: (not one.stops, one.line.number if one.line else 0))
