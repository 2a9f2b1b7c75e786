"""Surnames that are common nouns (Соловей, Ткач): the dictionary knows their fleeting vowel and stress."""

from dataclasses import dataclass
from functools import lru_cache

from nastavnik.paper.words.letters import key
from nastavnik.paper.words.morph import parses

_NO_COMMON_NOUN = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Fixd"})


@dataclass(frozen=True, slots=True)
class CommonNoun:
    """The stem of a noun's other cases, and whether its ending bears the stress (Ткачом, Воробьём)."""

    stem: str
    stressed: bool


@lru_cache(maxsize=2048)
def common_noun(word: str) -> CommonNoun | None:
    """The noun that a surname in lower case equals, or None; е and ё stay as the surname has them."""
    for parse in parses(word):
        tag = parse.tag
        if not parse.is_known or tag.POS != "NOUN" or tag.case != "nomn" or tag.number != "sing":
            continue
        feminine = word[-1] in "ая"
        if _NO_COMMON_NOUN & tag.grammemes or tag.gender == "neut" or (tag.gender == "femn" and not feminine):
            continue
        genitive, instrumental = parse.inflect({"sing", "gent"}), parse.inflect({"sing", "ablt"})
        if genitive and instrumental and (feminine or genitive.word[-1] in "ая"):
            stem = word[:-1] if key(genitive.word[:-1]) == key(word[:-1]) else genitive.word[:-1]
            stem = word if key(stem) == key(word) else stem
            stem = stem if "ё" in word else stem.replace("ё", "е")
            return CommonNoun(stem, instrumental.word.endswith(("ом", "ём", "ой", "ёй")))
    return None
