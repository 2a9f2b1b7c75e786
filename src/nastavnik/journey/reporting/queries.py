"""What is read for the desk of a municipality or region; every reading is a fixed number of queries."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from nastavnik.foundation.organisations.models import Kind, Level, Organisation

from .columns import School, chosen
from .models import Card, Form, Reply, Request

ON_A_PAGE = 100
SUMMED = ("teachers", "mentors", "mentees", "pairs", "groups", "active_pairs")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which schools: of a municipality, of a kind, only those that are late."""

    area: int = 0
    kind: str = ""
    late: bool = False

    @classmethod
    def of(cls, query) -> "Wanted":
        area = query.get("area", "")
        return cls(
            int(area) if area.isascii() and area.isdigit() else 0,
            query.get("kind", ""),
            bool(query.get("late")),
        )


def schools_of(place, wanted: Wanted = Wanted()) -> list[School]:
    """The schools below (or the place itself) with their cards, by municipality and name. Three queries."""
    areas = dict(areas_of(place))
    found = Organisation.objects.filter(path__startswith=place.path).schools()
    if wanted.area:
        found = found.filter(path__contains=f"/{wanted.area}/") | found.filter(parent_id=wanted.area)
    if wanted.kind in Kind.values:
        found = found.filter(kind=wanted.kind)
    cards = {card.organisation_id: card for card in cards_of(place)}
    kinds = dict(Kind.choices)
    rows = [
        School(pk, name, str(kinds[kind]), areas.get(parent, ""), site, cards.get(pk))
        for pk, name, kind, parent, site in found.order_by("short_name", "pk").values_list(
            "pk", "short_name", "kind", "parent_id", "site"
        )
    ]
    if wanted.late:
        rows = [row for row in rows if row.card and row.card.late]
    return sorted(rows, key=lambda row: row.municipality)


def cards_of(place):
    return (
        Card.objects.with_scopes_disabled()
        .below(place)
        .filter(current=True)
        .only("organisation_id", "year", "states", "late", "late_since", "papers", "cells")
        .order_by("pk")
    )


def areas_of(place) -> list[tuple[int, str]]:
    """The municipalities of the place, itself among them."""
    found = Organisation.objects.filter(path__startswith=place.path, level=Level.MUNICIPALITY)
    return list(found.order_by("short_name", "pk").values_list("pk", "short_name"))


@dataclass(frozen=True, slots=True)
class Sum:
    """Some schools together. Numbers are sums of what is shown of each school, so nothing follows by subtraction."""

    name: str
    schools: int
    late: int
    without: int  # schools without an open year or without a card
    cells: dict[str, int | None]
    coverage: float | None  # in per cent, over schools where both its numbers may be shown


def summed(name: str, schools: list[School]) -> Sum:
    cells: dict[str, int | None] = dict.fromkeys(SUMMED)  # None: no school may show it
    base = covered = 0
    cards = [school.card for school in schools if school.card and school.card.states]
    for card in cards:
        for code in SUMMED:
            if card.cells.get(code) is not None:
                cells[code] = (cells[code] or 0) + card.cells[code]
        if card.cells.get("covered") is not None and card.cells.get("teachers") is not None:
            covered += card.cells["covered"]
            base += card.cells["teachers"]
    late = sum(bool(card.late) for card in cards)
    share = round(100 * covered / base, 1) if base else None
    return Sum(name, len(schools), late, len(schools) - len(cards), cells, share)


def by_area(schools: list[School]) -> list[Sum]:
    """A line for each municipality, in the order of the schools."""
    groups: dict[str, list[School]] = {}
    for school in schools:
        groups.setdefault(school.municipality, []).append(school)
    return [summed(name, rows) for name, rows in groups.items() if name]


def course(place, months: int = 12) -> list[tuple[dt.date, int, Any]]:
    """(month, schools, coverage in per cent) of the last months, from what may be shown of each school."""
    rows = (
        Card.objects.with_scopes_disabled()
        .below(place)
        .order_by("-month", "pk")
        .values_list("month", "cells__teachers", "cells__covered")
    )
    found: dict[dt.date, list[int]] = {}
    for month, teachers, covered in rows:
        if month not in found and len(found) == months:
            break
        line = found.setdefault(month, [0, 0, 0])
        if teachers is not None and covered is not None:
            line[0] += 1
            line[1] += covered
            line[2] += teachers
    return [
        (month, n, round(100 * up / down, 1) if down else None)
        for month, (n, up, down) in sorted(found.items())
    ]


def forms_of(place) -> list[Form]:
    return list(Form.objects.filter(organisation=place).order_by("name", "pk"))


def rows_for(place, columns, wanted: Wanted = Wanted()) -> Iterator[list[Any]]:
    """The export's rows, one after another."""
    for school in schools_of(place, wanted):
        yield [column.value(school) for column in columns]


def requests_of(place) -> list[Request]:
    """What the place has asked, the latest first, with how many are asked and have answered."""
    answered = Count("replies", filter=Q(replies__confirmed_at__isnull=False))
    found = Request.objects.filter(organisation=place).annotate(asked=Count("replies"), answered=answered)
    return list(found.order_by("-due_on", "-pk"))


def replies_of(request: Request) -> list[Reply]:
    found = (
        Reply.objects.with_scopes_disabled().filter(request=request).select_related("organisation__parent")
    )
    return list(found.order_by("organisation__parent__short_name", "organisation__short_name", "pk"))


def asked_of(school) -> list[Reply]:
    """What is asked of a school, the open first, then by the day."""
    found = Reply.objects.filter(organisation=school).select_related("request__organisation")
    return sorted(
        found.order_by("pk"), key=lambda one: (one.confirmed_at is not None, one.request.due_on, one.pk)
    )


def school_of(organisation) -> School:
    """One school as the columns read it."""
    card = Card.objects.filter(organisation=organisation, current=True).first()
    area = organisation.parent.short_name if organisation.parent else ""
    kind = str(organisation.get_kind_display())
    return School(organisation.pk, organisation.short_name, kind, area, organisation.site, card)


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[School]
    pager: dict[str, Any] | None


def page(schools: list[School], query) -> Page:
    """A hundred schools of the list; no pager where they are all there."""
    asked = query.get("page", "")
    last = max(1, -(-len(schools) // ON_A_PAGE))
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() else 1
    first = (number - 1) * ON_A_PAGE
    rows = schools[first : first + ON_A_PAGE]
    if last == 1:
        return Page(rows, None)

    def address(to: int) -> str:
        there = query.copy()
        there["page"] = str(to)
        return f"?{there.urlencode()}" if 1 <= to <= last else ""

    pager = {
        "first": first + 1, "last": first + len(rows), "total": len(schools),
        "previous": address(number - 1), "next": address(number + 1),
    }  # fmt: skip
    return Page(rows, pager)


def facts(reply: Reply) -> list[tuple[Any, Any]]:
    """What is asked and how it stands: as confirmed, else as of last night."""
    columns = chosen(reply.request.columns)
    if reply.confirmed_at:
        return [(one.label, _told(reply.cells.get(one.code))) for one in columns]
    school = school_of(reply.organisation)
    return [(one.label, _told(one.value(school))) for one in columns]


def _told(value) -> str:
    """A nought is a figure, not a gap."""
    return "" if value is None else str(value)
