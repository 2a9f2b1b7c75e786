"""Blanks that were to be filled in, and what a template left behind."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .findings import Finding, Severity, Subject, check
from .lines import around

# a «№» that begins its line is the heading of a column
_BLANK = re.compile(
    r"_{3,}|…{2,}|\.{5,}|«_*\s*»\s*_+|\b20_*\s*_+\s*г|\b20\s{2,}г|(?<!^)№\s*(?=$|[|,;)]|от\b)|\bот\s+№|\bот\s*\.\s*\.\s*20"
)
_HINT = re.compile(
    r"[(\[]\s*(?:дата|номер|№|Ф\.?\s?И\.?\s?О\.?(?:\s[^()\[\]]{0,40})?|фамилия[^()\[\]]{0,40}|должность|"
    r"наименование[^()\[\]]{0,60}|указать[^()\[\]]{0,60}|указывается[^()\[\]]{0,60}|вписать[^()\[\]]{0,40}|"
    r"название[^()\[\]]{0,40}|нужное подчеркнуть|число|срок|адрес|сумма)\s*[)\]]|<[А-Яа-яЁё][^<>]{2,40}>",
    re.IGNORECASE,
)
_RESIDUE = (
    (re.compile(r"\{\{|\}\}|\{%|%\}|\$\{|<%"), Severity.STOP),
    (re.compile(r"Х{3,}|(?<![A-Z])X{4,}|(?<!\w)х{3,}(?!\w)|[хХxX]{2}\.[хХxX]{2}\.(?:[хХxX]{2,4}|20)"), Severity.STOP),
    (re.compile(r"(?<![A-Z])XXX(?![A-Z])"), Severity.WARN),
    (re.compile(r"\blorem\s+ipsum\b|\bdolor sit amet\b", re.IGNORECASE), Severity.STOP),
    (re.compile(r"Ошибка! (?:Закладка|Источник)|Error! (?:Bookmark|Reference)", re.IGNORECASE), Severity.STOP),
    (re.compile(r"&(?:nbsp|amp|quot|lt|gt);|\bundefined\b|\bNaN\b|(?<![\w.])None(?!\w)|�"), Severity.STOP),
    (re.compile(r"(?i)\b(?:вставить|дописать|уточнить|заменить)\s+(?:текст|сюда|здесь|ФИО|дату)"), Severity.STOP),
    (re.compile(r"\bИванов\w{0,3} Иван\w{0,2} Иванович\w{0,3}|\bобразец\b(?!\s+подпис)", re.IGNORECASE), Severity.WARN),
    (re.compile(r"\bN-ск\w*|№\s*N\b"), Severity.STOP),
)  # fmt: skip


@check("blanks")
def blanks(subject: Subject) -> Iterator[Finding]:
    """Places that a hand was to fill in before the paper is printed; lines for signatures are passed over."""
    for line in subject.printed:
        hint = _HINT.search(line.text)
        blank = _BLANK.search(line.text)
        if blank is None and hint is None:
            continue
        found = blank or hint
        yield Finding(
            "blanks", Severity.STOP, _("A blank is not filled in."),
            _("Enter the value in the data that the paper is made of, then open the paper again."),
            line, around(line.text, *found.span()),
        )  # fmt: skip


@check("residue")
def residue(subject: Subject) -> Iterator[Finding]:
    """Marks of a template, samples and faults of a word processor."""
    for line in subject.lines:
        for pattern, severity in _RESIDUE:
            found = pattern.search(line.text)
            if found:
                yield Finding(
                    "residue", severity, _("This looks like a leftover of a template."),
                    _("Take it out or put the real words in its place."), line, around(line.text, *found.span()),
                )  # fmt: skip
                break
