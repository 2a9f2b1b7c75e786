"""How an account wants its lists: chosen columns, and views kept under a name, its own or the school's.

A room above says which lists it has:
    listing("mentees", title=…, permission="bank.view", address="register:mentees", columns=…)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nastavnik.foundation.core.lists import Column

from .models import ListView


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that can be looked at in several ways: who sees it, where it lies, which columns it has."""

    name: str
    title: Any
    permission: str
    address: str
    columns: Callable[[Any], Sequence[Column]]  # of a day


_listings: dict[str, Listing] = {}


def listing(name: str, *, title, permission: str, address: str, columns) -> Listing:
    """Register a list; a name is taken once."""
    if name in _listings:
        raise ValueError(f"The list {name} is registered already.")
    _listings[name] = Listing(name, title, permission, address, columns)
    return _listings[name]


def listing_named(name: str) -> Listing | None:
    return _listings.get(name)


@dataclass(frozen=True, slots=True)
class Looks:
    """What an account keeps of a list: the columns it chose last, and the views it may open."""

    columns: list[str] | None = None
    views: list[ListView] = field(default_factory=list)

    def codes(self, query) -> list[str] | None:
        """The columns that this address shows; None: those shown at first."""
        asked = query.get("view", "")
        view = next((one for one in self.views if str(one.pk) == asked), None)
        return view.columns if view else self.columns


def looks_of(account_id: int | None, organisation, name: str) -> Looks:
    """The account's own looks and the shared ones, in one query."""
    rows = ListView.objects.filter(organisation=organisation, listing=name).filter(
        Q(account_id=account_id) | Q(is_shared=True)
    )
    found = list(rows.order_by("name", "pk"))
    chosen = next((row.columns for row in found if not row.name and row.account_id == account_id), None)
    return Looks(chosen or None, [row for row in found if row.name])


@dataclass(frozen=True, slots=True)
class Tools:
    """What stands above a list: kept views, the way to its columns, the files it can be taken as."""

    views: list[tuple[str, ListView]]
    look: str
    files: list[tuple[str, str]]


def tools(request, found: Listing, kept: Looks, export: str) -> Tools:
    """`export` is the name of the address that gives the list as a file of a kind."""
    slug, query = request.organisation.slug, request.GET.copy()
    query.pop("page", None)
    asked = query.urlencode()

    def file(kind: str, more: str = "") -> str:
        address = reverse(export, args=[slug, kind])
        return f"{address}?{'&'.join(filter(None, (asked, more)))}".rstrip("?")

    views = [(f"?{'&'.join(filter(None, (view.query, f'view={view.pk}')))}", view) for view in kept.views]
    look = reverse("people:look", args=[slug, found.name]) + (f"?{asked}" if asked else "")
    files = [(file(kind), kind.upper()) for kind in ("xlsx", "csv", "docx", "pdf")]
    return Tools(views, look, [*files, (file("xlsx", "columns=all"), _("XLSX, all columns"))])
