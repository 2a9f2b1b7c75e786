"""What is done to a roadmap."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.documents.actions import prepare_document
from nastavnik.instruments.documents.models import Document

from .deadlines import DeadlineKind, last_day
from .models import Cycle, Item, Tick
from .stages import official_stages

LONGEST = dt.timedelta(days=2 * 366)  # a roadmap may span two school years
CHANGEABLE = {
    "title",
    "content",
    "deadline_kind",
    "begins_on",
    "due_on",
    "responsible",
    "role",
    "expected_result",
    "publicity",
}


@transaction.atomic
def open_cycle(organisation, *, name: str, starts_on: dt.date, ends_on: dt.date, by, at) -> Cycle:
    """A new cycle with all points of the official roadmap. Raises BadInput for a taken name or odd dates."""
    name = name.strip()
    if not name:
        raise BadInput(
            _("Name the school year, for example «2026/2027»."), fields={"name": _("Give a name.")}
        )
    if Cycle.objects.filter(organisation=organisation, name=name).exists():
        raise BadInput(
            _("There is a roadmap «%(name)s» already: open it or choose another name.") % {"name": name},
            fields={"name": _("This name is taken.")},
        )
    _check_span(starts_on, ends_on)
    cycle = Cycle.objects.create(organisation=organisation, name=name, starts_on=starts_on, ends_on=ends_on)
    items = [
        _item(cycle, stage.number, order, row)
        for stage in official_stages()
        for order, row in enumerate(stage.items)
    ]
    Item.objects.bulk_create(items)
    record(
        "roadmap.open_cycle",
        on=cycle,
        by=by,
        at=at,
        organisation_id=organisation.pk,
        after={"name": name, "starts_on": starts_on, "ends_on": ends_on, "items": len(items)},
    )
    return cycle


@transaction.atomic
def change_item(item: Item, *, by, at, **values) -> bool:
    """Change what the school may change of a point; False where nothing was different.

    Raises BadInput where the deadline lacks a day, DomainError where the cycle is closed.
    """
    unknown = values.keys() - CHANGEABLE
    if unknown:
        raise TypeError(f"A point of the roadmap has nothing to change called {', '.join(sorted(unknown))}.")
    check_open(item.cycle)
    before = {name: getattr(item, name) for name in values}
    for name, value in values.items():
        setattr(item, name, value)
    settle_deadline(item)
    before |= {name: old for name, old in _deadline_of(item.pk).items() if name not in before}
    changed = {name: old for name, old in before.items() if getattr(item, name) != old}
    if not changed:
        return False
    if not item.title.strip():
        raise BadInput(_("Say what is to be done."), fields={"title": _("Say what is to be done.")})
    item.save(update_fields=sorted(changed))
    after = {name: getattr(item, name) for name in changed}
    _record("roadmap.change_item", item, by=by, at=at, before=changed, after=after)
    return True


@transaction.atomic
def tick_item(item: Item, *, done_on: dt.date, by, at, note: str = "", file=None) -> Tick:
    """Say by hand that a point is done, and show it by a note or a kept file.

    Raises BadInput without either or for a day to come, DomainError where it is ticked already.
    """
    check_open(item.cycle)
    note = note.strip()
    if not note and file is None:
        text = _("Add a note or a file that shows that this is done.")
        raise BadInput(text, fields={"note": text})
    if done_on > timezone.localtime(at).date():
        raise BadInput(
            _("The day when it was done can't be in the future."), fields={"done_on": _("In the future.")}
        )
    try:
        with transaction.atomic():
            tick = Tick.objects.create(
                item=item, done_on=done_on, note=note, file=file, account_id_by=by.account_id, ticked_at=at
            )
    except IntegrityError as error:
        raise DomainError(_("This point is ticked already.")) from error
    _record(
        "roadmap.tick_item",
        item,
        by=by,
        at=at,
        before={},
        after={"done_on": done_on, "tick": tick.pk, "file": file.pk if file else None},
    )
    return tick


@transaction.atomic
def untick_item(item: Item, *, by, at) -> None:
    """Take the tick back; it stays in the history. Raises DomainError where there is none."""
    check_open(item.cycle)
    if not Tick.objects.filter(item=item).standing().update(undone_at=at):
        raise DomainError(_("This point has no tick to take back."))
    _record("roadmap.untick_item", item, by=by, at=at, before={"ticked": True}, after={"ticked": False})


@transaction.atomic
def close_cycle(cycle: Cycle, *, by, at) -> None:
    """Nothing of it is changed any more. Raises DomainError where it is closed already."""
    if not Cycle.objects.filter(pk=cycle.pk).still_open().update(closed_at=at):
        raise DomainError(_("This roadmap is closed already."))
    cycle.closed_at = at
    record(
        "roadmap.close_cycle",
        on=cycle,
        by=by,
        at=at,
        organisation_id=cycle.organisation_id,
        after={"closed_at": at},
    )


def _item(cycle: Cycle, stage: int, order: int, row) -> Item:
    deadline = row.deadline.within(cycle.starts_on, cycle.ends_on)
    return Item(
        cycle=cycle,
        stage=stage,
        number=row.number,
        order=order,
        official=row.official,
        title=row.title,
        deadline_kind=deadline.kind,
        begins_on=deadline.begins_on,
        due_on=deadline.due_on,
        responsible=row.responsible,
        role=row.role,
        expected_result=row.expected_result,
        publicity=row.publicity,
        evidence_check=row.evidence_check,
    )


def _check_span(starts_on: dt.date, ends_on: dt.date) -> None:
    if ends_on <= starts_on:
        text = _("The last day must come after the first one.")
        raise BadInput(text, fields={"ends_on": text})
    if ends_on > starts_on + LONGEST:
        text = _("A roadmap spans two school years at most.")
        raise BadInput(text, fields={"ends_on": text})


def check_open(cycle: Cycle) -> None:
    """Raises DomainError where the cycle is closed."""
    if not cycle.is_open:
        raise DomainError(_("This roadmap is closed, it can't be changed."))


def settle_deadline(item: Item) -> None:
    """Keep only the days that belong to the kind of deadline; a month is kept as its last day."""
    kind = item.deadline_kind
    if kind == DeadlineKind.ALWAYS:
        item.due_on = None
    if kind != DeadlineKind.PERIOD:
        item.begins_on = None
    if kind == DeadlineKind.MONTH and item.due_on:
        item.due_on = last_day(item.due_on)
    if kind in (DeadlineKind.DATE, DeadlineKind.MONTH, DeadlineKind.PERIOD) and not item.due_on:
        raise BadInput(_("This kind of deadline needs a day."), fields={"due_on": _("Give the last day.")})
    if kind == DeadlineKind.PERIOD:
        if not item.begins_on:
            raise BadInput(_("A period needs its first day."), fields={"begins_on": _("Give the first day.")})
        if item.begins_on > item.due_on:
            text = _("A period can't end before it begins.")
            raise BadInput(text, fields={"due_on": text})


def _deadline_of(pk: int) -> dict:
    """The deadline's days as they are kept: settling may have changed them besides what was asked for."""
    return Item.objects.filter(pk=pk).values("begins_on", "due_on").get()


def _record(deed: str, item: Item, *, by, at, before, after) -> None:
    record(
        deed, on=item, by=by, at=at, organisation_id=item.cycle.organisation_id, before=before, after=after
    )


@transaction.atomic
def prepare_roadmap(cycle, *, by, at) -> Document:
    """A draft of the roadmap as a paper of its own, from the cycle's points as they stand."""
    return prepare_document(
        cycle.organisation,
        "roadmap",
        title=f"Дорожная карта (план мероприятий) на {cycle.name} учебный год",
        about={"cycle": cycle.pk},
        year_label=cycle.name,
        by=by,
        at=at,
    )
