"""Russian letters as declension sees them: vowels, sibilants, capitals, ё."""

VOWELS = frozenset("аеёиоуыэюя")
SIBILANTS = frozenset("жшчщ")
VELARS = frozenset("гкх")


def key(word: str) -> str:
    """How a word is looked up in tables: lower case, ё as е."""
    return word.lower().replace("ё", "е")


def syllables(word: str) -> int:
    """The number of vowels."""
    return sum(letter in VOWELS for letter in word.lower())


def recase(model: str, word: str) -> str:
    """A lower-case ``word`` with the capitals of ``model``: ИВАНОВ gives ИВАНОВА, МакКой gives МакКоя."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return "".join(
        letter.upper() if place < len(model) and model[place].isupper() else letter
        for place, letter in enumerate(word)
    )
