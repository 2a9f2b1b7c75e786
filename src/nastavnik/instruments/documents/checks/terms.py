"""Days and terms: a date before its ground, an impossible date, a term that ends before it begins or is too long."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from .findings import Finding, Severity, Subject, check
from .lines import around

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
DAY = rf"(?:\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}})"
_ANY_DAY = re.compile(rf"(?<![\d.]){DAY}(?![\d])", re.IGNORECASE)
_GROUND = re.compile(
    rf"протокол\w*[^.;|]{{0,80}}?\bот\s+({DAY})|(?:основании|соответствии с|согласно)\b[^.;|]{{0,80}}?\bот\s+({DAY})",
    re.IGNORECASE,
)
_ANNEX_OF = re.compile(
    rf"^к\s+приказу\b.{{0,60}}?\bот\s+({DAY})(?:\s*г\.?(?:ода)?)?\s*№\s*(\S+)", re.IGNORECASE
)
_TERM = re.compile(rf"\bс\s+({DAY})(?:\s*г\.?(?:ода)?)?\s+(?:по|до)\s+({DAY})", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:сроком|на срок|в течение)\s+(?:на\s+)?(\d{1,3})\s*(?:\([^)]*\)\s*)?(месяц|год|лет)", re.IGNORECASE
)
_ABOUT_PAIR = re.compile(r"наставни|наставля|пар[уыа]\b|групп|программ", re.IGNORECASE)


def day_of(text: str) -> date | None:
    """The day written as «29.08.2026» or «29 августа 2026»; None where there is no such day."""
    parts = text.split(".") if "." in text else text.split()
    month = MONTHS.index(parts[1].casefold()) + 1 if parts[1].casefold() in MONTHS else int(parts[1])
    try:
        return date(int(parts[2]), month, int(parts[0]))
    except ValueError:
        return None


@check("dates.real")
def real_days(subject: Subject) -> Iterator[Finding]:
    """«31.09.2026»: the calendar has no such day."""
    for line in subject.lines:
        for found in _ANY_DAY.finditer(line.text):
            if day_of(found[0]) is None:
                yield Finding(
                    "dates.real", Severity.STOP, _("There is no such day: %(day)s.") % {"day": found[0]},
                    _("Correct the date."), line, around(line.text, *found.span()),
                )  # fmt: skip


@check("dates.ground")
def after_its_ground(subject: Subject) -> Iterator[Finding]:
    """A paper can't rest on a protocol or an act of a later day."""
    for line in subject.lines:
        for found in _GROUND.finditer(line.text):
            day = day_of(found[1] or found[2])
            if day is not None and day > subject.day:
                yield Finding(
                    "dates.ground", Severity.STOP,
                    _("The ground is of %(ground)s, later than the document itself (%(own)s).")
                    % {"ground": f"{day:%d.%m.%Y}", "own": f"{subject.day:%d.%m.%Y}"},
                    _("Sign on a later day, or correct the date of the ground."),
                    line, around(line.text, *found.span()),
                )  # fmt: skip


@check("dates.annex")
def annex_of_this_order(subject: Subject) -> Iterator[Finding]:
    """«к приказу от … № …» above an annex names the order that it belongs to."""
    number = getattr(subject.document, "number", "")
    for line in subject.lines:
        found = _ANNEX_OF.search(line.text)
        if not found or not number:
            continue
        if day_of(found[1]) != subject.day or found[2].rstrip(".,;)") != number.replace("\u2011", "-"):
            yield Finding(
                "dates.annex", Severity.STOP, _("The annex names another order: %(what)s.") % {"what": found[0]},
                _("Put the date and the number of this order above its annex."), line, found[0],
            )  # fmt: skip


@check("terms")
def terms(subject: Subject) -> Iterator[Finding]:
    """Terms of pairs and programmes against the limits of the settings."""
    warning = subject.numbers.get("pair.months_warning", 12)
    limit = subject.numbers.get("pair.months_limit", 36)
    for line in subject.lines:
        for found in _TERM.finditer(line.text):
            first, last = day_of(found[1]), day_of(found[2])
            if first is None or last is None:
                continue
            if last < first:
                yield Finding(
                    "terms.order", Severity.STOP, _("The term ends before it begins."), _("Correct the days."),
                    line, found[0],
                )  # fmt: skip
            elif _ABOUT_PAIR.search(line.text):
                months = (last.year - first.year) * 12 + last.month - first.month + (last.day >= first.day)
                yield from _too_long(line, found[0], months, warning, limit)
        for found in _LENGTH.finditer(line.text):
            if _ABOUT_PAIR.search(line.text):
                months = int(found[1]) * (1 if found[2].casefold() == "месяц" else 12)
                yield from _too_long(line, found[0], months, warning, limit)


def _too_long(line, quote, months, warning, limit) -> Iterator[Finding]:
    if months > limit:
        yield Finding(
            "terms.limit", Severity.STOP, _("The term is longer than %(n)s months.") % {"n": limit},
            _("Shorten the term, or give the reason when you sign."), line, quote,
        )  # fmt: skip
    elif months > warning:
        yield Finding(
            "terms.long", Severity.WARN, _("The term is longer than %(n)s months.") % {"n": warning},
            _("Check that so long a term is meant."), line, quote,
        )  # fmt: skip
