"""A person's full name in six cases."""

from functools import lru_cache

from nastavnik.paper.words.cases import CASES, Forms, Gender, NameForm, PersonForms, fixed
from nastavnik.paper.words.data import words
from nastavnik.paper.words.gender import guess_gender, is_unknown
from nastavnik.paper.words.given import decline_first, decline_patronymic, is_eastern
from nastavnik.paper.words.letters import key
from nastavnik.paper.words.surnames import decline_surname


@lru_cache(maxsize=8192)
def decline_person(
    surname: str, first: str, patronymic: str = "", gender: Gender | None = None
) -> PersonForms:
    """The name in six cases; ``gender`` is guessed when None.

    When it cannot be guessed, ``gender`` of the answer stays None and each part keeps the nominative
    unless it declines alike for men and women (Чайка Саша): better an unchanged name than a wrong one."""
    surname, first, patronymic = (" ".join(part.split()) for part in (surname, first, patronymic))
    known = gender or guess_gender(surname, first, patronymic)
    if patronymic and is_eastern(f"{first} {patronymic}"):  # Ким | Чен | Ир: a list had three columns
        return _in_columns(surname, first, patronymic, known)
    parts = (
        _surname(surname, first, patronymic, known),
        _first(first, known),
        decline_patronymic(patronymic),
    )
    return _gathered(parts, known)


def _in_columns(surname: str, first: str, last: str, gender: Gender | None) -> PersonForms:
    """An eastern name in three columns: only the very last word declines, and only a man's."""
    return _gathered((fixed(surname), fixed(first), _first(last, gender)), gender)


def _gathered(parts: tuple[Forms, Forms, Forms], gender: Gender | None) -> PersonForms:
    nom, gen, dat, acc, ins, prep = (NameForm(*(forms[at] for forms in parts)) for at in range(len(CASES)))
    return PersonForms(nom, gen, dat, acc, ins, prep, gender=gender)


def _surname(surname: str, first: str, patronymic: str, gender: Gender | None) -> Forms:
    """The surname; of Ким Чен Ир, Дэн Сяопин only the very last word declines."""
    if not patronymic and (is_eastern(first) or (_is_eastern(surname) and is_unknown(first))):
        return fixed(surname)
    if gender:
        return decline_surname(surname, gender)
    return _same(surname, decline_surname(surname, "m"), decline_surname(surname, "f"))


def _is_eastern(surname: str) -> bool:
    return key(surname) in words("surname", "eastern")


def _first(first: str, gender: Gender | None) -> Forms:
    if gender:
        return decline_first(first, gender)
    return _same(first, decline_first(first, "m"), decline_first(first, "f"))


def _same(word: str, masculine: Forms, feminine: Forms) -> Forms:
    """Forms on which both genders agree, else the word unchanged."""
    return masculine if masculine == feminine else fixed(word)
