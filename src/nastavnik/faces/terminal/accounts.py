"""Accounts made on the command line: each with a password of its own, told once."""

import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from nastavnik.foundation.accounts.actions import new_password, open_account
from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.organisations.actions import give_role
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.foundation.organisations.permissions import Role

KEPT = "accounts.txt"
BEGINNERS = (Role.CURATOR, Role.HEAD, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Made:
    """An account just opened."""

    role: str
    login: str
    password: str
    where: str


@transaction.atomic
def make_account(login: str, name: str, organisation, *roles, person=None) -> Made:
    """Open an account with these roles, linked to a staff card if one is given."""
    by, at, password = Actor.program("nastavnik"), timezone.now(), new_password()
    account = open_account(login=login, name=name, password=password, by=by, at=at)
    with scope(organisation=organisation):
        for role in roles:
            give_role(account, organisation, role, by=by, at=at)
        if person is not None:
            person.account = account
            person.save(update_fields=["account"])
    return Made(", ".join(str(Role(role).label) for role in roles), login, password, organisation.short_name)


@transaction.atomic  # with the list on the disk: stopped between the two, nobody could ever sign in
def first_accounts() -> list[Made]:
    """Where nobody can sign in yet: head, curator and administrator of every school, each with a password."""
    if Account.objects.exists():
        return []
    made = []
    for school in Organisation.objects.schools().order_by("pk"):
        for role in BEGINNERS:
            made.append(make_account(f"{role}.{school.slug}", str(Role(role).label), school, role))
    keep(made)
    return made


def keep(made: list[Made]) -> None:
    """Write the list into the data folder, readable by its owner only; earlier lists stay above it."""
    if not made:
        return
    path = Path(settings.DATA_DIR) / KEPT
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(told(made) + "\n")


def told(made: list[Made]) -> str:
    """The accounts as a table for the screen."""
    rows = [
        ("Кто", "Логин", "Пароль", "Где"),
        *((one.role, one.login, one.password, one.where) for one in made),
    ]
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    return "\n".join("  ".join([*(row[n].ljust(widths[n]) for n in range(3)), row[3]]) for row in rows)
