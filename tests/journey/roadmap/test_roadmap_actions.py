import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scope

from nastavnik.foundation.audit.journal import first_fault
from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.files.actions import keep_file
from nastavnik.journey.roadmap import actions
from nastavnik.journey.roadmap.models import Cycle, Item, Tick

D = dt.date


def journal(school):
    return [entry.deed for entry in Entry.objects.of(school.pk).order_by("number") if "roadmap" in entry.deed]


def test_a_new_cycle_holds_the_official_points_with_days_of_that_year(school, cycle):
    rows = (
        Item.objects.filter(cycle=cycle)
        .in_order()
        .values_list("number", "deadline_kind", "begins_on", "due_on")
    )
    assert list(rows) == [
        ("1.1", "date", None, D(2026, 9, 15)),
        ("1.2", "month", None, D(2026, 10, 31)),
        ("1.3", "month", None, D(2026, 9, 30)),
        ("1.4", "month", None, D(2026, 9, 30)),
        ("2.1", "month", None, D(2026, 9, 30)),
        ("2.2", "yearly", None, D(2026, 10, 15)),
        ("3.1", "month", None, D(2026, 9, 30)),
        ("3.2", "yearly", None, D(2026, 10, 15)),
        ("4.1", "month", None, D(2026, 10, 31)),
        ("4.2.1", "period", D(2026, 9, 1), D(2026, 10, 31)),
        ("4.2.2", "period", D(2026, 10, 1), D(2026, 11, 30)),
        ("5.1", "month", None, D(2026, 10, 31)),
        ("5.2", "month", None, D(2026, 11, 30)),
        ("5.3", "always", None, None),
        ("6.1", "period", D(2027, 4, 1), D(2027, 5, 31)),
        ("6.2", "month", None, D(2027, 4, 30)),
        ("6.3.1", "month", None, D(2027, 5, 31)),
        ("6.3.2", "month", None, D(2027, 5, 31)),
        ("7.1", "always", None, None),
        ("7.2", "always", None, None),
    ]
    assert journal(school) == ["roadmap.open_cycle"]


@pytest.mark.parametrize(
    ("name", "starts_on", "ends_on", "field"),
    [
        ("2026/2027", D(2026, 9, 1), D(2027, 5, 31), "name"),
        ("  ", D(2026, 9, 1), D(2027, 5, 31), "name"),
        ("next", D(2027, 9, 1), D(2027, 9, 1), "ends_on"),
        ("three years", D(2026, 9, 1), D(2029, 5, 31), "ends_on"),
    ],
)
def test_a_cycle_with_a_taken_name_or_odd_days_is_refused(
    in_school, cycle, program, at, name, starts_on, ends_on, field
):
    with pytest.raises(BadInput) as refused:
        actions.open_cycle(in_school, name=name, starts_on=starts_on, ends_on=ends_on, by=program, at=at)
    assert list(refused.value.fields) == [field]
    assert Cycle.objects.count() == 1


def test_two_years_and_the_name_of_another_school_are_fine(cycle, other_school, program, at):
    with scope(organisation=other_school):
        made = actions.open_cycle(
            other_school, name="2026/2027", starts_on=D(2026, 9, 1), ends_on=D(2028, 8, 31), by=program, at=at
        )
        assert Item.objects.filter(cycle=made).count() == 20
    assert Item.objects.filter(cycle=cycle).count() == 20


def test_changing_a_point_writes_only_what_differs(school, item, program, at):
    row = item("1.3")
    assert actions.change_item(
        row, deadline_kind="month", due_on=D(2026, 10, 3), role="curator", by=program, at=at
    )
    assert not actions.change_item(row, deadline_kind="month", due_on=D(2026, 10, 20), by=program, at=at)
    entry = Entry.objects.about(row).get()
    assert (entry.before, entry.after) == ({"due_on": "2026-09-30"}, {"due_on": "2026-10-31"})
    assert item("1.3").due_on == D(2026, 10, 31)


