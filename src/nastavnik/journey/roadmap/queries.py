"""What is read of a roadmap: its seven stages with their states, the next deadlines, and what is missing."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .evidence import Evidence, reading_once, registered
from .models import Cycle, Item, Tick
from .stages import OfficialStage, official_stages
from .states import State, of_stage


@dataclass(frozen=True, slots=True)
class ItemState:
    """A point on a day. `evidence` is None where no app has told the roadmap how to see it."""

    item: Item
    state: State
    evidence: Evidence | None
    tick: Tick | None
    next_due: dt.date | None

    @property
    def deadline(self) -> str:
        return self.item.deadline.words


@dataclass(frozen=True, slots=True)
class StageState:
    number: int
    code: str
    title: str
    content: str
    state: State
    items: tuple[ItemState, ...]

    @property
    def done(self) -> int:
        return sum(row.state == State.DONE for row in self.items)

    @property
    def total(self) -> int:
        return len(self.items)

    @property
    def next_due(self) -> dt.date | None:
        return min((row.next_due for row in self.items if row.next_due), default=None)


@dataclass(frozen=True, slots=True)
class NextDeadline:
    stage: int
    item: Item
    due_on: dt.date
    late: bool
    days: int  # till then; negative: since then


@dataclass(frozen=True, slots=True)
class MissingPart:
    """One line of «чего не хватает и у кого», with the address where it is done."""

    stage: int
    item: Item
    words: Any
    count: int
    url: str
    late: bool


def cycles_of(organisation):
    return Cycle.objects.filter(organisation=organisation).latest_first()


def current_cycle(organisation, today: dt.date, *, cycles: list[Cycle] | None = None) -> Cycle | None:
    """The open cycle that holds this day; else the next open one, the last open one, the last one.

    Give `cycles` (the latest first) where they are read already.
    """
    cycles = list(cycles_of(organisation)) if cycles is None else cycles
    for cycle in cycles:
        cycle.organisation = organisation  # known already
    still_open = [cycle for cycle in cycles if cycle.is_open]
    now = [cycle for cycle in still_open if cycle.starts_on <= today <= cycle.ends_on]
    coming = [cycle for cycle in reversed(still_open) if cycle.starts_on > today]
    return next(iter(now or coming or still_open or cycles), None)


def official_stage(number: int) -> OfficialStage | None:
    return next((stage for stage in official_stages() if stage.number == number), None)


def points_of_stage(cycle: Cycle, stage: int) -> list[Item]:
    return list(Item.objects.filter(cycle=cycle, stage=stage).in_order())


def stages_of(cycle: Cycle, today: dt.date) -> tuple[StageState, ...]:
    """The seven stages on this day: two queries, and those of the evidence checks."""
    items = list(Item.objects.filter(cycle=cycle).in_order())
    ticks = {t.item_id: t for t in Tick.objects.filter(item__cycle=cycle).standing().select_related("file")}
    with reading_once():
        told = {code: _ask(code, cycle, today) for code in {item.evidence_check for item in items}}
    found = []
    for stage in official_stages():
        rows = tuple(
            _item_state(item, told[item.evidence_check], ticks.get(item.pk), cycle, today)
            for item in items
            if item.stage == stage.number
        )
        state = of_stage(row.state for row in rows) if rows else State.NONE
        found.append(StageState(stage.number, stage.code, stage.title, stage.content, state, rows))
    return tuple(found)


def state_of(item: Item, today: dt.date) -> ItemState:
    """One point on this day: one query, and those of its evidence check."""
    tick = Tick.objects.filter(item=item).standing().select_related("file").first()
    return _item_state(item, _ask(item.evidence_check, item.cycle, today), tick, item.cycle, today)


def strip(stages: tuple[StageState, ...], address: str = "", current: int = 0) -> list[dict[str, Any]]:
    """The stages for `core/parts/stage_strip.html`; each leads to its section of the page at `address`."""
    return [
        {
            "number": stage.number,
            "url": f"{address}#stage-{stage.number}",
            "state": stage.state.value,
            "done": stage.done,
            "total": stage.total,
            "current": stage.number == current,
        }
        for stage in stages
    ]


def chooser(cycle: Cycle, *, cycles: list[Cycle] | None = None) -> list[dict[str, Any]]:
    """The organisation's cycles for the chooser in the top bar, the latest first; `cycles` as above."""
    slug = cycle.organisation.slug
    return [
        {
            "label": one.name,
            "url": reverse("roadmap:cycle", kwargs={"slug": slug, "pk": one.pk}),
            "current": one == cycle,
        }
        for one in (cycles_of(cycle.organisation) if cycles is None else cycles)
    ]


def next_deadlines(
    cycle: Cycle, today: dt.date, limit: int = 5, *, stages: tuple[StageState, ...] | None = None
) -> tuple[NextDeadline, ...]:
    """What is due next, the overdue first. Give `stages` where they are read already."""
    rows = [
        NextDeadline(stage.number, row.item, row.next_due, row.next_due < today, (row.next_due - today).days)
        for stage in _read(cycle, today, stages)
        for row in stage.items
        if row.next_due
    ]
    return tuple(sorted(rows, key=lambda row: (row.due_on, row.stage, row.item.order))[:limit])


def missing(
    cycle: Cycle, today: dt.date, *, stages: tuple[StageState, ...] | None = None
) -> tuple[MissingPart, ...]:
    """«Чего не хватает и у кого»: what the evidence lacks, and overdue points that only a tick can close.

    The overdue first, then by the day till which it is wanted.
    """
    parts = []
    for stage in _read(cycle, today, stages):
        for row in stage.items:
            late = row.state == State.LATE
            if row.evidence is not None and not row.evidence.done:
                parts += [
                    MissingPart(
                        stage.number, row.item, part.words, part.count, part.url_in(cycle.organisation), late
                    )
                    for part in row.evidence.missing
                ]
            elif late:
                words = _("%(number)s: no mark that it is done") % {"number": row.item.number}
                parts.append(MissingPart(stage.number, row.item, words, 1, _place(cycle, row.item), late))
    return tuple(sorted(parts, key=lambda part: (not part.late, part.item.due_on or cycle.ends_on)))


def _read(cycle, today, stages):
    return stages_of(cycle, today) if stages is None else stages


def _ask(code: str, cycle: Cycle, today: dt.date) -> Evidence | None:
    function = registered(code)
    return function(cycle, today) if function else None


def _place(cycle: Cycle, item: Item) -> str:
    return reverse("roadmap:item", kwargs={"slug": cycle.organisation.slug, "pk": item.pk})


def _item_state(item: Item, evidence: Evidence | None, tick: Tick | None, cycle: Cycle, today) -> ItemState:
    state = _state(item, evidence, tick, cycle, today)
    due = item.deadline.next_due(today, done=state == State.DONE, until=cycle.ends_on)
    return ItemState(item, state, evidence, tick, due)


def _state(item: Item, evidence: Evidence | None, tick: Tick | None, cycle: Cycle, today) -> State:
    """The data come first: a tick that they contradict needs attention instead of hiding what is missing."""
    if evidence.done if evidence else tick:
        return State.DONE
    if tick:
        return State.ATTENTION
    if item.due_on and item.due_on < today:
        return State.LATE
    begun = bool(evidence and evidence.have)
    running = item.due_on is None and today >= cycle.starts_on
    return State.DOING if begun or running else State.NONE
