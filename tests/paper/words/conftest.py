"""The lists of hard names, posts and organisations as rows of cells."""

from pathlib import Path

import pytest


def _rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="session")
def hard_names() -> list[list[str]]:
    return _rows("names.tsv")


@pytest.fixture(scope="session")
def hard_posts() -> list[list[str]]:
    return _rows("posts.tsv")


@pytest.fixture(scope="session")
def organisation_names() -> list[list[str]]:
    return _rows("organisations.tsv")


@pytest.fixture(scope="session")
def single_words() -> list[list[str]]:
    return _rows("words.tsv")
