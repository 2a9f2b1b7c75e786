"""Points of the school's own: where they stand, what the paper shows, and that the official ones stay."""

import datetime as dt

import pytest
from django.urls import reverse

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.journey.roadmap import actions, own_points
from nastavnik.journey.roadmap.models import Item
from nastavnik.journey.roadmap.papers import roadmap

DAY = {"deadline_kind": "date", "due_on": dt.date(2026, 10, 10)}


@pytest.fixture
def add(cycle, program, at):
    def make(title, stage=5, after=None, **values):
        values = DAY | {"title": title, "responsible": "завуч", "expected_result": "протокол"} | values
        return own_points.add_point(cycle, stage, after=after, by=program, at=at, **values)

    return make


def titles(cycle, stage=5):
    rows = Item.objects.filter(cycle=cycle, stage=stage).in_order()
    return [row.title if row.own else row.number for row in rows]


def test_a_point_stands_at_the_end_or_behind_the_point_named(add, cycle, item):
    before = titles(cycle)
    add("Совет наставников")
    add("Открытый урок", after=item(before[0]).pk)
    add("Второй урок", after=item(before[0]).pk)
    assert titles(cycle) == [before[0], "Второй урок", "Открытый урок", *before[1:], "Совет наставников"]
    last = int(before[-1].split(".")[1])
    own = Item.objects.filter(cycle=cycle, own=True).order_by("pk")
    assert [row.number for row in own] == [f"5.{last + 1}", f"5.{last + 2}", f"5.{last + 3}"]
    told = Entry.objects.filter(deed="roadmap.add_point").order_by("number")
    assert [entry.after["title"] for entry in told] == [
        "Совет наставников", "Открытый урок", "Второй урок",
    ]  # fmt: skip


def test_the_paper_prints_it_with_deadline_responsible_and_result(add, cycle, school):
    made = add("Совет наставников")
    rows = roadmap(cycle, school)[1].rows
    printed = [tuple(map(str, row)) for row in rows if isinstance(row, tuple) and str(row[0]) == made.number]
    assert printed == [(made.number, "Совет наставников", "До 10.10.2026", "Завуч", "Протокол")]


@pytest.mark.parametrize("wrong", [{"title": "  "}, {"due_on": None}, {"deadline_kind": "period"}])
def test_a_point_without_words_or_days_is_refused_whole(add, cycle, wrong):
    before = titles(cycle)
    with pytest.raises(BadInput):
        add(**({"title": "Урок"} | wrong))
    assert titles(cycle) == before


def test_only_an_unticked_point_of_ones_own_is_taken_away(add, item, cycle, program, at):
    deed = {"by": program, "at": at}
    with pytest.raises(DomainError, match="official"):
        own_points.remove_point(item("5.1"), **deed)
    made = add("Урок")
    actions.tick_item(made, done_on=at.date(), note="есть", **deed)
    with pytest.raises(DomainError, match="tick"):
        own_points.remove_point(made, **deed)
    actions.untick_item(made, **deed)
    own_points.remove_point(made, **deed)
    assert "Урок" not in titles(cycle) and "5.1" in titles(cycle)


def test_nothing_is_added_to_a_closed_roadmap(add, cycle, program, at):
    actions.close_cycle(cycle, by=program, at=at)
    with pytest.raises(DomainError, match="closed"):
        add("Урок")


def test_by_the_pages(cycle, school, enter, curator, head):
    browser = enter(curator)
    new = reverse("roadmap:add_point", args=[school.slug, cycle.pk, 5])
    form = {"title": "Открытый урок", "deadline_kind": "date", "due_on": "2026-10-10", "_once": "a"}
    assert browser.post(new, form | {"title": ""}).status_code == 422
    assert browser.post(new, form).status_code == 302 == browser.post(new, form).status_code  # pressed twice
    made = Item.objects.get(cycle=cycle, own=True)
    page = browser.get(reverse("roadmap:cycle", args=[school.slug, cycle.pk])).content.decode()
    assert "Открытый урок" in page and "свой пункт" in page.casefold()
    assert browser.get(reverse("roadmap:add_point", args=[school.slug, cycle.pk, 8])).status_code == 404
    remove = reverse("roadmap:remove_point", args=[school.slug, made.pk])
    assert enter(head).post(remove).status_code == 403
    browser = enter(curator)
    assert browser.get(remove).status_code == 200
    assert browser.post(remove, {"_once": "b"}).status_code == 302
    assert not Item.objects.filter(pk=made.pk).exists()
    official = reverse("roadmap:remove_point", args=[school.slug, Item.objects.filter(cycle=cycle)[0].pk])
    assert browser.get(official).status_code == browser.post(official).status_code == 409
