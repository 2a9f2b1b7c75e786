"""Closing a school year, and beginning the next one from it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.journey.roadmap.actions import CHANGEABLE, change_item, close_cycle, open_cycle
from nastavnik.journey.roadmap.deadlines import DeadlineKind
from nastavnik.journey.roadmap.models import Cycle, Item
from nastavnik.journey.roadmap.own_points import add_point
from nastavnik.journey.roadmap.queries import cycles_of

from .models import YearEnd
from .queries import checklist, end_of, own_wording, unfinished


@transaction.atomic
def close_year(cycle: Cycle, *, reasons: dict[int, str], by, at) -> YearEnd:
    """Close the year and keep what stayed open, with a reason for each stage that is not finished.

    Raises BadInput where a reason is missing, DomainError where the year is closed already.
    """
    groups = unfinished(checklist(cycle, timezone.localtime(at).date()))
    given = {group.number: reasons.get(group.number, "").strip() for group in groups}
    text = _("Say why this stays open.")
    lacking = {f"stage_{number}": text for number, words in given.items() if not words}
    if lacking:
        raise BadInput(_("Say for each unfinished stage why it stays open."), fields=lacking)
    close_cycle(cycle, by=by, at=at)
    left = [
        {"stage": group.number, "words": str(line.words), "count": line.count}
        for group in groups
        for line in group.lines
    ]
    kept = YearEnd.objects.create(
        cycle=cycle, left=left, reasons={str(number): words for number, words in given.items()},
        account_id_by=by.account_id, closed_at=at,
    )  # fmt: skip
    after = {"left": len(left), "reasons": kept.reasons}
    record("year.close", on=cycle, by=by, at=at, organisation_id=cycle.organisation_id, after=after)
    return kept


@transaction.atomic
def begin_next_year(old: Cycle, *, name: str, starts_on: dt.date, ends_on: dt.date, by, at) -> Cycle:
    """The next year with its roadmap; own points and own words come along, their days moved on.

    Banks, settings, weights and templates belong to the school and need no copy; pairs whose term reaches into
    the new year are counted there by their days. Raises DomainError where the old year is not closed or another
    was begun from it, BadInput for a taken name or odd days.
    """
    end = check_may_go_on(old)
    if starts_on <= old.starts_on:
        text = _("The next year begins after the one that ends.")
        raise BadInput(text, fields={"starts_on": text})
    new = _prepared(old, name) or open_cycle(
        old.organisation, name=name, starts_on=starts_on, ends_on=ends_on, by=by, at=at
    )
    if not YearEnd.objects.filter(pk=end.pk, next_cycle=None).update(next_cycle=new):
        raise DomainError(_("Somebody has just begun the next year: look at it."))
    told = _carry_points(old, new, by=by, at=at)
    record("year.begin_next", on=new, by=by, at=at, organisation_id=old.organisation_id, after=told)
    return new


def check_may_go_on(old: Cycle) -> YearEnd:
    """How the year ended. DomainError where it is not closed, or another was begun from it."""
    end = end_of(old)
    if end is None:
        raise DomainError(_("Close the year first: only then is it known what goes on."))
    if end.next_cycle_id:
        raise DomainError(
            _("The year %(name)s has been begun from this one already.") % {"name": end.next_cycle}
        )
    return end


def _prepared(old: Cycle, name: str) -> Cycle | None:
    """A later open year with this very name, opened by hand before: it is filled, not doubled."""
    later = cycles_of(old.organisation).still_open().filter(name=name.strip(), starts_on__gt=old.starts_on)
    return later.first()


def _carry_points(old: Cycle, new: Cycle, *, by, at) -> dict:
    """Own points are added, official ones get the school's words; months go by calendar years, not by days."""
    years = new.starts_on.year - old.starts_on.year
    own_words = own_wording(old)
    for item in Item.objects.filter(cycle=new, number__in=own_words, own=False):
        change_item(item, **_moved(own_words[item.number], years, new), by=by, at=at)
    there = set(Item.objects.filter(cycle=new, own=True).values_list("stage", "title"))
    own = [
        one for one in Item.objects.filter(cycle=old, own=True).in_order()
        if (one.stage, one.title) not in there
    ]  # fmt: skip
    for item in own:
        add_point(new, item.stage, **_moved(item, years, new), by=by, at=at)
    return {"from": old.name, "own_points": len(own), "own_words": len(own_words)}


def _moved(item: Item, years: int, new: Cycle) -> dict:
    values = {name: getattr(item, name) for name in CHANGEABLE}
    for name in ("begins_on", "due_on"):
        if values[name]:
            values[name] = min(max(_later(values[name], years), new.starts_on), new.ends_on)
    if values["deadline_kind"] == DeadlineKind.PERIOD and values["begins_on"] > values["due_on"]:
        values["begins_on"] = values["due_on"]
    return values


def _later(day: dt.date, years: int) -> dt.date:
    """The same day so many years on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
