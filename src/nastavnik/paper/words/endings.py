"""Endings of Russian nouns and adjectives in gen, dat, acc, ins, prep (all words in lower case)."""

from nastavnik.paper.words.cases import Forms, build
from nastavnik.paper.words.letters import SIBILANTS, VELARS

POSSESSIVE_M = ("а", "у", "а", "ым", "е")
POSSESSIVE_F = ("ой", "ой", "у", "ой", "ой")


def masculine(nominative: str, stem: str, *, stressed: bool = False) -> Forms:
    """Second declension of a stem ending in a hard consonant; ``stressed``: the ending bears the stress."""
    sibilant = stem[-1] in SIBILANTS or stem[-1] == "ц"
    return build(nominative, stem, ("а", "у", "а", "ем" if sibilant and not stressed else "ом", "е"))


def masculine_soft(nominative: str, stem: str, *, stressed: bool = False) -> Forms:
    """Second declension of nouns in -ь, -й; -ий has -ии in prep, -шь is written as hard."""
    if stem[-1] in SIBILANTS:
        return masculine(nominative, stem, stressed=stressed)
    prep = "и" if stem.endswith("и") else "е"
    return build(nominative, stem, ("я", "ю", "я", "ём" if stressed else "ем", prep))


def first_a(nominative: str, *, stressed: bool = False) -> Forms:
    """First declension of nouns in -а."""
    stem = nominative[:-1]
    last = stem[-1]
    gen = "и" if last in SIBILANTS or last in VELARS else "ы"
    ins = "ей" if (last in SIBILANTS or last == "ц") and not stressed else "ой"
    return build(nominative, stem, (gen, "е", "у", ins, "е"))


def first_ya(nominative: str, *, stressed: bool = False) -> Forms:
    """First declension of nouns in -я; those in -ия have -ии in dat and prep."""
    stem = nominative[:-1]
    dat = "и" if stem.endswith("и") else "е"
    return build(nominative, stem, ("и", dat, "ю", "ёй" if stressed else "ей", dat))


def third(nominative: str) -> Forms:
    """Third declension: feminine nouns in -ь."""
    stem = nominative[:-1]
    return build(nominative, stem, ("и", "и", "ь", "ью", "и"))


def adjective_m(nominative: str, *, soft: bool = False, stressed: bool = False) -> Forms:
    """Masculine adjective in -ый, -ий, -ой."""
    stem = nominative[:-2]
    last = stem[-1]
    if soft or last == "ь":
        return build(nominative, stem, ("его", "ему", "его", "им", "ем"))
    if (last in SIBILANTS or last == "ц") and not stressed:
        return build(nominative, stem, ("его", "ему", "его", "ым" if last == "ц" else "им", "ем"))
    ins = "им" if last in SIBILANTS or last in VELARS else "ым"
    return build(nominative, stem, ("ого", "ому", "ого", ins, "ом"))


def adjective_f(nominative: str, *, stressed: bool = False) -> Forms:
    """Feminine adjective in -ая, -яя, -ья."""
    stem = nominative[:-2]
    last = stem[-1]
    if nominative.endswith("яя"):
        return build(nominative, stem, ("ей", "ей", "юю", "ей", "ей"))
    if (last in SIBILANTS or last == "ц") and not stressed:
        return build(nominative, stem, ("ей", "ей", "ую", "ей", "ей"))
    return build(nominative, stem, ("ой", "ой", "ую", "ой", "ой"))
