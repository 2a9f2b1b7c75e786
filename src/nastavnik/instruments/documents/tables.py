"""Lists a page at a time, and the list of documents."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.rows import Row, body, each, link
from nastavnik.foundation.core.templatetags.nastavnik import date_ru, state_badge

from .makers import kind_words
from .states import SHAPES, State

PER_PAGE = 50
COLUMNS = ("pk", "title", "number", "date", "kind", "state")
LABELS = (_("Number"), _("Date"), _("Kind"), _("State"))


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page and where the others are; `previous` and `next` are addresses or empty."""

    rows: list
    first: int
    last: int
    total: int
    previous: str
    next: str


def page_of(request, queryset: Any, per_page: int = PER_PAGE) -> Page:
    """The page that the address asks for (`page`, from 1); two queries however long the list is."""
    total = queryset.count()
    asked = request.GET.get("page", "1")
    number = min(
        max(int(asked) if asked.isascii() and asked.isdigit() else 1, 1), max(-(-total // per_page), 1)
    )
    start = (number - 1) * per_page
    rows = list(queryset[start : start + per_page])
    return Page(
        rows,
        start + 1 if rows else 0,
        start + len(rows),
        total,
        _address(request, number - 1) if number > 1 else "",
        _address(request, number + 1) if start + len(rows) < total else "",
    )


def _address(request, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


def table_of(values: list[tuple], organisation) -> SafeString:
    """The rows of COLUMNS for the list's `<tbody>`, with ticks."""
    address = each("documents:document", organisation.slug)
    badges = {one.value: state_badge(SHAPES[one.value], one.label) for one in State}
    rows = (
        Row(
            pk,
            title,
            link(address(pk), title),
            (number or "–", date_ru(date) or "–", kind_words(kind), badges[state]),
        )
        for pk, title, number, date, kind, state in values
    )
    return body(rows, LABELS, narrow=(0, 1), tick="document")
