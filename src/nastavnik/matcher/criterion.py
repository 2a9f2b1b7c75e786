"""What a criterion is: a named measure 0…1000 of a pair, with the words that explain its value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.encoding import Table
from nastavnik.matcher.instance import Ints, Mentee, Mentor
from nastavnik.matcher.pairs import Bools, Pairs

Words = Mapping[int, tuple[str, str]]
SILENT = 400
_SILENT_WORDS = ("наставник об этом ничего не указал", "the mentor has not said")


@dataclass(frozen=True)
class Criterion:
    """A named measure of a pair. `asks` and `gives` are the fields compared ("" – always counts)."""

    name: str
    ru: str
    en: str
    asks: str
    gives: str
    phrases: Words
    values: Callable[[Pairs], Ints]

    def counts(self, table: Table) -> Bools:
        """Which mentees (n,) the criterion counts for."""
        return APPLIES.get(self.name, _stated)(table, self.asks)

    def title(self, language: str) -> str:
        return self.ru if language == "ru" else self.en

    def words(self, mentee: Mentee, mentor: Mentor, value: int, language: str) -> str:
        """A phrase for the value, with what both have in common."""
        k = 0 if language == "ru" else 1
        mine, theirs = getattr(mentee, self.asks, ()), getattr(mentor, self.gives, ())
        if self.gives and not theirs and value == SILENT:
            return _SILENT_WORDS[k]
        phrase = self.phrases[max(at for at in self.phrases if at <= value)][k]
        if self.name in SHOWN:
            both = [w for w in mine if w in set(theirs)]
            if both:
                return f"{phrase}: {', '.join(sorted(both))}"
        return phrase


CRITERIA: dict[str, Criterion] = {}
APPLIES: dict[str, Callable[[Table, str], Bools]] = {}
"""For whom a criterion counts, where that is not simply who has stated what it asks."""
SHOWN = {"subject", "level", "deficits", "form", "mode", "language"}
Deed = Callable[[Pairs], Ints]


def criterion(
    name: str, ru: str, en: str, phrases: Words, asks: str = "", gives: str = ""
) -> Callable[[Deed], Deed]:
    """Register a function of pairs as a criterion; `phrases` maps lower bounds of the value to words."""

    def register(values: Deed) -> Deed:
        CRITERIA[name] = Criterion(name, ru, en, asks, gives, phrases, values)
        return values

    return register


def _stated(table: Table, asks: str) -> Bools:
    return table.stated("u", asks) if asks else np.ones(table.n, dtype=bool)
