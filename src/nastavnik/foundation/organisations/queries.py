"""What is read of an organisation's settings and of who works with the program there."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q

from .defaults import DEFAULTS, Default
from .models import Membership, Organisation, Setting
from .permissions import GRANTS, SENTENCES, Role


@dataclass(frozen=True, slots=True)
class Number:
    """A setting: its sentence, the default, what is in force, and the organisation's own values by their day."""

    code: str
    default: Default
    now: Any
    own: list[Setting] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        return self.now != self.default.value


def numbers_of(organisation: Organisation, values: dict[str, Any]) -> list[Number]:
    """Every setting with what is in force (`values`, as `defaults.numbers` tells)."""
    own: dict[str, list[Setting]] = {}
    for row in Setting.objects.filter(organisation=organisation).order_by("in_force_from", "pk"):
        own.setdefault(row.code, []).append(row)
    return [Number(code, default, values[code], own.get(code, [])) for code, default in DEFAULTS.items()]


@dataclass(frozen=True, slots=True)
class Holder:
    """An account with the roles it holds here today."""

    account: Any
    memberships: list[Membership] = field(default_factory=list)


def holders(organisation: Organisation, today) -> list[Holder]:
    """Everybody who has an account here, by name; roles that are over are left out."""
    rows = (
        Membership.objects.filter(organisation=organisation)
        .select_related("account")
        .order_by("account__name", "account_id", "role")
    )
    found: dict[int, Holder] = {}
    for row in rows:
        holder = found.setdefault(row.account_id, Holder(row.account))
        if row.until is None or row.until >= today:
            holder.memberships.append(row)
    return list(found.values())


def accounts_with(permission: str, organisation: Organisation, today) -> list:
    """The accounts whose roles here today hold this permission, by name."""
    roles = {role for role, granted in GRANTS.items() if permission in granted}
    return [
        holder.account
        for holder in holders(organisation, today)
        if roles & {membership.role for membership in holder.memberships}
    ]


def roles_with_words() -> list[tuple[str, Any, Any]]:
    """(role, its name, its sentence) of the roles that can be given in a school."""
    return [(role.value, role.label, SENTENCES[role]) for role in Role if GRANTS[role]]


def belongs_only_here(account, organisation) -> bool:
    """Whether no other organisation relies on this account."""
    return not Membership.objects.filter(account=account).exclude(organisation=organisation).exists()


def accounts_in(organisation: Organisation, role: str, today=None) -> list:
    """Working accounts that hold the role here, by name."""
    found = get_user_model().objects.filter(
        memberships__organisation=organisation, memberships__role=role, is_active=True
    )
    if today is not None:
        found = found.filter(Q(memberships__until=None) | Q(memberships__until__gte=today))
    return list(found.distinct().order_by("name", "pk"))
