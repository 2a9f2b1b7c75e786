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
from nastavnik.paper.words.letters import SIBILANTS, VELARS, VOWELS, declinable, key, parts, syllables
from nastavnik.paper.words.nouns import common_noun

# Endings where a common noun may lose its last vowel.
_FLEETING = ("ец", "ок", "ек", "ёк", "ел", "ёл", "ер", "ёр", "ень", "ель", "онь", "оть", "оль", "ей")
# Шимборска, Ковальска: adjectives in Polish, declined as Шимборская.
_POLISH = re.compile("([внр]ск|ьск|[еи]цк)а$")
_SOFT_ADJECTIVE = re.compile("[рдтшжвл]ь?них$|синих$")


@lru_cache(maxsize=8192)
def decline_surname(surname: str, gender: Gender) -> Forms:
    """Six forms of a surname, simple, double or of several words, capitals kept."""
    pieces = parts(surname)
    return joined(
        [
            (separator, fixed(word) if _stays(pieces, at) else _simple(word, gender))
            for at, (separator, word) in enumerate(pieces)
        ]
    )


def _stays(pieces: list[tuple[str, str]], at: int) -> bool:
    """Whether a word of a surname never changes: «фон», «Смит А.», first parts like Кара-, what stands
    before -заде."""
    word, following = pieces[at][1], [piece for _, piece in pieces[at + 1 :] if piece]
    particle = word == word.lower() and any(piece != piece.lower() for _, piece in pieces)
    if not declinable(word) or particle or key(word) in words("surname", "fixed"):
        return True
    if any(key(piece) in words("surname", "last_part") for piece in following):
        return True
    return bool(following) and key(word) in words("surname", "first_part")


def _simple(word: str, gender: Gender) -> Forms:
    lower = word.lower()
    return cased(word, _masculine(lower) if gender == "m" else _feminine(lower))


def _feminine(word: str) -> Forms:
    noun = key(word) in words("surname", "feminine_noun")
    if word.endswith(("ова", "ева", "ёва", "ина", "ына")) and not noun:
        return build(word, word[:-1], endings.POSSESSIVE_F)
    if word.endswith("ья") and word[:-2] + "ий" in words("surname", "possessive_iy"):
        return build(word, word[:-1], ("ей", "ей", "ю", "ей", "ей"))
    if word.endswith(("ая", "яя")) and len(word) > 3 and not noun:
        return endings.adjective_f(word, stressed=key(word) in words("surname", "stressed"))
    if _POLISH.search(word) and not noun:
        return build(word, word[:-1], ("ой", "ой", "ую", "ой", "ой"))
    return _first_declension(word) if word[-1] in "ая" and len(word) > 2 else fixed(word)


def _first_declension(word: str) -> Forms:
    """Nouns in -а, -я: Глинка, Окуджава, Данелия; -а after a vowel stays (Гулиа, Галуа)."""
    if word.endswith("я"):
        return endings.first_ya(word, stressed=not word.endswith("ия") and _stressed(word))
    if word[-2] in VOWELS:
        return fixed(word)
    return endings.first_a(word, stressed=(word[-2] in SIBILANTS or word[-2] == "ц") and _stressed(word))


def _masculine(word: str) -> Forms:
    if word.endswith("й") and not word.endswith("ей"):
        return _masculine_iot(word)
    if word[-1] in "йь":
        return endings.masculine_soft(word, _oblique(word), stressed=_stressed(word))
    if word[-1] in "ая" and len(word) > 2:
        return _first_declension(word)
    if word[-1] in VOWELS or _is_plural_genitive(word):
        return fixed(word)
    if _is_possessive(word):
        return build(word, word, endings.POSSESSIVE_M)
    return endings.masculine(word, _oblique(word), stressed=word[-1] in "жшчщц" and _stressed(word))


