"""Words of posts and organisations: analysed as nouns or adjectives in the nominative, and inflected."""

import re
from functools import lru_cache
from typing import Any

from nastavnik.paper.words.cases import CASES, Case
from nastavnik.paper.words.letters import recase
from nastavnik.paper.words.morph import MARKS, parses

_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_NO_HEAD = frozenset({"Name", "Surn", "Patr", "Abbr", "Fixd", "Geox"})
_ORDINAL = re.compile(r"\d+-[йя]")
# First parts of compounds that never change though the dictionary has them as people.
_FIXED_PREFIXES = frozenset({"шеф", "премьер", "экс", "вице", "обер", "унтер", "штабс"})
# First parts that are places and change with the second: школа-интернат – школы-интерната.
_PLACES = frozenset(
    {"школа", "лицей", "гимназия", "центр", "сад", "детсад", "дом", "музей", "клуб", "комплекс", "институт"}
    | {
        "завод",
        "колледж",
        "техникум",
        "училище",
        "театр",
        "студия",
        "лаборатория",
        "парк",
        "база",
        "интернат",
    }
)
_NURSERY = dict(zip(CASES, ("ясли", "яслей", "яслям", "ясли", "яслями", "яслях"), strict=True))


@lru_cache(maxsize=4096)
def _nouns(word: str) -> tuple[Any, ...]:
    """Analyses of a word as a noun in the nominative singular, those naming a person first."""
    found = [parse for parse in _nominatives(word) if parse.tag.POS == "NOUN"]
    fitting = [parse for parse in found if not _NO_HEAD & parse.tag.grammemes]
    return tuple(sorted(fitting, key=lambda parse: parse.tag.animacy != "anim"))


def _nominatives(word: str) -> list[Any]:
    return [
        parse for parse in parses(word.lower()) if parse.tag.case == "nomn" and parse.tag.number == "sing"
    ]


def noun_parse(token: str, genders: set[str]) -> Any | None:
    """The analysis of ``token`` (of «школа-интернат» the last part) as a noun agreeing with the adjectives
    before it; with a compound it is the first part that agrees, if that changes."""
    first, hyphen, tail = token.partition("-")
    lead = _changing_part(first) if hyphen else None
    if lead and genders and lead.tag.gender not in genders:
        return None
    for parse in _nouns(tail.rpartition("-")[2] if hyphen else token):
        if lead or not genders or parse.tag.gender in genders or "ms-f" in parse.tag:
            return parse
    return None


@lru_cache(maxsize=4096)
def _adjectives(token: str) -> tuple[Any, ...]:
    tail = token.rpartition("-")[2]
    if _ORDINAL.fullmatch(token):
        tail = "первый" if tail == "й" else "первая"
    return tuple(parse for parse in _nominatives(tail) if parse.tag.POS in _ADJECTIVES)


def adjective_parse(token: str, genders: set[str]) -> Any | None:
    """The analysis of ``token`` as an adjective in the nominative, agreeing with those before it."""
    return next((parse for parse in _adjectives(token) if not genders or parse.tag.gender in genders), None)


def _changing_part(part: str) -> Any | None:
    """The analysis of a first part of a compound that changes: «учитель-логопед», not «пресс-секретарь»."""
    if part.lower() in _FIXED_PREFIXES:
        return None
    return next((p for p in _nouns(part) if p.tag.animacy == "anim" or part.lower() in _PLACES), None)


def inflected(token: str, parse: Any, case: Case, *, person: bool) -> str:
    """``token`` in ``case`` by its analysis, capitals kept; ``person``: acc of a masculine is its gen."""
    prefix, hyphen, tail = token.rpartition("-")
    form = _inflect(parse, case, person)
    if _ORDINAL.fullmatch(token):
        return prefix + hyphen + (form[-2:] if form.endswith(("го", "му")) else form[-1])
    if hyphen and parse.tag.POS == "NOUN":
        prefix = "-".join(_inflected_part(part, case) for part in prefix.split("-"))
    return prefix + hyphen + recase(tail, form)


def _inflected_part(part: str, case: Case) -> str:
    if part.lower() == "ясли":
        return recase(part, _NURSERY[case])
    parse = _changing_part(part)
    return recase(part, _inflect(parse, case, parse.tag.animacy == "anim")) if parse else part


def _inflect(parse: Any, case: Case, person: bool) -> str:
    if case == "nom":
        return str(parse.word)
    if case == "acc" and parse.tag.gender == "masc":
        if not person:
            return str(parse.word)
        # Masculine nouns in -а (судья, староста) have an acc of their own.
        case = "acc" if parse.tag.POS == "NOUN" and parse.word[-1] in "ая" else "gen"
    form = parse.inflect({"sing", MARKS[case]})
    return str(form.word) if form else str(parse.word)
