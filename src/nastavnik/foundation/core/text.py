"""Russian words in a database: one folded form for search and order, the same on SQLite and PostgreSQL."""

import re
import unicodedata


def fold(text: str) -> str:
    """`text` for comparing: no case, ё as е, single spaces.

    SQLite's `icontains` is blind to the case of Cyrillic letters and both databases sort Ё before А,
    so whatever is searched or sorted by name is kept folded as well.
    """
    text = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return re.sub(r"\s+", " ", text).strip()
