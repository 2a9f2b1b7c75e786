"""The head of a Russian noun phrase in another case: agreeing adjectives and their noun.

What depends on the head stays: «старший воспитатель группы» → «старшего воспитателя группы».
"""

import re
from dataclasses import dataclass
from typing import Any

from nastavnik.paper.words.cases import Case
from nastavnik.paper.words.lexemes import adjective_parse, inflected, noun_parse
from nastavnik.paper.words.morph import parses

_ADVERBS = frozenset({"временно", "постоянно", "вновь", "внештатно"})
_PREPOSITION = re.compile(r"\s+(за|по|в|на)\s")
_WORD = re.compile(r"[^\W\d_][\w\-‑–]*\.?|[()]|[^\s()]+")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the head: its place in the text and the analysis it is declined by."""

    start: int
    end: int
    text: str
    parse: Any


@dataclass(frozen=True, slots=True)
class Head:
    """The words of a head phrase, in their order, and the place where it ends."""

    words: tuple[_Word, ...]
    end: int

    @property
    def noun(self) -> Any | None:
        """The analysis of the noun that ends the head; None if it ends in an adjective (заведующий)."""
        last = self.words[-1].parse if self.words else None
        return last if last is not None and last.tag.POS == "NOUN" else None

    def decline(self, text: str, case: Case) -> str:
        """``text`` with these words in ``case``."""
        pieces, at = [], 0
        person = self.noun is None or self.noun.tag.animacy == "anim" or self.noun.normal_form == "член"
        for word in self.words:
            pieces += [text[at : word.start], inflected(word.text, word.parse, case, person=person)]
            at = word.end
        return "".join(pieces) + text[at:]


def find_head(text: str, start: int = 0, *, animate_only: bool = False) -> Head:
    """The head phrase that begins at ``start``, abbreviations skipped; without words if none begins there.

    ``animate_only``: the head must name a person, else it is a dependent that looks like a nominative."""
    nouns: list[_Word] = []
    adjectives: list[_Word] = []
    for match in _WORD.finditer(text, start):
        token = match.group()
        if _is_passed_over(token, begun=bool(adjectives or nouns)):
            if nouns or (adjectives and token not in {"(", ")"}):
                break
            continue
        genders = {word.parse.tag.gender for word in adjectives}
        noun = noun_parse(token, genders)
        if noun and (not nouns or noun.tag.animacy == "anim"):
            nouns += [*adjectives, _Word(match.start(), match.end(), token, noun)]
            adjectives = []
            continue
        adjective = None if nouns else adjective_parse(token, genders)
        if not adjective:
            break
        adjectives.append(_Word(match.start(), match.end(), token, adjective))
    words = nouns or _governing(adjectives)
    if animate_only and words and not _names_person(words[-1], text):
        words = []
    return Head(tuple(words), words[-1].end if words else start)


def _governing(adjectives: list[_Word]) -> list[_Word]:
    """Adjectives without a noun, up to the one that governs the rest: of «заведующий мастерской» one."""
    for at, word in enumerate(adjectives):
        if word.parse.tag.POS == "PRTF" or word.text.lower().startswith(("заведующ", "управляющ")):
            return adjectives[: at + 1]
    return adjectives


def _names_person(last: _Word, text: str) -> bool:
    """Whether a head after a comma or «и» is one: a person, a participle, «ответственный за сайт»."""
    tag = last.parse.tag
    if tag.POS == "NOUN":
        return bool(tag.animacy == "anim")
    return tag.POS == "PRTF" or bool(_PREPOSITION.match(text, last.end))


def _is_passed_over(token: str, *, begun: bool) -> bool:
    """Adverbs, brackets, abbreviations: МБОУ, СОШ, «п/о», «№», «ст.»."""
    letters = [letter for letter in token if letter.isalpha()]
    if not letters or "/" in token or token.lower() in _ADVERBS or (token.endswith(".") and not begun):
        return True
    return len(letters) <= 6 and token.isupper() and not _is_spoken(token)


def _is_spoken(token: str) -> bool:
    """Whether a token in capitals is a dictionary word (ШКОЛА), not an abbreviation."""
    found = parses(token.lower())
    return len(token) > 3 and any(parse.is_known and "Abbr" not in parse.tag for parse in found)
