"""A composed programme: what the mentee asked for, over working weeks, the same each time."""

import datetime as dt
from types import SimpleNamespace

import pytest

from nastavnik.journey.programmes import library, weeks
from nastavnik.journey.programmes.compose import Need, compose
from nastavnik.journey.programmes.states import Form as ItemForm
from nastavnik.journey.register.wishes import Form, Kind

START, END = dt.date(2026, 10, 1), dt.date(2027, 5, 31)


def someone(gender="m"):
    return SimpleNamespace(
        surname="Орлов",
        first_name="Дмитрий",
        patronymic="Ильич",
        gender=gender,
        name_forms={},
        post="учитель",
    )


def school(kind="school"):
    return SimpleNamespace(kind=kind)


def drafted(deficits=(), start=START, end=END, kind="school", people=1, mentoring=None, **values):
    needs = [Need(someone(), tuple(deficits), **values) for _ in range(people)]
    return compose(school(kind), needs, start, end, **(mentoring or {}))


def test_the_hardest_deficit_gets_the_most_and_comes_first():
    draft = drafted([("digital.ai", 1), ("class_management.discipline", 3), ("assessment.formative", 2)])
    assert [item.deficit for item in draft.items if item.deficit] == [
        *["class_management.discipline"] * 3,
        *["assessment.formative"] * 2,
        "digital.ai",
    ]
    assert draft == drafted(
        [("digital.ai", 1), ("class_management.discipline", 3), ("assessment.formative", 2)]
    )


def test_days_are_working_days_of_the_term_in_order():
    draft = drafted([(code, 3) for code in ("method", "assessment", "parents", "psychology")])
    days = [item.due for item in draft.items]
    assert days == sorted(days)
    assert days[0] >= START and days[-1] <= END
    assert [day for day in days if not weeks.is_working(day, "school")] == []


@pytest.mark.parametrize(
    ("day", "kind", "works"),
    [
        (dt.date(2026, 10, 23), "school", True),
        (dt.date(2026, 10, 24), "school", False),  # Saturday
        (dt.date(2026, 10, 28), "school", False),  # autumn vacation
        (dt.date(2026, 10, 28), "kindergarten", True),
        (dt.date(2026, 11, 4), "kindergarten", False),  # public holiday
        (dt.date(2027, 1, 5), "school", False),  # vacation over the new year
        (dt.date(2027, 7, 5), "additional", False),
    ],
)
def test_a_calendar_knows_weekends_holidays_and_vacations_of_the_kind(day, kind, works):
    assert weeks.is_working(day, kind) is works


def test_a_plan_in_a_term_that_is_all_vacation_still_has_days():
    draft = drafted([("method.active", 2)], start=dt.date(2027, 6, 7), end=dt.date(2027, 8, 20))
    assert all(dt.date(2027, 6, 7) <= item.due <= dt.date(2027, 8, 20) for item in draft.items)


def test_a_short_programme_leaves_the_ceremonies_out():
    month = drafted([("method.active", 3)], end=dt.date(2026, 11, 1))
    year = drafted([("method.active", 3)])
    assert (len(month.items), len(year.items)) == (5, 10)


def test_who_has_said_nothing_gets_the_usual_beginning():
    young, other = drafted(categories=("young",)), drafted()
    assert {item.deficit for item in young.items} > {"documents.local_rules", "class_management.discipline"}
    assert {item.deficit for item in other.items} == {
        "", "method.lesson_plan", "method.self_analysis", "planning.career",
    }  # fmt: skip


def test_a_group_joins_the_needs_of_all_and_speaks_of_many():
    one, two = Need(someone(), (("method.tasks", 1),)), Need(someone(), (("method.tasks", 3), ("parents", 1)))
    draft = compose(school(), [one, two], START, END)
    assert {item.deficit for item in draft.items} == {"", "method.tasks", "parents.meeting"}
    assert "наставляемых" in draft.goal
    assert {item.responsible for item in draft.items} == {"наставник, наставляемые"}


def test_a_kindergarten_has_no_lessons_and_no_braces_are_left():
    every = [(code, 3) for code in library._names() if "." in code]
    draft = drafted(every, kind="kindergarten", end=dt.date(2029, 9, 1))
    words = " ".join(
        (draft.problem, draft.goal, *draft.tasks, *draft.results, *(item.activity for item in draft.items))
    )
    assert "{" not in words
    assert not any("урок" in item.activity.casefold() for item in draft.items)


def test_the_library_serves_every_point_of_the_catalogue():
    missing = [code for code in library._names() if not library.activities_for(code)]
    assert missing == []
    rows = library._data()["activity"]
    assert len(rows) >= 40
    known = set(library._names())
    assert {row["deficit"] for row in rows if "deficit" in row} <= known


def test_the_library_covers_the_catalogue_twice_and_every_kind_and_form():
    rows = library._activities()
    assert len(rows) >= 110
    assert len({row.title for row in rows}) == len(rows)
    points = [code for code in library._names() if "." in code]
    assert {code for code in points if len(library.activities_for(code)) < 2} == set()
    assert {kind for row in rows for kind in row.kinds} == set(Kind) - {Kind.TRADITIONAL}
    assert {form for row in rows for form in row.forms} == set(Form) - {Form.TEACHER_TEACHER}
    assert {row.form for row in rows} <= set(ItemForm)


def test_a_kind_and_a_form_bring_activities_of_their_own():
    usual = {item.activity for item in drafted([("method.active", 2)]).items}
    virtual = drafted([("method.active", 2)], mentoring={"kind": "virtual", "form": "head_teacher"})
    own = [item.activity.split()[0] for item in virtual.items if item.activity not in usual]
    assert own == ["Проверка", "Встреча", "Разбор", "Участие"]
    assert "видеовстреча" in virtual.schedule and "видеовстреча" not in drafted().schedule


def test_a_short_term_keeps_what_its_kind_brought():
    end = dt.date(2026, 11, 1)
    usual = drafted([("method.active", 3)], end=end)
    short = drafted([("method.active", 3)], end=end, mentoring={"kind": "short_term"})
    assert len(short.items) == len(usual.items) + 1
    assert any("измеримой цели" in item.activity for item in short.items)
