"""Every text of the import is there in Russian, with the same blanks to fill in."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

import nastavnik
from nastavnik.journey.register.staff_list import words

BLANKS = re.compile(r"%\((\w+)\)s")
TEXTS = {**words.FILES, **words.NO_STAFF_LIST, **words.REASONS, **words.WARNINGS, **words.SHEET_WORDS}


@pytest.fixture(scope="module")
def russian():
    path = Path(nastavnik.__file__).parent / "locale" / "parts" / "staff_list.po"
    with path.open("rb") as part:
        return {message.id: message.string for message in read_po(part, locale="ru") if message.id}


def test_each_text_is_translated_with_its_blanks(russian):
    wanted = set(TEXTS.values()) | set(words.FIELDS.values())
    assert wanted <= set(russian)  # the file has the words of the pages, too
    blanks = {text: (sorted(BLANKS.findall(text)), sorted(BLANKS.findall(russian[text]))) for text in wanted}
    assert {text: both for text, both in blanks.items() if both[0] != both[1]} == {}
    assert all(re.search("[а-яё№]", string, re.IGNORECASE) for string in russian.values())


def test_texts_name_what_to_do(russian):
    for code in [*words.FILES, *words.REASONS]:
        assert re.search(r"[:.] ", TEXTS[code]), code


def test_a_text_is_said_in_the_language_that_is_active():
    with translation.override("en"):
        assert words.say("too_many_sheets", limit=3).startswith("The workbook has more than 3 sheets")
        assert words.field_label("post") == "Post"
