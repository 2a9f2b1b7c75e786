"""Numbers of documents: proposed by the journal's pattern, taken once, without doubles and gaps."""

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError

from .models import Document, Journal, JournalCounter

# code → usual pattern; a school's own stands in its Journal row
PATTERNS = {"orders": "{n}-од", "agreements": "{n}", "programmes": "{n}"}
_FIELDS = re.compile(r"{(n|month|year)}")


def check_pattern(pattern: str) -> None:
    """BadInput where the pattern has no `{n}` or an unknown field in braces."""
    if "{n}" not in pattern or re.search(r"[{}]", _FIELDS.sub("", pattern)):
        raise BadInput(
            _("A pattern holds {n}, the number, and may hold {month}, {year}: «{n}-од», «{n}/{month}».")
        )


def pattern_of(organisation, journal: str) -> str:
    """The organisation's pattern of this journal, or the usual one."""
    row = Journal.objects.filter(organisation=organisation, code=journal).first()
    return row.pattern if row else PATTERNS.get(journal, "{n}")


def written(pattern: str, n: int, day: date) -> str:
    """The number as it stands on paper: «14-од», «14/09»."""
    return _FIELDS.sub(
        lambda m: {"n": str(n), "month": f"{day.month:02}", "year": str(day.year)}[m[1]], pattern
    )


def counted(pattern: str, number: str, day: date) -> int | None:
    """The count within a number written by the pattern; None for a free one («14-а»)."""
    outer = _FIELDS.sub(lambda m: "\0" if m[1] == "n" else written("{" + m[1] + "}", 0, day), pattern)
    found = re.fullmatch(re.escape(outer).replace("\0", r"(\d{1,9})"), number)
    return int(found[1]) if found else None


def propose_number(organisation, journal: str, day: date) -> str:
    """The number that a signing on this day would take; nothing is taken yet."""
    counter = JournalCounter.objects.filter(organisation=organisation, journal=journal, year=day.year).first()
    return _next_free(organisation, journal, day, counter.last if counter else 0)[1]


def take_number(organisation, journal: str, day: date, wished: str = "") -> str:
    """The next number, or the wished one; call inside the transaction of the signing.

    The counter's row stays locked until that transaction ends, so two signings never see the same count.
    A wished number ahead of the count moves the count on: the school's own journal leads.
    DomainError where the wished number is taken already.
    """
    counter = _locked(organisation, journal, day.year)
    if not wished:
        counter.last, number = _next_free(organisation, journal, day, counter.last)
        counter.save(update_fields=["last"])
        return number
    if _taken(organisation, journal, day.year, wished):
        free = _next_free(organisation, journal, day, counter.last)[1]
        raise DomainError(
            _("The number «%(number)s» is taken in this journal; the next free one is «%(free)s».")
            % {"number": wished, "free": free},
            fields={"number": _("This number is taken.")},
        )
    n = counted(pattern_of(organisation, journal), wished, day)
    if n is not None and n > counter.last:
        counter.last = n
        counter.save(update_fields=["last"])
    return wished


def _locked(organisation, journal: str, year: int) -> JournalCounter:
    key = {"organisation": organisation, "journal": journal, "year": year}
    JournalCounter.objects.bulk_create([JournalCounter(**key)], ignore_conflicts=True)
    return JournalCounter.objects.select_for_update().get(**key)


def _next_free(organisation, journal: str, day: date, last: int) -> tuple[int, str]:
    pattern = pattern_of(organisation, journal)
    n = last + 1
    while _taken(organisation, journal, day.year, number := written(pattern, n, day)):
        n += 1
    return n, number


def _taken(organisation, journal: str, year: int, number: str) -> bool:
    return Document.objects.filter(
        organisation=organisation, journal=journal, number_year=year, number=number
    ).exists()


def take_counts(organisation, journal: str, year: int, count: int) -> range:
    """The next `count` bare numbers of a journal whose rows are not documents; call inside a transaction."""
    if not count:
        return range(0)
    counter = _locked(organisation, journal, year)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return range(first, first + count)
