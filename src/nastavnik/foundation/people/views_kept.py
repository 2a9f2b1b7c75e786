"""What is done to the looks of a list: columns are remembered, views kept, shared and thrown away."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError

from .models import ListView


@transaction.atomic
def remember_columns(organisation, name: str, columns: list[str], *, by) -> None:
    """The account sees the list with these columns from now on (none: with the usual ones). Nobody else is touched."""
    ListView.objects.update_or_create(
        organisation=organisation, account_id=by.account_id, listing=name, name="",
        defaults={"columns": columns},
    )  # fmt: skip


@transaction.atomic
def keep_view(
    organisation, listing: str, *, name: str, query: str, columns, is_shared: bool, by, at
) -> ListView:
    """Keep filters, order and columns under a name; the account's own view of that name is written over."""
    view, _made = ListView.objects.update_or_create(
        organisation=organisation, account_id=by.account_id, listing=listing, name=name,
        defaults={"query": query, "columns": columns, "is_shared": is_shared},
    )  # fmt: skip
    record(
        "list.keep", on=view, by=by, at=at, organisation_id=organisation.pk,
        after={"name": name, "listing": listing, "is_shared": is_shared},
    )  # fmt: skip
    return view


@transaction.atomic
def remove_view(view: ListView, *, by, at) -> None:
    """Throw away a view of one's own; the list itself stays as it is."""
    if view.account_id != by.account_id:
        raise DomainError(_("Only who made this view may remove it."))
    record(
        "list.remove", on=view, by=by, at=at, organisation_id=view.organisation_id,
        before={"name": view.name, "listing": view.listing},
    )  # fmt: skip
    view.delete()
