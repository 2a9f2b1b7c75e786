"""Lists a page at a time."""

from dataclasses import dataclass
from typing import Any

PER_PAGE = 50


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