def _masculine_iot(word: str) -> Forms:
    """Surnames in -й: adjectives (Белый, Толстой, Долгий) or nouns (Цой, Палий, Воробей)."""
    stem, before = word[:-2], word[-3:-2]
    if len(word) < 4:
        return endings.masculine_soft(word, word[:-1])
    if word.endswith("ый"):
        return endings.adjective_m(word)
    if word.endswith("ой"):
        adjective = syllables(word) > 1 and key(word) not in words("surname", "noun_oy")
        if adjective or key(word) in words("surname", "adjective"):
            return endings.adjective_m(word, stressed=True)
    if word.endswith("ий") and syllables(word) > 1 and key(word) not in words("surname", "noun_iy"):
        if key(word) in words("surname", "possessive_iy"):
            forms = endings.adjective_m(stem + "ьий")
            return word, *forms[1:]
        if before in VELARS or before in SIBILANTS or before == "ц":
            return endings.adjective_m(word)
        soft = before == "н" and stem[-2:-1] not in VOWELS and len(stem) > 1
        if soft or key(word) in words("surname", "adjective"):
            return endings.adjective_m(word, soft=True)
    return endings.masculine_soft(word, word[:-1])


def _is_plural_genitive(word: str) -> bool:
    """Черных, Долгих, Верхних: old genitives of a family. Рерих, Фрейндлих, Жених are plain nouns."""
    if key(word) in words("surname", "noun_ikh") or syllables(word) < 2:
        return False
    if word.endswith("ых"):
        return True
    if not word.endswith("их"):
        return False
    before = word[-3]
    return before in VELARS or before in SIBILANTS or before == "ь" or bool(_SOFT_ADJECTIVE.search(word))


def _is_possessive(word: str) -> bool:
    """Russian -ов, -ев, -ин, -ын (ins -ым) against foreign ones and plain nouns (Дарвин, Грин: ins -ом)."""
    if not word.endswith(("ов", "ев", "ёв", "ин", "ын")) or key(word) in stems("surname", "fleeting"):
        return False
    if word.endswith(("ин", "ын")) and syllables(word) < 2:
        return key(word) == "пнин"
    return key(word) not in words("surname", "foreign_ins") and not word.endswith(("тдин", "ддин"))


def _oblique(word: str) -> str:
    """The stem of the other cases: by the table, as the common noun, else by ending (Кравец – Кравц)."""
    bare = word[:-1] if word[-1] in "йь" else word
    if stem := stems("surname", "fleeting").get(key(word)):
        return stem
    if key(word) in words("surname", "fleeting_none"):
        return bare
    if word.endswith(_FLEETING):
        noun = common_noun(word)
        return noun.stem if noun else _oblique_by_ending(word, bare)
    return bare


def _oblique_by_ending(word: str, bare: str) -> str:
    """Surnames that are no nouns: -ец, -ок lose the vowel (Горобец, Казачёнок), -ель, -ень, -ек keep it."""
    if syllables(word) < 2 or not word.endswith(("ец", "ок", "ёк")):
        return bare
    before, cluster = word[-3], word[-4:-3] not in VOWELS
    if word.endswith("ец"):
        if before in VOWELS:
            return word[:-2] + "йц"
        return word if cluster else word[:-2] + ("ьц" if before == "л" else "ц")
    if before in VOWELS or (cluster and word[-4:-3] not in "йрлнмвс"):
        return word
    return word[:-2] + ("ьк" if word.endswith("ёк") and before not in SIBILANTS else "к")


def _stressed(word: str) -> bool:
    """Whether the ending bears the stress: Ткачом, Кравцом, Кобзарём against Мицкевичем, Шварцем, Лосем."""
    name = key(word)
    if name in words("surname", "stressed"):
        return True
    if name in words("surname", "unstressed") or word.endswith("вич"):
        return False
    if noun := common_noun(word):
        return noun.stressed
    return word.endswith(("ач", "арь", "ырь")) or (word.endswith("ец") and syllables(word) == 2)