def test_a_change_of_kind_drops_the_days_that_no_longer_belong(item, program, at):
    actions.change_item(item("4.2.1"), deadline_kind="always", by=program, at=at)
    row = item("4.2.1")
    assert (row.deadline_kind, row.begins_on, row.due_on) == ("always", None, None)
    entry = Entry.objects.about(row).get()
    assert entry.before == {"deadline_kind": "period", "begins_on": "2026-09-01", "due_on": "2026-10-31"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"deadline_kind": "date", "due_on": None}, "due_on"),
        ({"deadline_kind": "period", "begins_on": None}, "begins_on"),
        ({"deadline_kind": "period", "begins_on": D(2026, 12, 1)}, "due_on"),
        ({"title": "  "}, "title"),
    ],
)
def test_a_point_without_the_day_it_needs_is_refused(item, program, at, values, field):
    with pytest.raises(BadInput) as refused:
        actions.change_item(item("1.3"), **values, by=program, at=at)
    assert list(refused.value.fields) == [field]
    assert item("1.3").due_on == D(2026, 9, 30)


def test_what_is_not_the_schools_own_cannot_be_changed(item, program, at):
    with pytest.raises(TypeError, match="evidence_check"):
        actions.change_item(item("1.3"), evidence_check="", by=program, at=at)


def test_a_tick_needs_a_note_or_a_file_and_a_day_that_has_come(in_school, item, program, at):
    row = item("1.3")
    for values in ({"done_on": at.date()}, {"done_on": D(2026, 9, 8), "note": "готово"}):
        with pytest.raises(BadInput):
            actions.tick_item(row, by=program, at=at, **values)
    assert not Tick.objects.exists()
    file = keep_file(in_school, b"%PDF", name="шаблон.pdf", media_type="application/pdf", by=program, at=at)
    tick = actions.tick_item(row, done_on=D(2026, 9, 4), file=file, by=program, at=at)
    assert (tick.note, tick.file) == ("", file)


def test_a_point_is_ticked_once_and_the_tick_can_be_taken_back(school, item, program, at):
    row = item("1.3")
    actions.tick_item(row, done_on=at.date(), note="протокол № 1", by=program, at=at)
    with pytest.raises(DomainError, match="ticked already"):
        actions.tick_item(row, done_on=at.date(), note="ещё раз", by=program, at=at)
    actions.untick_item(row, by=program, at=at)
    with pytest.raises(DomainError, match="no tick"):
        actions.untick_item(row, by=program, at=at)
    actions.tick_item(row, done_on=at.date(), note="снова", by=program, at=at)
    assert [(t.note, t.undone_at) for t in Tick.objects.order_by("pk")] == [
        ("протокол № 1", at),
        ("снова", None),
    ]
    assert journal(school)[1:] == ["roadmap.tick_item", "roadmap.untick_item", "roadmap.tick_item"]
    assert first_fault(school.pk) is None


def test_the_database_itself_refuses_a_second_standing_tick_and_one_that_shows_nothing(item, at):
    row = item("1.3")
    Tick.objects.create(item=row, done_on=at.date(), note="есть", ticked_at=at)
    for values in ({"note": "второй"}, {"note": "", "undone_at": at}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Tick.objects.create(item=row, done_on=at.date(), ticked_at=at, **values)
    Tick.objects.create(item=row, done_on=at.date(), ticked_at=at, note="снят", undone_at=at)  # the control


def test_a_closed_cycle_stays_as_it_was(school, cycle, item, program, at):
    actions.tick_item(item("1.3"), done_on=at.date(), note="есть", by=program, at=at)
    actions.close_cycle(cycle, by=program, at=at)
    for deed in (
        lambda: actions.change_item(item("1.1"), title="иначе", by=program, at=at),
        lambda: actions.tick_item(item("1.1"), done_on=at.date(), note="есть", by=program, at=at),
        lambda: actions.untick_item(item("1.3"), by=program, at=at),
        lambda: actions.close_cycle(Cycle.objects.get(pk=cycle.pk), by=program, at=at),
    ):
        with pytest.raises(DomainError, match="closed"):
            deed()
    assert journal(school) == ["roadmap.open_cycle", "roadmap.tick_item", "roadmap.close_cycle"]
