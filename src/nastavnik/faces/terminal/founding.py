"""An organisation founded by its card: its place in the tree, its roadmap of the year, its first accounts."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from nastavnik.foundation.organisations.actions import found_organisation
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.journey.roadmap.actions import open_cycle

from .accounts import BEGINNERS, keep, make_account, told
from .card import Card
from .main_job import free_slug, tree_of
from .run import school_year


class AlreadyThere(Exception):
    """An organisation of this name is in the installation; the text says so."""


@transaction.atomic  # with the list on the disk: stopped between the two, nobody could ever sign in
def found(card: Card, *, today: dt.date) -> str:
    """Found it and open the accounts of curator, head and administrator; returns their table, told once."""
    name = card.details["full_name"]
    if Organisation.objects.filter(full_name=name).exists():
        raise AlreadyThere(f"«{name}» здесь уже есть.")
    by, at = Actor.program("nastavnik found"), timezone.localtime()
    school = found_organisation(
        slug=free_slug(card.details["kind"]), parent=tree_of(card, by=by, at=at), by=by, at=at, **card.details
    )
    year, starts_on, ends_on = school_year(None, today)
    with scope(organisation=school):
        open_cycle(school, name=year, starts_on=starts_on, ends_on=ends_on, by=by, at=at)
    made = [make_account(f"{role}.{school.slug}", str(role.label), school, role) for role in BEGINNERS]
    keep(made)
    return told(made)
