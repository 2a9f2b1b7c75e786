"""Names of organisations in cases: the head phrase declines, the quoted part and what depends on it stay."""

import re
from functools import lru_cache

from nastavnik.paper.words.cases import Case
from nastavnik.paper.words.phrases import Head, find_head

_QUOTED = re.compile(r"([«\"“„].*)$", re.DOTALL)
_DASH = re.compile(r"(\s+[–—-]\s+)")
# Kinds that stand in apposition after the dependents too: «учреждение города Энска детский сад».
_KINDS = frozenset(
    {"школа", "сад", "лицей", "гимназия", "колледж", "техникум", "училище", "центр", "дворец", "интернат"}
)
_PREPOSITIONS = frozenset(
    {"в", "на", "за", "через", "при", "с", "и", "или", "под", "про", "имеющий", "включая"}
)
_GAP = re.compile(r"(\w+)\s+(?=\w)")


@lru_cache(maxsize=1024)
def decline_organisation(full_name: str, case: Case) -> str:
    """«Муниципальное учреждение «Школа № 7»» → «Муниципального учреждения «Школа № 7»».

    Names in apposition decline too («учреждение лицей № 3», «Центр развития – детский сад»)."""
    name, *quoted = _QUOTED.split(full_name, maxsplit=1)
    parts = _DASH.split(name)
    declined = (part if at % 2 else _declined(part, case) for at, part in enumerate(parts))
    return "".join(declined) + "".join(quoted)


def _declined(name: str, case: Case) -> str:
    """The head and the appositions after it."""
    head = found = find_head(name)
    while found.words and (found := _apposition(name, found.end)).words:
        head = Head(head.words + found.words, found.end)
    return head.decline(name, case) if head.words else name


def _apposition(name: str, start: int) -> Head:
    """The next phrase in the nominative: at once after ``start``, or further on if it names a kind."""
    following = find_head(name, start)
    if following.noun is not None:
        return following
    for gap in _GAP.finditer(name, start):
        later = find_head(name, gap.end())
        is_kind = later.noun is not None and later.noun.normal_form in _KINDS
        if is_kind and gap.group(1).lower() not in _PREPOSITIONS:
            return later
    return Head((), start)
