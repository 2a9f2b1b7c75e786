"""Acts cited in a paper against the list of acts: a wrong article, number or date, an act that has lapsed."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from ..acts import Act, acts
from .findings import Finding, Severity, Subject, check
from .lines import Line, around, plain
from .terms import DAY, day_of

LAPSED = Path(__file__).with_name("lapsed.toml")
_ARTICLE = re.compile(r"\b(?:ст\.?|стать\w{1,3})\s*(\d{3}\.\d)(?!\d)", re.IGNORECASE)
_RIGHT = "351.8"
_MISTAKEN = {
    "358.1",
    "315.8",
    "351.1",
    "381.5",
    "385.1",
    "318.5",
    "531.8",
    "351.3",
}  # 8, 1, 5 and 3 put otherwise
_LABOUR = re.compile(r"ТК\s*РФ|трудов\w+ кодекс", re.IGNORECASE)
_MENTORING = re.compile(r"наставни", re.IGNORECASE)
_OTHER_LAW = re.compile(
    r"\bстать\w{1,3}\s+351\.8\s+(?:Федеральн|Закон|ФЗ)|\bст\.\s*351\.8\s+(?:ФЗ|Федеральн)", re.IGNORECASE
)
_CITED = re.compile(rf"\bот\s+({DAY})(?:\s*г\.?(?:ода)?)?\s*№\s*([\w/-]+)", re.IGNORECASE)
_TITLED = re.compile(r"№\s*(\d+-ФЗ)\s*«([^»]{8,})", re.IGNORECASE)
_STANDARD = re.compile(r"ГОСТ\s*Р?\s*((?:7\.0\.97|6\.30)-\d{4})")
_ISSUERS = {
    "order_779": ("минпросвещения", "министерства просвещения"),
    "order_196": ("минпросвещения", "министерства просвещения"),
    "rkn_18": ("роскомнадзор",),
    "rkn_179": ("роскомнадзор",),
}


@dataclass(frozen=True, slots=True)
class Known:
    """An act as it is known again in a text. `issuers`: one must stand in the 120 letters before the number."""

    words: str
    number: str
    date: date
    since: date | None
    until: date | None
    successor: str
    issuers: tuple[str, ...] = ()
    title: str = ""


@cache
def known_acts() -> tuple[Known, ...]:
    """The acts of acts.toml and those lapsed ones that old papers still cite; whole acts, not their articles."""
    seen: dict[str, Known] = {}
    for act in acts().values():
        if act.number and act.number not in seen and not act.short.startswith("стать"):
            seen[act.number] = _known(act)
    rows = tomllib.loads(LAPSED.read_text(encoding="utf-8"))["act"]
    return (*seen.values(), *map(_lapsed, rows))


def _known(act: Act) -> Known:
    successor = acts().get(act.successor)
    title = re.search(r"«([^»]+)", act.short)
    return Known(
        plain(act.short), act.number, act.date, act.since, act.until, plain(successor.short) if successor else "",
        _ISSUERS.get(act.code, ()), plain(title[1]) if title and act.number.endswith("-ФЗ") else "",
    )  # fmt: skip


def _lapsed(row: dict) -> Known:
    issuers = tuple(word.casefold() for word in row["issuer"])
    return Known(row["words"], row["number"], row["date"], None, row["to"], row["successor"], issuers)


@check("law.article")
def articles(subject: Subject) -> Iterator[Finding]:
    """«ст. 358.1» for 351.8: mentoring stands in article 351.8 of the Labour Code."""
    for line in subject.lines:
        for found in _ARTICLE.finditer(line.text):
            near = line.text[max(0, found.start() - 120) : found.end() + 120]
            wrong = found[1] in _MISTAKEN and (
                found[1] == "358.1" or (_LABOUR.search(near) and _MENTORING.search(line.text))
            )
            if wrong:
                yield Finding(
                    "law.article", Severity.STOP, _("A wrong article is cited: %(number)s.") % {"number": found[1]},
                    _("Mentoring is article %(right)s of the Labour Code.") % {"right": _RIGHT},
                    line, around(line.text, *found.span()),
                )  # fmt: skip
        found = _OTHER_LAW.search(line.text)
        if found:
            yield Finding(
                "law.article", Severity.STOP, _("Article 351.8 belongs to the Labour Code, another law is cited."),
                _("Mentoring is article %(right)s of the Labour Code.") % {"right": _RIGHT},
                line, around(line.text, *found.span()),
            )  # fmt: skip


@check("law.number")
def numbers_and_dates(subject: Subject) -> Iterator[Finding]:
    """An act known by its number has another date here, or known by its title another number."""
    for line in subject.lines:
        for found in _CITED.finditer(line.text):
            for act in known_acts():
                if (
                    _same(found[2], act.number)
                    and _issued(line, found.start(), act)
                    and day_of(found[1]) != act.date
                ):
                    if act.number.endswith("-ФЗ") and not _entitled(line, found.end(), act):
                        continue  # numbers of federal laws begin anew every year: it may be another law
                    yield _cited_wrongly(line, found, act)
        for found in _TITLED.finditer(line.text):
            for act in known_acts():
                if act.title and found[2].startswith(act.title) and not _same(found[1], act.number):
                    yield _cited_wrongly(line, found, act)


@check("law.force")
def force(subject: Subject) -> Iterator[Finding]:
    """An act that does not work on the day of the document."""
    for line in subject.lines:
        cited = [(found, found[2]) for found in _CITED.finditer(line.text)]
        cited += [(found, found[1]) for found in _STANDARD.finditer(line.text)]
        for found, number in cited:
            for act in known_acts():
                if (
                    _same(number, act.number)
                    and _issued(line, found.start(), act)
                    and _day_agrees(found, act)
                ):
                    yield from _out_of_force(subject.day, line, found, act)


def _day_agrees(found: re.Match, act: Known) -> bool:
    return found.re is _STANDARD or day_of(found[1]) == act.date


def _out_of_force(day: date, line: Line, found: re.Match, act: Known) -> Iterator[Finding]:
    quote = around(line.text, *found.span())
    if act.until is not None and day > act.until:
        remedy = (
            _("Cite instead: %(act)s.") % {"act": act.successor}
            if act.successor
            else _("Cite an act in force.")
        )
        yield Finding(
            "law.lapsed", Severity.STOP,
            _("This act lapsed on %(day)s: %(act)s.") % {"day": f"{act.until:%d.%m.%Y}", "act": act.words},
            remedy, line, quote,
        )  # fmt: skip
    elif act.since is not None and day < act.since:
        yield Finding(
            "law.early", Severity.WARN,
            _("This act works from %(day)s only: %(act)s.") % {"day": f"{act.since:%d.%m.%Y}", "act": act.words},
            _("Check the date of the document."), line, quote,
        )  # fmt: skip


def _cited_wrongly(line: Line, found: re.Match, act: Known) -> Finding:
    return Finding(
        "law.number", Severity.STOP, _("An act is cited with a wrong date or number."),
        _("It is: %(act)s.") % {"act": act.words}, line, around(line.text, *found.span()),
    )  # fmt: skip


def _same(number: str, known: str) -> bool:
    return (
        number.casefold().replace("–", "-").startswith(known.casefold())
        and not number[len(known) :][:1].isalnum()
    )


def _issued(line: Line, at: int, act: Known) -> bool:
    before = line.text[max(0, at - 120) : at].casefold()
    return not act.issuers or any(word in before for word in act.issuers)


def _entitled(line: Line, at: int, act: Known) -> bool:
    after = line.text[at : at + 200]
    return bool(act.title) and act.title[:24] in after
