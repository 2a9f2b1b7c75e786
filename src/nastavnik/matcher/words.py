"""Sentences of the matcher in Russian and English, with plural forms; people are named by whoever asks."""

from collections.abc import Mapping

Language = str  # "ru" or "en"
Names = Mapping[str, str]


class Told(str):
    """A sentence in Russian that knows itself in English as well."""

    en: str

    def __new__(cls, ru: str, en: str) -> "Told":
        one = super().__new__(cls, ru)
        one.en = en
        return one

    def __reduce__(self) -> tuple[type["Told"], tuple[str, str]]:
        return Told, (str(self), self.en)


def told(ru: str, en: str) -> Told:
    return Told(ru, en)


def many(number: int, one: str, few: str, lots: str) -> str:
    """«1 место, 2 места, 5 мест» with a no-break space after the number."""
    tens, units = abs(number) % 100, abs(number) % 10
    if units == 1 and tens != 11:
        word = one
    elif 2 <= units <= 4 and not 12 <= tens <= 14:
        word = few
    else:
        word = lots
    return f"{number}\u00a0{word}"


def points(number: int, language: Language) -> str:
    if language == "ru":
        return many(number, "балл", "балла", "баллов")
    return f"{number}\u00a0{'point' if number == 1 else 'points'}"


def mentors(number: int, language: Language) -> str:
    if language == "ru":
        return many(number, "наставник", "наставника", "наставников")
    return f"{number}\u00a0{'mentor' if number == 1 else 'mentors'}"


def people(number: int, language: Language) -> str:
    if language == "ru":
        return many(number, "человек", "человека", "человек")
    return f"{number}\u00a0{'person' if number == 1 else 'people'}"


def said(language: Language, ru: str, en: str, **values: object) -> str:
    """One sentence of the two, filled in; initials at its end bring their own full stop."""
    text = (ru if language == "ru" else en).format(**values)
    return text[:-1] if text.endswith("..") else text


def move(
    who: str, before: str, after: str, nobody: str, language: Language, names: Names | None = None
) -> str:
    """«Анна: был наставник – Ольга, станет – Вера.»"""
    return said(
        language,
        "{who}: был наставник – {before}, станет – {after}.",
        "{who}: the mentor was {before}, becomes {after}.",
        who=named(who, names),
        before=named(before, names) if before else nobody,
        after=named(after, names) if after else nobody,
    )


def named(ident: str, names: Names | None) -> str:
    return ident if names is None else names.get(ident, ident)
