"""Another organisation's name, number, codes or head: the trace of a paper that was copied."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.text import fold

from .findings import Finding, Severity, Subject, check
from .lines import around, plain

_WHERE = (
    r"(?:СОШ|ООШ|НОШ|ДОУ|М[БАК]?Д?ОУ|ДДТ|ЦРР|школ\w*|гимнази\w*|лице[йяюе]\w*|детск\w+ сад\w*|колледж\w*)"
)
_NUMBERED = re.compile(
    rf"\b{_WHERE}(?:\s+(?:[а-яё-]+\s+)?[«\"][^»\"]{{0,60}}[»\"]?)?\s*№\s*(\d+)", re.IGNORECASE
)
_REMEDY = _("Put your own here. If the other organisation is really meant, sign with that as the reason.")
_OWN = re.compile(r"№\s*(\d+)")
_CODES = {"inn": re.compile(r"\bИНН(?:/КПП)?\D{0,3}(\d{10})"), "ogrn": re.compile(r"\bОГРН\D{0,3}(\d{13})")}
_HEAD = re.compile(
    r"^(?:И\. ?о\. ?|Врио )?(?:Директор|Заведующ\w+|Начальник)\b[^|_/]*[|_/ ]+\s*"
    r"([А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?))\s*$"
)


@check("foreign.number")
def other_number(subject: Subject) -> Iterator[Finding]:
    """«СОШ № 14» in the papers of school № 7."""
    own = set(_OWN.findall(f"{subject.organisation.full_name} {subject.organisation.short_name}"))
    if not own:
        return
    for line in subject.lines:
        for found in _NUMBERED.finditer(line.text):
            if found[1] not in own:
                yield Finding(
                    "foreign.number", Severity.STOP,
                    _("Another organisation's number stands here: № %(number)s.") % {"number": found[1]},
                    _REMEDY,
                    line, around(line.text, *found.span()),
                )  # fmt: skip


@check("foreign.name")
def other_name(subject: Subject) -> Iterator[Finding]:
    """The name of another organisation of the tree."""
    own = (fold(subject.organisation.full_name), fold(subject.organisation.short_name))
    patterns = [_named(name) for name in subject.others if not any(fold(plain(name)) in mine for mine in own)]
    for line in subject.lines:
        folded = fold(line.text)
        for pattern in patterns:
            found = pattern.search(folded)
            if found and not _NUMBERED.search(line.text):
                yield Finding(
                    "foreign.name", Severity.STOP, _("Another organisation is named here."),
                    _REMEDY,
                    line, around(line.text, *found.span()),
                )  # fmt: skip
                break


@lru_cache(maxsize=2048)
def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(plain(name)))}(?!\w)")


@check("foreign.codes")
def other_codes(subject: Subject) -> Iterator[Finding]:
    """An ИНН or ОГРН that is not the organisation's own."""
    for field, pattern in _CODES.items():
        own = getattr(subject.organisation, field)
        for line in subject.lines if own else ():
            for found in pattern.finditer(line.text):
                if found[1] != own:
                    yield Finding(
                        "foreign.codes", Severity.STOP,
                        _("These are not the organisation's own numbers: %(found)s, not %(own)s.")
                        % {"found": found[1], "own": own},
                        _("Correct it here or in the settings of the school."), line, found[0],
                    )  # fmt: skip


@check("foreign.head")
def other_head(subject: Subject) -> Iterator[Finding]:
    """Signed by somebody who is not the head that the settings name."""
    own = fold(subject.organisation.head_surname)
    for line in subject.lines if own else ():
        found = _HEAD.search(line.text)
        if found and line.annex is None and fold(found[2]) != own:
            yield Finding(
                "foreign.head", Severity.WARN,
                _("The paper is signed by %(name)s, but the head is another person.") % {"name": found[1]},
                _("Check who signs; the head stands in the settings of the school."), line, found[0],
            )  # fmt: skip
