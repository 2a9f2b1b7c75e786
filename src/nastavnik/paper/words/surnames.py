"""Russian surnames in six cases, by ending and gender, exceptions from the table.

The rules follow Kalakutskaya and Superanskaya as Gramota.ru retells them: masculine surnames in a consonant
decline and feminine ones do not; -ко, -ых, -их, -аго and vowels other than unstressed -а, -я stay.
A surname equal to a common noun loses its fleeting vowel as the noun does (Заяц – Зайца, Соловей – Соловья):
the books allow both ways, this one is the commoner; a person's own wish is kept in the stored forms.
"""

import re
from functools import lru_cache

from nastavnik.paper.words import endings
from nastavnik.paper.words.cases import Forms, Gender, build, cased, fixed, joined
from nastavnik.paper.words.data import stems, words
from nastavnik.paper.words.letters import SIBILANTS, VELARS, VOWELS, key, syllables

_PARTS = re.compile(r"([\s\-–‑]*)([^\s\-–‑]+)")


@lru_cache(maxsize=8192)
def decline_surname(surname: str, gender: Gender) -> Forms:
    """Six forms of a surname, simple, double or of several words, capitals kept."""
    pieces: list[tuple[str, str]] = _PARTS.findall(surname)
    parts = [
        (separator, _piece(word, gender, last=at == len(pieces) - 1))
        for at, (separator, word) in enumerate(pieces)
    ]
    return joined(parts)


def _piece(word: str, gender: Gender, *, last: bool) -> Forms:
    """One word of a surname; particles (фон, де) and first parts like Кара-, Тер- never change."""
    lower = word.lower()
    if not word[:1].isupper() or len(word) < 2 or lower.endswith("."):
        return fixed(word)
    if not last and key(word) in words("surname", "first_part"):
        return fixed(word)
    if key(word) in words("surname", "fixed"):
        return fixed(word)
    forms = _masculine(lower) if gender == "m" else _feminine(lower)
    return cased(word, forms)


def _feminine(word: str) -> Forms:
    noun = key(word) in words("surname", "feminine_noun")
    if word.endswith(("ова", "ева", "ёва", "ина", "ына")) and not noun:
        return build(word, word[:-1], endings.POSSESSIVE_F)
    if word.endswith(("ая", "яя")) and len(word) > 3 and not noun:
        return endings.adjective_f(word, stressed=key(word) in words("surname", "stressed"))
    return _first_declension(word) if word[-1] in "ая" else fixed(word)


def _first_declension(word: str) -> Forms:
    """Nouns in -а, -я: Глинка, Окуджава, Данелия; -а after a vowel stays (Гулиа, Галуа)."""
    stressed = key(word) in words("surname", "stressed")
    if word.endswith("я"):
        return endings.first_ya(word, stressed=stressed)
    return fixed(word) if word[-2] in VOWELS else endings.first_a(word, stressed=stressed)


def _masculine(word: str) -> Forms:
    if stem := stems("surname", "fleeting").get(key(word)):
        return _fleeting(word, stem)
    if word.endswith("й"):
        return _masculine_iot(word)
    if word.endswith("ь"):
        return endings.masculine_soft(word, word[:-1], stressed=_soft_stressed(word))
    if word[-1] in "ая":
        return _first_declension(word)
    if word[-1] in VOWELS or _is_plural_genitive(word):
        return fixed(word)
    if _is_possessive(word):
        return build(word, word, endings.POSSESSIVE_M)
    return endings.masculine(word, _oblique(word), stressed=_stressed(word))


def _fleeting(word: str, stem: str) -> Forms:
    """A surname from the table of fleeting vowels: its stem is written there."""
    stressed = key(word) in words("surname", "stressed")
    if word[-1] in "йь":
        return endings.masculine_soft(word, stem, stressed=stressed)
    return endings.masculine(word, stem, stressed=stressed)


def _masculine_iot(word: str) -> Forms:
    """Surnames in -й: adjectives (Белый, Толстой, Долгий) or nouns (Цой, Палий, Воробей)."""
    stem, before = word[:-2], word[-3:-2]
    stressed = key(word) in words("surname", "stressed")
    if word.endswith("ый"):
        return endings.adjective_m(word)
    if word.endswith("ой"):
        adjective = syllables(word) > 1 and key(word) not in words("surname", "noun_oy")
        if adjective or key(word) in words("surname", "adjective"):
            return endings.adjective_m(word, stressed=True)
    if word.endswith("ий") and key(word) not in words("surname", "noun_iy"):
        if key(word) in words("surname", "possessive_iy"):
            forms = endings.adjective_m(stem + "ьий")
            return word, *forms[1:]
        if before in VELARS or before in SIBILANTS or before == "ц":
            return endings.adjective_m(word)
        soft = before == "н" and stem[-2:-1] not in VOWELS and len(stem) > 1
        if soft or key(word) in words("surname", "adjective"):
            return endings.adjective_m(word, soft=True)
    return endings.masculine_soft(word, word[:-1], stressed=stressed)


def _is_plural_genitive(word: str) -> bool:
    """Черных, Долгих, Верхних: old genitives of a family. Рерих, Фрейндлих, Жених are plain nouns."""
    if key(word) in words("surname", "noun_ikh"):
        return False
    if word.endswith("ых"):
        return syllables(word) > 1
    if not word.endswith("их"):
        return False
    before = word[-3:-2]
    return (
        before in VELARS
        or before in SIBILANTS
        or before == "ь"
        or bool(re.search("[рдтшжвл]ь?них$|синих$", word))
    )


def _is_possessive(word: str) -> bool:
    """Russian -ов, -ев, -ин, -ын (ins -ым) against foreign ones and plain nouns (Дарвин, Грин: ins -ом)."""
    if not word.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return False
    if key(word) in words("surname", "foreign_ins") or key(word) in words("surname", "fleeting_none"):
        return False
    if word.endswith(("ин", "ын")) and syllables(word) < 2:
        return key(word) == "пнин"
    return True


def _oblique(word: str) -> str:
    """The stem of the other cases where the last vowel falls out: Кравец – Кравц, Сверчок – Сверчк."""
    if syllables(word) < 2 or key(word) in words("surname", "fleeting_none"):
        return word
    before, double = word[-3], word[-4] not in VOWELS
    if word.endswith("ец"):
        if before in VOWELS:
            return word[:-2] + "йц"
        if double:
            return word
        return word[:-2] + ("ьц" if before == "л" else "ц")
    if word.endswith(("ок", "ёк")) and before not in VOWELS:
        soft = word.endswith("ёк") and before not in SIBILANTS
        hard_cluster = double and word[-4] not in "йрлнмвс"
        return word if hard_cluster else word[:-2] + ("ьк" if soft else "к")
    return word


def _stressed(word: str) -> bool:
    """Whether -ом bears the stress after ж, ш, ч, щ, ц: Ткачом, Кравцом, but Мицкевичем, Шварцем."""
    name = key(word)
    if name in words("surname", "stressed"):
        return True
    if name in words("surname", "unstressed"):
        return False
    return word.endswith("ач") or (
        word.endswith("ец") and syllables(word) == 2 and not name.endswith(("рец", "нец"))
    )


def _soft_stressed(word: str) -> bool:
    """Whether the ending of a surname in -ь bears the stress: Кобзарём, but Бондарем."""
    name = key(word)
    if name in words("surname", "unstressed"):
        return False
    return name in words("surname", "stressed") or word.endswith("арь")
