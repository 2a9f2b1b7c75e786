"""The desk of a municipality and region: nobody can be known from it, requests, exports."""

import csv
import io
import itertools
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.notify.models import Notice
from nastavnik.foundation.organisations.actions import found_organisation
from nastavnik.journey.monitoring.actions import take_snapshots
from nastavnik.journey.reporting import actions, honesty
from nastavnik.journey.reporting.cards import make_card
from nastavnik.journey.reporting.models import Card, Reply

K = 3


@pytest.fixture
def region_coordinator(sign_up, tree):
    return sign_up("regional", tree[0], "regional_coordinator")


@pytest.fixture
def carded(cycle, in_school, mentor, mentee, hire, program, at):
    for number in range(8):
        hire(f"Учитель{'абвгдежз'[number]} Нина Ильинична", service_teaching=200, service_total=200)
    take_snapshots(in_school, by=program, at=at)
    return make_card(in_school, by=program, at=at)


def place(name, at, *rest):
    return reverse(f"reporting:{name}", args=[at.slug, *rest])


def test_no_group_of_people_that_follows_from_shown_numbers_is_small():
    """An oracle by sets: people with flags; every group that shown numbers let one work out is 0 or at least K."""
    rng, hidden, seen = random.Random(7), 0, 0
    for _round in range(4000):
        size = rng.randint(0, 14)
        flags = {
            name: {p for p in range(size) if rng.random() < rng.random()} for name in ("Y", "M", "E", "T")
        }
        everybody, young, mentors, mentees = set(range(size)), flags["Y"], flags["M"], flags["E"]
        groups = {
            "teachers": everybody, "young": young, "mentors": mentors, "mentees": mentees,
            "covered": mentors | mentees, "young_mentored": young & mentees, "trained": mentors & flags["T"],
        }  # fmt: skip
        shown = honesty.shown({code: len(group) for code, group in groups.items()}, K)
        told = {code: groups[code] for code, number in shown.items() if number is not None}
        hidden += len(groups) - len(told)
        seen += len(told)
        for code, group in told.items():
            assert shown[code] == len(group) and not 0 < len(group) < K, (code, shown)
        for one, other in itertools.permutations(told, 2):
            if honesty_nested(one, other):
                assert not 0 < len(told[one] - told[other]) < K, (one, other, shown)
        if {"mentors", "mentees", "covered"} <= told.keys():
            assert not 0 < len(mentors & mentees) < K
    assert hidden > 1000 and seen > 1000  # the control: something is hidden, something is left


def honesty_nested(one, other):
    """Whether the group `other` always lies within `one`."""
    within = {
        "teachers": {"young", "mentors", "mentees", "covered", "young_mentored", "trained"},
        "covered": {"mentors", "mentees", "young_mentored", "trained"},
        "mentees": {"young_mentored"}, "young": {"young_mentored"}, "mentors": {"trained"},
    }  # fmt: skip
    return other in within.get(one, ())


def test_parts_of_a_whole_are_shown_together_or_not_at_all():
    assert honesty.parted({"a": 5, "b": 0}, 5, K) == {"a": 5, "b": 0}
    assert honesty.parted({"a": 5, "b": 2}, 7, K) == {"a": None, "b": None}
    assert honesty.parted({"a": 5}, None, K) == {"a": None}


def test_a_card_holds_no_name_and_is_made_anew_only_where_it_differs(carded, in_school, program, at):
    assert carded.cells["teachers"] == 10
    assert carded.cells["mentees"] in (None, 0) and len(carded.states) == 7
    again = make_card(in_school, by=program, at=at)
    assert again.pk == carded.pk
    assert Card.objects.filter(organisation=in_school).count() == 1


