"""Points that a school adds to the official stages, and takes away again; the official ones stay."""

import re

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError

from .actions import CHANGEABLE, check_open, settle_deadline
from .models import Cycle, Item, Tick
from .queries import points_of_stage


@transaction.atomic
def add_point(cycle: Cycle, stage: int, *, after: int | None = None, by, at, **values) -> Item:
    """A point of the school's own in a stage, behind the point with the key `after` (None: the last).

    Its number goes on behind the stage's highest. Raises BadInput without words or the days that its deadline
    needs, DomainError where the cycle is closed or somebody added another at the same moment.
    """
    unknown = values.keys() - CHANGEABLE
    if unknown:
        raise TypeError(f"A point of the roadmap has no {', '.join(sorted(unknown))}.")
    check_open(cycle)
    rows = points_of_stage(cycle, stage)
    item = Item(
        cycle=cycle, stage=stage, number=_next_number(rows, stage), official=False, own=True, **values
    )
    if not item.title.strip():
        raise BadInput(_("Say what is to be done."), fields={"title": _("Say what is to be done.")})
    settle_deadline(item)
    item.order = _make_room(cycle, stage, rows, after)
    try:
        with transaction.atomic():
            item.save()
    except IntegrityError as error:
        raise DomainError(_("Somebody has just added a point to this stage: look and try again.")) from error
    told = {name: getattr(item, name) for name in ("stage", "number", *sorted(values))}
    record("roadmap.add_point", on=item, by=by, at=at, organisation_id=cycle.organisation_id, after=told)
    return item


def check_removable(item: Item) -> None:
    """Raises DomainError for an official point, for one that is ticked, and in a closed roadmap."""
    check_open(item.cycle)
    if not item.own:
        raise DomainError(_("A point of the official roadmap stays: change its words and deadline instead."))
    if Tick.objects.filter(item=item).standing().exists():
        raise DomainError(_("This point is ticked as done: take the tick back first."))


@transaction.atomic
def remove_point(item: Item, *, by, at) -> None:
    """Take away a point of the school's own. Raises DomainError where `check_removable` does."""
    check_removable(item)
    record(
        "roadmap.remove_point",
        on=item,
        by=by,
        at=at,
        organisation_id=item.cycle.organisation_id,
        before={"stage": item.stage, "number": item.number, "title": item.title},
    )
    item.delete()


def _next_number(rows: list[Item], stage: int) -> str:
    used = (re.fullmatch(rf"{stage}\.(\d+)", row.number) for row in rows)
    return f"{stage}.{max((int(found[1]) for found in used if found), default=0) + 1}"


def _make_room(cycle: Cycle, stage: int, rows: list[Item], after: int | None) -> int:
    """The place behind the point `after`; those that follow move on by one."""
    place = next((n for n, row in enumerate(rows, 1) if row.pk == after), len(rows))
    if place == len(rows):
        return rows[-1].order + 1 if rows else 0
    order = rows[place].order
    Item.objects.filter(cycle=cycle, stage=stage, order__gte=order).update(order=F("order") + 1)
    return order
