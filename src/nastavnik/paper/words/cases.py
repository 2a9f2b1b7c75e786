"""The six Russian cases, and a person's name written in each of them."""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from nastavnik.paper.words.letters import recase

Case = Literal["nom", "gen", "dat", "acc", "ins", "prep"]
Gender = Literal["m", "f"]
Forms = tuple[str, str, str, str, str, str]

CASES: tuple[Case, ...] = get_args(Case)
NBSP = "\u00a0"


def fixed(word: str) -> Forms:
    """A word that is the same in every case."""
    return (word,) * 6


def cased(model: str, forms: Forms) -> Forms:
    """Lower-case forms with the capitals of the word as it was given."""
    return cast(Forms, tuple(recase(model, form) for form in forms))


def build(nominative: str, stem: str, endings: tuple[str, str, str, str, str]) -> Forms:
    """Forms from a stem and the endings of gen, dat, acc, ins, prep."""
    gen, dat, acc, ins, prep = (stem + ending for ending in endings)
    return nominative, gen, dat, acc, ins, prep


def joined(parts: list[tuple[str, Forms]]) -> Forms:
    """Forms of a compound: each part comes with the separator that stands before it."""
    rows = ("".join(separator + forms[at] for separator, forms in parts) for at in range(6))
    return cast(Forms, tuple(rows))


@dataclass(frozen=True, slots=True)
class NameForm:
    """Surname, first name and patronymic in one case; an absent part is an empty string."""

    surname: str
    first: str
    patronymic: str = ""

    def full(self) -> str:
        """«Иванова Мария Петровна» without gaps for absent parts."""
        return " ".join(part for part in (self.surname, self.first, self.patronymic) if part)

    def initials(self, before: bool = True) -> str:
        """«М. П. Иванова» (``before``) or «Иванова М. П.», with non-breaking spaces."""
        letters = NBSP.join(_initial(part) for part in (self.first, self.patronymic) if part)
        order = (letters, self.surname) if before else (self.surname, letters)
        return NBSP.join(part for part in order if part)


@dataclass(frozen=True, slots=True)
class PersonForms:
    """A person's name in the six cases, with the gender it was declined by (None: unknown)."""

    nom: NameForm
    gen: NameForm
    dat: NameForm
    acc: NameForm
    ins: NameForm
    prep: NameForm
    gender: Gender | None = None

    def form(self, case: Case) -> NameForm:
        """The three parts in ``case``."""
        return cast(NameForm, getattr(self, case))

    def full(self, case: Case = "nom") -> str:
        """Surname, first name and patronymic in ``case``."""
        return self.form(case).full()

    def initials(self, case: Case = "nom", before: bool = True) -> str:
        """«И. О. Фамилия» or «Фамилия И. О.» in ``case``."""
        return self.form(case).initials(before)


def _initial(part: str) -> str:
    """«М.», of a hyphenated name «А.-М.», of «Рашид оглы» «Р.»."""
    pieces = [piece for piece in part.split()[0].split("-") if piece[:1].isupper()] or [part]
    return "-".join(f"{piece[0].upper()}." for piece in pieces)
