"""What mentor, mentee and curator change in a draft together."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput

from ..models import PlanItem, Programme
from .common import TEXTS, begin_change, note


@transaction.atomic
def change_programme(programme: Programme, *, by, at, **texts) -> None:
    """Other words in the explanatory note (`TEXTS`) while it is a draft. Overtaken where somebody was quicker."""
    begin_change(programme)
    before = {name: getattr(programme, name) for name in texts}
    for name, value in texts.items():
        if name not in TEXTS:
            raise ValueError(f"{name} is not a text of the programme")
        setattr(programme, name, value)
    programme.save(update_fields=[*texts])
    note("programme.change", programme, by, at, before=before, **texts)


@transaction.atomic
def change_item(item: PlanItem, *, by, at, **values) -> None:
    """Another activity, day or result in a line of the plan while the programme is a draft."""
    _check_day(item.programme, values.get("due", item.due))
    begin_change(item.programme)
    before = {name: getattr(item, name) for name in values}
    for name, value in values.items():
        setattr(item, name, value)
    item.save(update_fields=[*values])
    note("programme.change_item", item.programme, by, at, before=before, number=item.number, **values)


@transaction.atomic
def add_item(programme: Programme, *, by, at, **values) -> PlanItem:
    """One more line at the end of a draft's plan."""
    _check_day(programme, values["due"])
    begin_change(programme)
    last = programme.items.aggregate(last=Max("number"))["last"] or 0
    item = PlanItem.objects.create(programme=programme, number=last + 1, **values)
    note("programme.add_item", programme, by, at, number=item.number, **values)
    return item


@transaction.atomic
def move_item(item: PlanItem, *, up: bool, by, at) -> None:
    """A line of a draft's plan changes places with the one before it (`up`) or after it; at the edge it stays."""
    programme = item.programme
    begin_change(programme)
    beside = programme.items.filter(number=item.number + (-1 if up else 1)).first()
    if beside is None:
        return
    mine, theirs = item.number, beside.number
    last = programme.items.aggregate(last=Max("number"))["last"]
    for row, number in ((beside, last + 1), (item, theirs), (beside, mine)):  # numbers stay unique on the way
        row.number = number
        row.save(update_fields=["number"])
    note("programme.move_item", programme, by, at, before={"number": mine}, number=theirs)


@transaction.atomic
def remove_item(item: PlanItem, *, by, at) -> None:
    """Take a line out of a draft's plan; the lines after it move up."""
    programme = item.programme
    begin_change(programme)
    before = {"number": item.number, "activity": item.activity}
    note("programme.remove_item", programme, by, at, before=before)
    number = item.number
    item.delete()
    for later in programme.items.filter(number__gt=number).order_by("number"):
        later.number -= 1
        later.save(update_fields=["number"])


def _check_day(programme, due):
    if not programme.starts_on <= due <= programme.ends_on:
        raise BadInput(
            _("The day lies outside the programme's term."),
            fields={"due": _("Choose a day within the term.")},
        )
