"""A questionnaire never contains a consent: recognising one by its words."""

import re
import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.text import fold

from .content import Content, Item, Words, texts


@cache
def _patterns() -> tuple[list[re.Pattern], list[re.Pattern]]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    # the text is folded, so a pattern's own ё must be as well
    return tuple([re.compile(fold_pattern(one)) for one in data[name]] for name in ("not_meant", "found"))


def fold_pattern(pattern: str) -> str:
    return pattern.replace("ё", "е")


def consent_in(text: str) -> str:
    """The words in which a consent is asked for or given; empty where there are none."""
    not_meant, found = _patterns()
    plain = re.sub(r"[«»\"“”…–—:;!?]", " ", fold(text))
    plain = re.sub(r"\s+", " ", plain.replace("\u00ad", ""))
    for pattern in not_meant:
        plain = pattern.sub("…", plain)
    for pattern in found:
        match = pattern.search(plain)
        if match:
            return match[0]
    return ""


def refuse_consents(*words: Words) -> None:
    """Raises BadInput that names the words where one of these texts asks for a consent."""
    for one in words:
        for text in texts(one):
            found = consent_in(text)
            if found:
                raise BadInput(
                    _(
                        "A questionnaire can't contain a consent («%(words)s»): since 1 September 2025 each consent "
                        "is a document of its own. Ask for it on the page «Consents»."
                    )
                    % {"words": found}
                )


def refuse_in_item(item: Item) -> None:
    # statement and answers together as well: «Обработка данных» – «согласен»
    refuse_consents(item.words, item.help, item.low, item.high)
    refuse_consents(*(one.words for one in (*item.options, *item.rows)))
    for one in item.options:
        refuse_consents(" ".join([*texts(item.words), *texts(one.words)]))


def refuse_in_content(content: Content) -> None:
    for section in content.sections:
        refuse_consents(section.title, section.lead)
        for item in section.items:
            refuse_in_item(item)
