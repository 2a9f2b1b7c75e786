"""The exceptions of Russian names, read once from ``exceptions.toml`` beside this file."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from nastavnik.paper.words.letters import key

Words = frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, object]]:
    source = files(__package__).joinpath("exceptions.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@lru_cache(maxsize=64)
def words(section: str, name: str) -> Words:
    """A list of the table, written there as one string of words, as lookup keys (ё as е)."""
    return frozenset(key(word) for word in str(_tables()[section][name]).split())


@lru_cache(maxsize=16)
def stems(section: str, name: str) -> Mapping[str, str]:
    """A mapping word → stem of the other cases, written there as ``word:stem`` pairs."""
    pairs = (pair.partition(":") for pair in str(_tables()[section][name]).split())
    return {key(word): stem for word, _, stem in pairs}
