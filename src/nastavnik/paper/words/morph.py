"""The pymorphy3 dictionary, loaded at the first word that needs it (about 0.2 s), analyses kept."""

from functools import lru_cache
from typing import Any

MARKS = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "prep": "loct"}


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3  # heavy, and most papers need no dictionary

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=8192)
def parses(word: str) -> tuple[Any, ...]:
    """Every analysis of a word in lower case, likeliest first."""
    return tuple(_analyzer().parse(word))


def known_name_genders(name: str) -> frozenset[str]:
    """Genders («m», «f») that the dictionary knows a first name in; empty if it knows none."""
    found: set[str] = set()
    for parse in parses(name.lower()):
        tag = parse.tag
        if "Name" in tag and parse.is_known and tag.case == "nomn" and tag.number == "sing":
            found |= {"m", "f"} if "ms-f" in tag or "Ms-f" in tag else {"m" if tag.gender == "masc" else "f"}
    return frozenset(found)
