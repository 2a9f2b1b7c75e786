"""Annexes that the text names and those that are there."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .findings import Finding, Severity, Subject, check
from .lines import around

_HEADING = re.compile(r"^\s*Приложение(?:\s*№?\s*(\d+))?\s*(?:$|к\b)", re.IGNORECASE)
# «приложению № 2 к приказу Минпросвещения» is somebody else's annex
_NAMED = re.compile(
    r"приложени\w{1,3}\s*№\s*(\d+)(?!\s*к\s+(?:приказу|письму|распоряжению|постановлению|порядку|закону)\s+"
    r"(?!от\b|о\b|об\b))",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(r"приложени(?:ю|и|ем|я)\s+к\s+(?:настоящему|данному)\s+приказу", re.IGNORECASE)


@check("annexes")
def annexes(subject: Subject) -> Iterator[Finding]:
    """Every annex named is there; every numbered annex is named in the paper before it."""
    there: dict[str, object] = {}
    for line in subject.lines:
        heading = _HEADING.match(line.text)
        if heading:
            there.setdefault(heading[1] or "", line)
    named = set()
    for line in subject.lines:
        if line.annex is not None or _HEADING.match(line.text):
            continue
        for found in _NAMED.finditer(line.text):
            named.add(found[1])
            if found[1] not in there:
                yield _missing(line, found, f"№ {found[1]}")
        found = _UNNUMBERED.search(line.text)
        if found and not there:
            yield _missing(line, found, found[0])
    for number, line in there.items():
        if number and number not in named:
            yield Finding(
                "annexes.unnamed", Severity.WARN,
                _("Annex № %(number)s is not named in the text before it.") % {"number": number},
                _("Name the annex where the text speaks of it, or take it away."), line, line.text,
            )  # fmt: skip


def _missing(line, found, which) -> Finding:
    return Finding(
        "annexes.missing", Severity.STOP,
        _("The text speaks of an annex that is not there: %(which)s") % {"which": which},
        _("Add the annex, or correct its number."), line, around(line.text, *found.span()),
    )  # fmt: skip
