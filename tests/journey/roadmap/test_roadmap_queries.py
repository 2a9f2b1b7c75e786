import datetime as dt

import pytest

from nastavnik.journey.roadmap import actions, evidence, queries
from nastavnik.journey.roadmap.evidence import Evidence, Missing
from nastavnik.journey.roadmap.states import State, of_stage

D = dt.date


def said(done, have=0, need=4, missing=()):
    return lambda cycle, today: Evidence(done, have, need, f"{have} из {need}", missing)


def states(cycle, today):
    return {row.item.number: row.state for stage in queries.stages_of(cycle, today) for row in stage.items}


def test_a_check_is_registered_once(evidence_checks):
    evidence.check("some.code")(said(True))
    with pytest.raises(ValueError, match="some.code"):
        evidence.check("some.code")(said(True))
    assert list(evidence_checks) == ["some.code"]


def test_without_checks_the_state_rests_on_ticks_and_deadlines(cycle, item, evidence_checks, program, at):
    assert set(states(cycle, D(2026, 8, 30)).values()) == {State.NONE}
    actions.tick_item(item("1.1"), done_on=at.date(), note="приказ № 14-а", by=program, at=at)
    told = states(cycle, D(2026, 10, 1))
    assert {number for number, state in told.items() if state == State.DONE} == {"1.1"}
    assert {number for number, state in told.items() if state == State.LATE} == {"1.3", "1.4", "2.1", "3.1"}
    assert {number for number, state in told.items() if state == State.DOING} == {"5.3", "7.1", "7.2"}


def test_the_last_good_day_is_not_late_yet(cycle, evidence_checks):
    assert states(cycle, D(2026, 9, 30))["2.1"] == State.NONE
    assert states(cycle, D(2026, 10, 1))["2.1"] == State.LATE


def test_the_data_tell_the_state_and_a_tick_does_not_hide_what_is_missing(
    cycle, item, evidence_checks, program, at
):
    evidence_checks |= {
        "register.requests": said(False, 3),
        "register.mentees": said(True, 4),
        "orders.pairs": said(False),
    }
    day = D(2026, 9, 20)
    told = states(cycle, day)
    assert [told[number] for number in ("2.1", "2.2", "1.2")] == [State.DOING, State.DONE, State.NONE]
    actions.tick_item(item("2.1"), done_on=at.date(), note="собраны на бумаге", by=program, at=at)
    assert states(cycle, day)["2.1"] == State.ATTENTION
    evidence_checks["register.requests"] = said(True, 4)
    assert states(cycle, day)["2.1"] == State.DONE
    evidence_checks["register.requests"] = said(False, 3)
    actions.untick_item(item("2.1"), by=program, at=at)
    assert states(cycle, D(2026, 10, 1))["2.1"] == State.LATE


@pytest.mark.parametrize(
    ("points", "stage"),
    [
        ("done done", "done"),
        ("done none", "doing"),
        ("none none", "none"),
        ("done late attention", "late"),
        ("done attention doing", "attention"),
        ("doing", "doing"),
    ],
)
def test_a_stage_is_as_its_points_are(points, stage):
    assert of_stage(map(State, points.split())) == stage


def test_the_stages_count_their_points(cycle, evidence_checks):
    evidence_checks |= {"register.requests": said(True, 4)}
    stages = queries.stages_of(cycle, D(2026, 9, 20))
    assert [(s.number, s.done, s.total) for s in stages] == [
        (1, 0, 4), (2, 1, 2), (3, 0, 2), (4, 0, 3), (5, 0, 3), (6, 0, 4), (7, 0, 2),
    ]  # fmt: skip
    assert [s.next_due for s in stages[:2]] == [D(2026, 9, 15), D(2026, 10, 15)]


def test_next_deadlines_name_the_overdue_first(cycle, evidence_checks):
    rows = queries.next_deadlines(cycle, D(2026, 9, 20), limit=3)
    assert [(row.item.number, row.due_on, row.late, row.days) for row in rows] == [
        ("1.1", D(2026, 9, 15), True, -5),
        ("1.3", D(2026, 9, 30), False, 10),
        ("1.4", D(2026, 9, 30), False, 10),
    ]


def test_what_is_missing_is_told_with_its_place_and_the_overdue_first(school, cycle, evidence_checks):
    lacks = (Missing("Орлов Д. И.: нет запроса", 1, "roadmap:now", {}, "who=5"), Missing("нет анкет", 3))
    evidence_checks |= {
        "register.requests": said(False, 1, 5, lacks),
        "register.mentees": said(True, 5, 5, (Missing("не показывать"),)),
    }
    parts = [(p.stage, str(p.words), p.count, p.url, p.late) for p in queries.missing(cycle, D(2026, 9, 20))]
    overdue, *rest = parts
    assert overdue[0] == 1 and overdue[1].startswith("1.1") and overdue[4]
    assert rest == [
        (2, "Орлов Д. И.: нет запроса", 1, f"/o/{school.slug}/roadmap/?who=5", False),
        (2, "нет анкет", 3, "", False),
    ]


def test_reading_a_roadmap_costs_two_queries_however_much_is_in_it(
    cycle, item, evidence_checks, program, at, django_assert_num_queries
):
    with django_assert_num_queries(2):
        queries.stages_of(cycle, D(2026, 9, 20))
    for number in ("1.1", "1.3", "2.1"):
        actions.tick_item(item(number), done_on=at.date(), note="есть", by=program, at=at)
    with django_assert_num_queries(2):
        stages = queries.stages_of(cycle, D(2026, 9, 20))
        queries.next_deadlines(cycle, D(2026, 9, 20), stages=stages)
        queries.missing(cycle, D(2026, 9, 20), stages=stages)
        assert [row.tick.note for row in stages[0].items if row.tick] == ["есть", "есть"]


def test_the_current_cycle_is_the_open_one_of_the_day(in_school, program, at):
    def made(name, year):
        return actions.open_cycle(
            in_school, name=name, starts_on=D(year, 9, 1), ends_on=D(year + 1, 5, 31), by=program, at=at
        )

    def current(day):
        cycle = queries.current_cycle(in_school, day)
        return cycle and cycle.name

    assert current(D(2026, 9, 7)) is None
    old, new, later = made("2025/2026", 2025), made("2026/2027", 2026), made("2027/2028", 2027)
    days = (D(2026, 3, 1), D(2026, 7, 1), D(2026, 10, 1), D(2029, 1, 1))
    assert list(map(current, days)) == ["2025/2026", "2026/2027", "2026/2027", "2027/2028"]
    actions.close_cycle(old, by=program, at=at)
    assert current(D(2026, 3, 1)) == "2026/2027"
    actions.close_cycle(new, by=program, at=at)
    actions.close_cycle(later, by=program, at=at)
    assert current(D(2026, 3, 1)) == "2027/2028"
