"""Long lists page by page."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

ROWS = 50


@dataclass(frozen=True, slots=True)
class Page:
    """The rows to show, and what the pager part needs (`pager`)."""

    rows: list
    total: int
    pager: dict[str, Any]

    def __iter__(self):
        return iter(self.rows)

    def __bool__(self):
        return bool(self.rows)


def page_of(request, queryset, rows: int = ROWS) -> Page:
    """The page that the address asks for (`?page=2`); beyond the end, the last one. Two queries."""
    found = Paginator(queryset, rows).get_page(request.GET.get("page"))

    def address(number):
        query = request.GET.copy()
        query["page"] = number
        return f"?{query.urlencode()}"

    return Page(
        list(found),
        found.paginator.count,
        {
            "first": found.start_index(),
            "last": found.end_index(),
            "total": found.paginator.count,
            "previous": address(found.previous_page_number()) if found.has_previous() else "",
            "next": address(found.next_page_number()) if found.has_next() else "",
        },
    )
