"""How one person is known in words: every case of the name, initials, address and number."""

import re
from dataclasses import dataclass
from functools import cached_property

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.text import fold
from nastavnik.foundation.people.forms_of_names import CASES
from nastavnik.foundation.people.models import Person
from nastavnik.paper.words import decline_person

GONE = "[сведения уничтожены]"
_SPACE = r"[\s\u00a0\u202f]+"
_GAP = r"[\s\u00a0\u202f]*"
_BETWEEN = r"[\s\u00a0()\-]{0,4}"  # between the digits of a number; without an end, long blanks take hours


@dataclass(frozen=True)
class Traces:
    """What to look for. `alone` are surnames (in all cases) and first names that nobody else of the school bears."""

    names: tuple[tuple[str, str, str], ...]  # surname, first name, patronymic, case by case
    alone: frozenset[str]
    exact: tuple[str, ...]
    phones: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> re.Pattern:
        """In ordinary words: a name begins with a capital letter, so «орлов» the birds stay."""
        words = self._longest(self.alone)
        return _any([*self._anyhow(), _whole([_capital(word) for word in words], words)])

    @cached_property
    def folded(self) -> re.Pattern:
        """In folded or stemmed columns, where no letter is capital."""
        words = [fold(word) for word in self._longest(self.alone)]
        return _any([*self._anyhow(), _whole([_letters(word) for word in words], words)], re.IGNORECASE)

    def _longest(self, words):
        return sorted(words, key=lambda word: (-len(word), word))

    def _anyhow(self) -> list[str]:
        found = [f"(?i:{re.escape(word)})" for word in self.exact]
        for phone in self.phones:
            found.append(rf"(?<!\d)(?:\+?[78])?{_BETWEEN}" + _BETWEEN.join(phone) + r"(?!\d)")
        full = [one for name in self.names for one in _ways(*name)]
        found.append(_whole([f"(?i:{one})" for one in full], [word for name in self.names for word in name]))
        return found


def _any(patterns: list[str], flags: int = 0) -> re.Pattern:
    """One pattern of all; without any it finds nothing."""
    return re.compile("|".join(filter(None, patterns)) or r"(?!)", flags)


def _whole(patterns: list[str], words: list[str]) -> str:
    """Whole words only. Nothing is tried where no word begins with a letter of theirs: hundreds of ways to write a
    name, tried at every letter of every paper, took half a minute.
    """
    if not patterns:
        return ""
    letters = {one for word in words for first in word[:1] for one in (first.lower(), first.upper())}
    if letters & set("еёЕЁ"):
        letters |= set("еёЕЁ")
    starts = "".join(map(re.escape, sorted(letters)))
    return rf"(?<!\w)(?=[{starts}])(?:{'|'.join(patterns)})(?!\w)"


def _ways(surname: str, first: str, patronymic: str) -> list[str]:
    """The ways to write one name, the longest first."""
    if not first:
        return []
    s, f, p = (_letters(part) for part in (surname, first, patronymic))
    i, j = _letters(first[0]), _letters(patronymic[:1])
    middle = rf"(?:{_GAP}{j}\.)?" if j else ""
    return [
        _SPACE.join(filter(None, (s, f, p))),
        _SPACE.join(filter(None, (f, p, s))),
        _SPACE.join((s, f)),
        _SPACE.join((f, s)),
        *([_SPACE.join((f, p))] if p else []),
        rf"{s}{_SPACE}{i}\.{middle}",
        rf"{i}\.{middle}{_GAP}{s}",
    ]


def _letters(word: str) -> str:
    """The word as a pattern: е and ё are the same letter."""
    return "".join("[её]" if one in "её" else "[ЕЁ]" if one in "ЕЁ" else re.escape(one) for one in word)


def _capital(word: str) -> str:
    return rf"(?:{_letters(word)}|{_letters(word.upper())})"


def _forms(person: Person, former: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The names in all cases: as kept (corrected by hand, perhaps) and as the program makes them."""
    found = {}
    for case in CASES:
        kept = person.name_forms.get(case, {})
        found[(kept.get("surname", ""), kept.get("first", ""), kept.get("patronymic", ""))] = None
    for name in [(person.surname, person.first_name, person.patronymic), *former]:
        found[name] = None
        made = decline_person(*name, person.gender or None)
        for case in CASES:
            form = getattr(made, case)
            found[(form.surname, form.first, form.patronymic)] = None
    return [form for form in found if form[0]]


def traces_of(person: Person, *, more: tuple[str, ...] = ()) -> Traces:
    """The traces of a person among their colleagues, former names and addresses included.

    `more` are words known from elsewhere (a login).
    """
    former = _former(person)
    names = _forms(person, former["names"])
    others = set()
    for card in Person.objects.filter(organisation_id=person.organisation_id).exclude(pk=person.pk):
        if fold(card.full_name) == fold(person.full_name):
            continue  # a second card of the same name: perhaps the same person
        for surname, first, _patronymic in _forms_cheap(card):
            others |= {fold(surname), fold(first)}
    own = {word for surname, first, _p in names for word in (surname, first) if len(word) > 2}
    alone = frozenset(word for word in own if fold(word) not in others and fold(word) not in _ORDINARY)
    phones = {re.sub(r"\D", "", phone)[-10:] for phone in (person.phone, *former["phones"])}
    exact = sorted({word for word in (person.email, *former["emails"], *more) if word}, key=len, reverse=True)
    names.sort(key=lambda name: -sum(map(len, name)))
    return Traces(tuple(names), alone, tuple(exact), tuple(sorted(one for one in phones if len(one) >= 6)))


def _former(person: Person) -> dict[str, list]:
    """Names, addresses and numbers that the card had before, as the journal remembers them."""
    found = {"names": [], "emails": [], "phones": []}
    for entry in Entry.objects.about(person).filter(organisation_id=person.organisation_id):
        for side in (entry.before, entry.after):
            found["emails"].append(side.get("email") or "")
            found["phones"].append(side.get("phone") or "")
            if "surname" in side or "first_name" in side:
                parts = (
                    side.get(name, getattr(person, name)) for name in ("surname", "first_name", "patronymic")
                )
                found["names"].append(tuple(part or "" for part in parts))
    return found


def _forms_cheap(card: Person):
    yield card.surname, card.first_name, card.patronymic
    for kept in card.name_forms.values():
        yield kept.get("surname", ""), kept.get("first", ""), kept.get("patronymic", "")


# First names that are words of the language as well: alone they name nobody.
_ORDINARY = frozenset(
    (
        *("вера", "веры", "вере", "веру", "верой"),
        *("надежда", "надежды", "надежде", "надежду", "надеждой"),
        *("любовь", "любви", "любовью"),
    )
)


def cleaned(value, pattern: re.Pattern):
    """The value (text, or JSON of any depth) without what the pattern finds."""
    if isinstance(value, str):
        return pattern.sub(GONE, value)
    if isinstance(value, list):
        return [cleaned(one, pattern) for one in value]
    if isinstance(value, dict):
        return {pattern.sub(GONE, key): cleaned(one, pattern) for key, one in value.items()}
    return value
