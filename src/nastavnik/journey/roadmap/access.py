"""The doors to a roadmap."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.organisations.actor import Actor

from .models import Cycle, Item, Tick


def open_cycle(actor: Actor, pk: int, to: str = "roadmap.view") -> Cycle:
    """404 for a roadmap that isn't theirs, 403 where they may not do `to`."""
    return _open(
        actor, Cycle.objects.select_related("organisation"), pk, lambda cycle: cycle.organisation, to
    )


def open_item(actor: Actor, pk: int, to: str = "roadmap.view") -> Item:
    items = Item.objects.select_related("cycle__organisation")
    return _open(actor, items, pk, lambda item: item.cycle.organisation, to)


def open_tick(actor: Actor, pk: int, to: str = "roadmap.view") -> Tick:
    ticks = Tick.objects.select_related("file", "item__cycle__organisation")
    return _open(actor, ticks, pk, lambda tick: tick.item.cycle.organisation, to)


def _open(actor, queryset, pk, organisation_of, to):
    return open_one(
        queryset,
        pk,
        sees=lambda row: actor.may("roadmap.view", organisation_of(row)),
        may=lambda row: actor.may(to, organisation_of(row)),
    )
