"""What a school's own template may ask for: names with words, and their values for one document.

Rooms above add the fields of their kinds:

@fields("order.pairs", rows={"pairs": {"mentor": _("mentor's name"), "ends_on": _("ends")}})
def pairs_fields(document) -> tuple[dict, dict]: …   # values, rows
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.people.models import Person
from nastavnik.paper import (
    AcquaintanceSheet,
    Acquainted,
    Annex,
    ApprovalStamps,
    DateAndNumber,
    Document,
    Heading,
    Letterhead,
    Signature,
    Table,
    Title,
    plain_text,
)
from nastavnik.paper.inline import runs, text_of
from nastavnik.paper.words import date_long, date_short

from .. import stationery
from ..acquaintance.lists import names_on, people_named
from ..proof.address import check_address

CASES = {"": "nom", "_gen": "gen", "_dat": "dat", "_acc": "acc", "_ins": "ins", "_prep": "prep"}
_CASE_WORDS = {
    "": "", "_gen": _("in the genitive"), "_dat": _("in the dative"), "_acc": _("in the accusative"),
    "_ins": _("in the instrumental"), "_prep": _("in the prepositional"),
}  # fmt: skip
_DECLINED = {
    "organisation.full_name": _("full name of the school"),
    "organisation.short_name": _("short name of the school"),
    "head.post": _("post of the head"),
    "head.name": _("initials and surname of the head"),
    "person.full_name": _("name of the person that the document is about"),
    "person.initials": _("initials and surname of that person"),
    "person.post": _("post of that person"),
}
_PLAIN = {
    "organisation.town": _("town"), "organisation.address": _("address"), "organisation.phone": _("phone"),
    "organisation.email": _("e-mail"), "organisation.site": _("site"), "organisation.founder": _("founder"),
    "organisation.requisites": _("OGRN, INN, KPP, OKPO in one line"), "organisation.ogrn": _("OGRN"),
    "organisation.inn": _("INN"), "organisation.kpp": _("KPP"), "organisation.okpo": _("OKPO"),
    "document.title": _("title of the document"), "document.heading": _("heading, as in the built-in paper"),
    "document.number": _("number"), "document.date": _("date in figures"),
    "document.date_long": _("date with the month in words"), "document.effective_on": _("works from"),
    "document.year": _("school year"), "document.check_address": _("address of the public page that confirms it"),
    "document.qr": _("square code of that page, as a picture"),
}  # fmt: skip
_ROWS = {
    "text": (_("paragraphs of the built-in paper, grounds and points"), ("text",)),
    "annexes": (_("paragraphs of its annexes"), ("text",)),
    "table": (_("rows of its first table"), tuple(f"c{n}" for n in range(1, 9))),
    "readers": (_("people of the acquaintance list"), ("number", "name", "post")),
}
_FRAME = (
    Letterhead, Title, DateAndNumber, Heading, Signature, Acquainted, AcquaintanceSheet, Annex, ApprovalStamps,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extra:
    """Fields of one kind of document, added by the room that makes it."""

    names: dict[str, Any]
    rows: dict[str, dict[str, Any]]
    values: Callable[[Any], tuple[dict, dict]]


_extra: dict[str, Extra] = {}


def fields(kind: str, *, names: dict[str, Any] | None = None, rows: dict[str, dict[str, Any]] | None = None):
    """Register more fields for a kind: `names` with their words, `rows` with the columns and words of each list."""

    def register(values):
        if kind in _extra:
            raise ValueError(
                f"the fields of {kind} are registered already, by {_extra[kind].values.__module__}"
            )
        _extra[kind] = Extra(names or {}, rows or {}, values)
        return values

    return register


def known_fields(kind: str) -> dict[str, Any]:
    """Name → words of every field that a template of this kind may use; «readers.name» for rows."""
    known = {}
    for name, words in _DECLINED.items():
        for ending, case in _CASE_WORDS.items():
            known[name + ending] = f"{words}, {case}" if case else str(words)
    known |= {name: str(words) for name, words in _PLAIN.items()}
    for rows, (words, columns) in _ROWS.items():
        known |= {f"{rows}.{column}": str(words) for column in columns}
    extra = _extra.get(kind)
    if extra:
        known |= {name: str(words) for name, words in extra.names.items()}
        known |= {
            f"{rows}.{column}": str(words)
            for rows, columns in extra.rows.items()
            for column, words in columns.items()
        }
    return known


def known_rows(kind: str) -> set[str]:
    """The lists that may repeat."""
    return set(_ROWS) | set(_extra[kind].rows if kind in _extra else ())


def values_of(document, paper: Document) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
    """The values and the rows of one document; what is not known is an empty text."""
    values = _of_organisation(document.organisation) | _of_document(document, paper) | _of_person(document)
    rows = _rows(document, paper)
    extra = _extra.get(document.kind)
    if extra:
        more_values, more_rows = extra.values(document)
        values, rows = values | more_values, rows | more_rows
    return values, rows


def _of_organisation(one) -> dict[str, str]:
    values = {"organisation.requisites": stationery.requisites(one)}
    for name in ("town", "address", "phone", "email", "site", "founder", "ogrn", "inn", "kpp", "okpo"):
        values[f"organisation.{name}"] = getattr(one, name)
    for ending, case in CASES.items():
        values[f"organisation.full_name{ending}"] = stationery.organisation_name(one, case, full=True)
        values[f"organisation.short_name{ending}"] = stationery.organisation_name(one, case)
        values[f"head.post{ending}"] = stationery.head_post(one, case)
        values[f"head.name{ending}"] = stationery.head_name(one, case)
    return values


def _of_document(document, paper: Document) -> dict[str, str]:
    headings = [text_of(runs(block.text)) for block in paper.blocks if isinstance(block, Heading)]
    return {
        "document.title": document.title,
        "document.heading": headings[0] if headings else document.title,
        "document.number": document.number,
        "document.date": date_short(document.date) if document.date else "",
        "document.date_long": date_long(document.date) if document.date else "",
        "document.effective_on": date_short(document.effective_on) if document.effective_on else "",
        "document.year": document.year_label,
        "document.check_address": check_address(document),
        "document.qr": check_address(document),
    }


def _of_person(document) -> dict[str, str]:
    pk = document.about.get("person")
    person = Person.objects.filter(organisation=document.organisation, pk=pk).first() if pk else None
    if person is None:
        return {}
    values = {}
    for ending, case in CASES.items():
        values[f"person.full_name{ending}"] = stationery.full_name(person, case)
        values[f"person.initials{ending}"] = stationery.initials(person, case)
        values[f"person.post{ending}"] = stationery.post_of(person, case)
    return values


def _rows(document, paper: Document) -> dict[str, list[dict[str, str]]]:
    body = tuple(block for block in paper.blocks if not isinstance(block, _FRAME))
    annexes = tuple(block for block in paper.blocks if isinstance(block, Annex))
    readers = people_named(document.organisation, names_on(paper))
    return {
        "text": [{"text": line} for line in _lines(paper, body)],
        "annexes": [{"text": line} for line in _lines(paper, annexes)],
        "table": _table(paper.blocks),
        "readers": [
            {"number": str(n), "name": stationery.full_name(person), "post": stationery.post_of(person)}
            for n, person in enumerate(readers, 1)
        ],
    }


def _lines(paper: Document, blocks: tuple) -> list[str]:
    return plain_text(Document(paper.kind, paper.title, blocks)).split("\n") if blocks else []


def _table(blocks) -> list[dict[str, str]]:
    for block in blocks:
        if isinstance(block, Table):
            rows = [row for row in block.rows if isinstance(row, tuple)]
            return [{f"c{n}": text_of(runs(cell)) for n, cell in enumerate(row[:8], 1)} for row in rows]
        if isinstance(block, Annex) and (found := _table(block.blocks)):
            return found
    return []