def test_no_page_or_file_of_the_coordinator_holds_a_name(
    carded, tree, enter, region_coordinator, school, program, at, in_school
):
    from nastavnik.foundation.people.models import Person

    region = tree[0]
    with scope(organisation=region):
        asked = actions.ask_schools(
            region, [school], title="Годовая", words="", columns=list(actions.chosen([])) and ["teachers"],
            due_on=at.date(), by=program, at=at,
        )  # fmt: skip
    with scope(organisation=school):
        actions.confirm(Reply.objects.get(request=asked), comment="Всё в порядке", by=program, at=at)
        names = set(Person.objects.values_list("surname", flat=True)) | {school.head_surname}
    browser = enter(region_coordinator)
    paths = [
        place("dashboard", region), place("dashboard", school), place("export", region, "csv"),
        place("requests", region), place("request", region, asked.pk), place("replies_file", region, asked.pk, "csv"),
        place("ask", region), place("new_form", region),
    ]  # fmt: skip
    for path in paths:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        text = (b"".join(answer) if answer.streaming else answer.content).decode()
        assert not [name for name in names if name in text], path
    for live in (
        "desk:numbers",
        "monitoring:overview",
    ):  # and from outside there is no page with live numbers
        assert browser.get(reverse(live, args=[school.slug])).status_code == 403


def test_requests_are_told_confirmed_once_and_keep_the_figures(
    carded, tree, school, curator, mentor, actor, program, at, in_school
):
    municipality = tree[1]
    with scope(organisation=municipality):
        asked = actions.ask_schools(
            municipality, [school], title="Годовая", words="", columns=["teachers", "mentees"], due_on=at.date(),
            by=program, at=at,
        )  # fmt: skip
        assert actions.remind(asked, by=program, at=at) == 1
        assert actions.remind(asked, by=program, at=at) == 0  # once a day
    assert Notice.objects.filter(account=curator).count() == 2
    reply = Reply.objects.get(request=asked)
    by = actor(curator)
    with pytest.raises(BadInput):
        actions.confirm(reply, comment="Болеет Петровой нет", by=by, at=at)
    actions.confirm(reply, comment="Новая школа", by=by, at=at)
    assert (reply.cells["teachers"], reply.comment) == (10, "Новая школа")
    with pytest.raises(DomainError):
        actions.confirm(reply, comment="", by=by, at=at)


def test_a_form_keeps_columns_in_its_order_and_gives_both_kinds(
    carded, tree, enter, region_coordinator, program, at
):
    region = tree[0]
    browser = enter(region_coordinator)
    sent = {"name": "Отчёт", "columns": ["school", "teachers", "late"], "first": "Педагогов", "_once": "a"}
    assert browser.post(place("new_form", region), sent).status_code == 302
    with scope(organisation=region):
        form = actions.Form.objects.get()
    assert form.columns == ["teachers", "school", "late"]
    text = b"".join(browser.get(place("form_file", region, form.pk, "csv"))).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Педагогов", "Школа", "Просроченных пунктов"] and rows[1][0] == "10"
    assert b"".join(browser.get(place("form_file", region, form.pk, "xlsx")))[:2] == b"PK"
    assert (
        browser.post(place("new_form", region), sent | {"first": "Нет такого", "_once": "b"}).status_code
        == 422
    )


def test_one_school_and_three_cost_the_same_queries(carded, tree, enter, region_coordinator, program, at):
    browser, counts = enter(region_coordinator), []
    for number in range(3):
        if number:
            made = found_organisation(
                slug=f"more-{number}", parent=tree[1], full_name=f"Школа {number}", short_name=f"Школа {number}",
                by=program, at=at,
            )  # fmt: skip
            with scope(organisation=made):
                make_card(made, by=program, at=at)
        browser.get(place("dashboard", tree[0]))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(place("dashboard", tree[0])).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1 and counts[0] <= 13, counts


def test_who_may_what(carded, tree, school, enter, curator, mentor, stranger, region_coordinator):
    assert enter(curator).get(place("dashboard", tree[0])).status_code == 404
    assert enter(curator).get(place("asked", school)).status_code == 200
    assert enter(mentor).get(place("asked", school)).status_code == 403
    assert enter(stranger).get(place("asked", school)).status_code == 404
    assert enter(region_coordinator).get(place("requests", school)).status_code == 404
    assert enter(region_coordinator).get(place("asked", school)).status_code == 403
