"""Russian and other first names and patronymics in six cases."""

import re
from functools import lru_cache

from nastavnik.paper.words import endings
from nastavnik.paper.words.cases import Forms, Gender, cased, fixed, joined
from nastavnik.paper.words.data import stems, words
from nastavnik.paper.words.letters import VOWELS, declinable, key, parts, syllables

# «Рашид оглы», «Рашидкызы»: such a patronymic is not declined.
TURKIC_SON = re.compile(r"(оглы|оглу|огли|углы|угли|ўғли|ўгли|улы|уулу|ұлы|улу)$")
TURKIC_DAUGHTER = re.compile(r"(кызы|қизи|кизи|гызы|қызы|кызи)$")
_STRESSED_ICH = re.compile(r"^(иль|кузьм|лук|фом)ич$")


@lru_cache(maxsize=8192)
def decline_first(first: str, gender: Gender) -> Forms:
    """Six forms of a first name. In a double one both parts decline (Анна-Мария, Иоганн Вольфганг), but
    a prefix stays (Жан-Поль, Магомед-Расул), as do all but the last syllable of eastern names (Чен Ир)."""
    pieces = parts(first)
    final = len(pieces) - 1
    return joined(
        [
            (
                separator,
                _first(word, gender) if at == final or _declines_before(pieces, at, gender) else fixed(word),
            )
            for at, (separator, word) in enumerate(pieces)
        ]
    )


def is_eastern(first: str) -> bool:
    """Whether a name is of several words of one syllable, as Korean and Vietnamese ones are (Чен Ир)."""
    names = [word for _, word in parts(first) if word]
    short = all(syllables(name) < 2 and key(name) not in words("first", "western") for name in names)
    return len(names) > 1 and "-" not in first and short


def _declines_before(pieces: list[tuple[str, str]], at: int, gender: Gender) -> bool:
    """Whether a part that is not the last declines."""
    name, (separator, following) = key(pieces[at][1]), pieces[at + 1]
    if key(following) in words("first", "title"):
        return True
    if key(following) in words("first", "last_part") or (
        gender == "m" and name in words("first", "first_part")
    ):
        return False
    short = syllables(name) < 2 and (not separator.strip() or syllables(following) < 2)
    return not short or name in words("first", "western")


def _first(word: str, gender: Gender) -> Forms:
    lower = word.lower()
    if not declinable(word) or key(word) in words("first", "fixed"):
        return fixed(word)
    forms = _masculine(lower) if gender == "m" else _feminine(lower)
    return cased(word, forms)


def _masculine(name: str) -> Forms:
    if stem := stems("first", "fleeting").get(key(name)):
        return endings.masculine(name, stem)
    if name in words("first", "as_a"):
        return name, *endings.first_a(name[:-1] + "а")[1:]
    if name in words("first", "as_o"):
        return endings.masculine(name, name[:-1])
    if name[-1] in "йь":
        return endings.masculine_soft(name, name[:-1])
    if name[-1] in VOWELS:
        return _in_vowel(name)
    return endings.masculine(name, name)


def _feminine(name: str) -> Forms:
    if key(name) in words("first", "third"):
        return endings.third(name)
    return _in_vowel(name) if name[-1] in VOWELS else fixed(name)


def _in_vowel(name: str) -> Forms:
    """Names in -а, -я decline for both genders; names in another vowel, and -а after a vowel, stay."""
    stressed = key(name) in words("first", "stressed")
    if name.endswith("я"):
        return endings.first_ya(name, stressed=stressed)
    if name.endswith("а") and name[-2] not in VOWELS:
        return endings.first_a(name, stressed=stressed)
    return fixed(name)


@lru_cache(maxsize=8192)
def decline_patronymic(patronymic: str) -> Forms:
    """Six forms of a patronymic in -ич, -на; what has no such ending (Рашид оглы, Нурланкызы) stays."""
    pieces = parts(patronymic)
    final = len(pieces) - 1
    return joined(
        [
            (separator, _patronymic(word) if at == final else fixed(word))
            for at, (separator, word) in enumerate(pieces)
        ]
    )


def _patronymic(word: str) -> Forms:
    lower = word.lower()
    if lower.endswith(("ич", "ыч")):
        forms = endings.masculine(lower, lower, stressed=bool(_STRESSED_ICH.search(lower)))
    elif lower.endswith(("вна", "чна", "шна")):
        forms = endings.first_a(lower)
    else:
        return fixed(word)
    return cased(word, forms)
