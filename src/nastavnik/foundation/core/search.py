"""Full-text search in Russian: by forms of words and beginnings of words, the same on SQLite and PostgreSQL.

A row keeps its words in a `SearchWords` field: each word as it stands (folded) and its stem, marked by «~». A word
that is looked for fits a word that begins with it, or one with the same stem. SQLite looks the tokens up in FTS5,
PostgreSQL in a tsvector made of the same tokens, so both find the same rows.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import snowballstemmer
from django.db import models
from django.db.models.lookups import Lookup

from .text import fold

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 8


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("russian")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


def words_of(text: str) -> list[str]:
    return WORD.findall(fold(text))


def tokens(texts: Iterable[str]) -> str:
    """What a `SearchWords` field keeps of these texts: each word and each stem once."""
    words = {word for text in texts if text for word in words_of(text)}
    return " ".join(sorted(words | {f"~{_stem(word)}" for word in words}))


class SearchWords(models.TextField):
    """The tokens of a row; `filter(search_words__fits="иванову математика")` finds all words in any order."""

    def __init__(self, **options):
        super().__init__(**{"default": "", "editable": False, "blank": True} | options)


@SearchWords.register_lookup
class Fits(Lookup):
    """Every word of the text fits a token of the row; a text without words fits every row."""

    lookup_name = "fits"
    prepare_rhs = False

    def _words(self) -> list[str]:
        return words_of(str(self.rhs))[:MOST_WORDS]

    def as_sqlite(self, compiler, connection):
        words = self._words()
        if not words:
            return "1 = 1", []
        quote = connection.ops.quote_name
        model = self.lhs.target.model
        index, key = quote(f"{model._meta.db_table}_fts"), quote(model._meta.pk.column)
        asked = " AND ".join(f'("{word}" * OR "~{_stem(word)}")' for word in words)
        alias = quote(self.lhs.alias)
        return f"{alias}.{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)", [asked]  # noqa: S608  # nosec B608

    def as_postgresql(self, compiler, connection):
        words = self._words()
        if not words:
            return "TRUE", []
        column, params = self.process_lhs(compiler, connection)
        asked = " & ".join(f"('{word}':* | '~{_stem(word)}')" for word in words)
        return f"array_to_tsvector(string_to_array({column}, ' ')) @@ %s::tsquery", [*params, asked]


def install(connection, table: str, column: str = "search_words", key: str = "id") -> None:
    """Make the index of a table's words where it or a part of it is missing; what is there stays.

    Called by the migration that brings the column, and after every later one: SQLite changes a table by making
    it anew, and its triggers go with the old one.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = %s", [f"{table}_fts"])
            if cursor.fetchone() is None:
                cursor.execute(
                    f'CREATE INDEX "{table}_fts" ON "{table}" '
                    f"USING gin (array_to_tsvector(string_to_array(\"{column}\", ' ')))"
                )
        elif connection.vendor == "sqlite":
            _install_fts5(cursor, table, column, key)


def _install_fts5(cursor, table: str, column: str, key: str) -> None:
    fts = f"{table}_fts"
    put = f'INSERT INTO "{fts}"(rowid, "{column}") VALUES (new."{key}", new."{column}");'  # noqa: S608  # nosec B608
    take = (
        f'INSERT INTO "{fts}"("{fts}", rowid, "{column}") VALUES (\'delete\', old."{key}", old."{column}");'  # noqa: S608  # nosec B608
    )
    wanted = {
        fts: f'CREATE VIRTUAL TABLE "{fts}" USING fts5("{column}", content="{table}", content_rowid="{key}", '
        "tokenize=\"unicode61 remove_diacritics 0 tokenchars '~'\")",
        f"{fts}_put": f'CREATE TRIGGER "{fts}_put" AFTER INSERT ON "{table}" BEGIN {put} END',
        f"{fts}_take": f'CREATE TRIGGER "{fts}_take" AFTER DELETE ON "{table}" BEGIN {take} END',
        f"{fts}_change": f'CREATE TRIGGER "{fts}_change" AFTER UPDATE OF "{column}" ON "{table}" '
        f'WHEN old."{column}" IS NOT new."{column}" BEGIN {take} {put} END',
    }
    cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE %s", [f"{fts}%"])
    missing = wanted.keys() - {name for (name,) in cursor.fetchall()}
    for name, statement in wanted.items():
        if name in missing:
            cursor.execute(statement)
    if missing:
        # What is erased must leave the index as well, not only be marked in it.
        cursor.execute(f'INSERT INTO "{fts}"("{fts}", rank) VALUES (\'secure-delete\', 1)')  # noqa: S608  # nosec B608
        cursor.execute(f'INSERT INTO "{fts}"("{fts}") VALUES (\'rebuild\')')  # noqa: S608  # nosec B608
