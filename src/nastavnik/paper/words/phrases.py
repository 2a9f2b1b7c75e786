"""The head of a Russian noun phrase in another case: agreeing adjectives and their noun.

What depends on the head stays: «старший воспитатель группы» → «старшего воспитателя группы».
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nastavnik.paper.words.cases import Case
from nastavnik.paper.words.letters import recase
from nastavnik.paper.words.morph import MARKS, parses

ADJECTIVES = frozenset({"ADJF", "PRTF"})
# Parts before a hyphen that never change though the dictionary has them as nouns.
_FIXED_PREFIXES = frozenset({"шеф", "премьер", "экс", "вице", "обер", "унтер", "штабс"})
_ADVERBS = frozenset({"временно", "постоянно", "вновь", "внештатно"})
_ORDINAL = re.compile(r"\d+-[йя]")
_WORD = re.compile(r"[^\W\d_][\w\-‑–]*\.?|\S+")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the head with the analysis it is declined by; without one it stays."""

    start: int
    end: int
    text: str
    parse: Any = None


def decline_head(text: str, case: Case, *, animate_only: bool = False, appositions: bool = False) -> str:
    """``text`` with its head phrase in ``case``; unchanged if no head stands at its beginning.

    ``animate_only``: the head must name a person, else it is a dependent that looks like a nominative.
    ``appositions``: phrases in the nominative that follow at once decline too (учреждение лицей № 3)."""
    head, rest_from = _head(text, 0, animate_only)
    if not any(word.parse for word in head):
        return text
    while appositions and rest_from < len(text):
        more, after = _head(text, rest_from, animate_only=False)
        if not more or not more[-1].parse or more[-1].parse.tag.POS != "NOUN":
            break
        head, rest_from = head + more, after
    pieces, at = [], 0
    for word in head:
        pieces += [text[at : word.start], _inflected(word, case, head)]
        at = word.end
    return "".join(pieces) + text[at:]


def _head(text: str, start: int, animate_only: bool) -> tuple[list[_Word], int]:
    """Words of the head phrase that begins at ``start`` and the place where it ends."""
    head: list[_Word] = []
    adjectives: list[_Word] = []
    for match in _WORD.finditer(text, start):
        token = match.group()
        if token.lower() in _ADVERBS or (token.endswith(".") and not head) or _is_abbreviation(token):
            if adjectives or head:
                break
            continue
        genders = {word.parse.tag.gender for word in adjectives}
        noun = noun_parse(token, genders)
        word = _Word(match.start(), match.end(), token, noun)
        if noun and (not head or noun.tag.animacy == "anim"):
            head += [*adjectives, word]
            adjectives = []
            continue
        adjective = None if head else adjective_parse(token, genders)
        if not adjective:
            break
        adjectives.append(_Word(match.start(), match.end(), token, adjective))
    if not head and adjectives:
        head = _substantive(adjectives, animate_only)
    if animate_only and head and head[-1].parse.tag.POS == "NOUN" and head[-1].parse.tag.animacy != "anim":
        head = []
    return head, head[-1].end if head else start


def _substantive(adjectives: list[_Word], animate_only: bool) -> list[_Word]:
    """Adjectives without a noun are themselves the head: заведующий, ответственный за сайт."""
    telling = {"PRTF"} if animate_only else ADJECTIVES
    return adjectives if adjectives[-1].parse.tag.POS in telling else []


def _is_abbreviation(token: str) -> bool:
    """МБОУ, СОШ, ОБЗР, «п/о», «№»: nothing to decline. A phrase in capitals is not one."""
    letters = [letter for letter in token if letter.isalpha()]
    return not letters or "/" in token or (len(letters) <= 6 and token.isupper() and not _is_spoken(token))


def _is_spoken(token: str) -> bool:
    """Whether a token in capitals is a dictionary word (ШКОЛА), not an abbreviation."""
    return len(token) > 3 and any(
        parse.is_known and "Abbr" not in parse.tag for parse in parses(token.lower())
    )


@lru_cache(maxsize=4096)
def _noun(token: str) -> tuple[Any, ...]:
    """Analyses of a token as a noun in the nominative singular, those naming a person first."""
    tail = token.lower().rpartition("-")[2]
    found = [
        parse
        for parse in parses(tail)
        if parse.tag.POS == "NOUN"
        and parse.tag.case == "nomn"
        and parse.tag.number == "sing"
        and _plain(parse.tag)
    ]
    return tuple(sorted(found, key=lambda parse: parse.tag.animacy != "anim"))


def _plain(tag: Any) -> bool:
    return not ({"Name", "Surn", "Patr", "Abbr", "Fixd", "Geox"} & tag.grammemes)


def noun_parse(token: str, genders: set[str]) -> Any | None:
    """The analysis of ``token`` as the noun of a head, agreeing with the adjectives before it."""
    fitting = (
        parse for parse in _noun(token) if not genders or parse.tag.gender in genders or "ms-f" in parse.tag
    )
    return next(fitting, None)


@lru_cache(maxsize=4096)
def _adjective(token: str) -> tuple[Any, ...]:
    tail = token.lower().rpartition("-")[2]
    if _ORDINAL.fullmatch(token):
        tail = "первый" if tail == "й" else "первая"
    return tuple(
        parse
        for parse in parses(tail)
        if parse.tag.POS in ADJECTIVES and parse.tag.case == "nomn" and parse.tag.number == "sing"
    )


def adjective_parse(token: str, genders: set[str]) -> Any | None:
    """The analysis of ``token`` as an adjective in the nominative, agreeing with those before it."""
    return next((parse for parse in _adjective(token) if not genders or parse.tag.gender in genders), None)


def _inflected(word: _Word, case: Case, head: list[_Word]) -> str:
    """One word of the head in ``case``."""
    noun = next(
        (other.parse for other in head if other.start >= word.start and other.parse.tag.POS == "NOUN"), None
    )
    person = noun is None or noun.tag.animacy == "anim" or noun.normal_form == "член"
    prefix, hyphen, tail = word.text.rpartition("-")
    if hyphen and word.parse.tag.POS == "NOUN":
        prefix = "-".join(_inflected_prefix(part, case) for part in prefix.split("-"))
    if _ORDINAL.fullmatch(word.text):
        return prefix + hyphen + _ordinal_ending(inflect(word.parse, case, person))
    return prefix + hyphen + recase(tail, inflect(word.parse, case, person))


def _ordinal_ending(form: str) -> str:
    """What follows the hyphen of «1-й»: the last letter, or two of «-го», «-му»."""
    return form[-2:] if form.endswith(("го", "му")) else form[-1]


def _inflected_prefix(part: str, case: Case) -> str:
    """The first part of «учитель-логопед» declines, that of «шеф-повар» or «пресс-секретарь» does not."""
    parse = next((parse for parse in _noun(part) if parse.tag.animacy == "anim"), None)
    if not parse or part.lower() in _FIXED_PREFIXES:
        return part
    return recase(part, inflect(parse, case, person=True))


def inflect(parse: Any, case: Case, person: bool) -> str:
    """The word of ``parse`` in ``case``; a man's acc is his gen, a thing's is its nom."""
    if case == "nom":
        return str(parse.word)
    if case == "acc" and parse.tag.gender == "masc":
        if not person:
            return str(parse.word)
        if not _declines_in_a(parse):
            case = "gen"
    form = parse.inflect({"sing", MARKS[case]})
    return str(form.word) if form else str(parse.word)


def _declines_in_a(parse: Any) -> bool:
    """Masculine nouns in -а (судья, староста) have an acc of their own."""
    return bool(parse.tag.POS == "NOUN" and parse.word[-1] in "ая")
