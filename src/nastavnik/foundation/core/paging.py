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

    return _page(request, found, list(found))


def page_by_keys(request, queryset, *related: str, total: int | None = None, rows: int = ROWS) -> Page:
    """The same for lists of many thousands: the page is counted off on keys alone, which an index holds.

    `related` are the rows to bring along; `total` is how many there are where that is known already. One query,
    with `total` unknown two.
    """
    pages = Paginator(queryset.values("pk"), rows)
    if total is not None:
        pages.__dict__["count"] = total  # the paginator's own cached property
    found = pages.get_page(request.GET.get("page"))
    start = max(0, found.start_index() - 1)
    keys = queryset.values("pk")[start : start + rows]
    shown = queryset.model.objects.filter(pk__in=keys).select_related(*related)
    return _page(request, found, list(shown.order_by(*queryset.query.order_by)) if pages.count else [])


def _page(request, found, rows: list) -> Page:
    def address(number):
        query = request.GET.copy()
        query["page"] = number
        return f"?{query.urlencode()}"

    return Page(
        rows,
        found.paginator.count,
        {
            "first": found.start_index(),
            "last": found.end_index(),
            "total": found.paginator.count,
            "previous": address(found.previous_page_number()) if found.has_previous() else "",
            "next": address(found.next_page_number()) if found.has_next() else "",
        },
    )
