"""Marks: released only where nobody is found out, frozen then, and equal to a count by hand."""

import itertools
import random
from statistics import fmean, stdev

import pytest

from nastavnik.instruments.surveys.actions.campaigns import start_campaign
from nastavnik.instruments.surveys.actions.questionnaires import take_ready
from nastavnik.instruments.surveys.models import Invitation, Response
from nastavnik.instruments.surveys.queries import latest_version
from nastavnik.instruments.surveys.states import InvitationState
from nastavnik.journey.monitoring.actions import release_marks
from nastavnik.journey.monitoring.answers import both_times, satisfaction_items, scales
from nastavnik.journey.monitoring.models import Release
from nastavnik.journey.monitoring.statistics import paired, said_of_growth, said_of_share, wilson


@pytest.fixture
def answer(in_school, cycle, hire, program, at):
    """`answer(code, person, mark…)` hands in a questionnaire with these marks in turn on its scales."""
    waves = {}

    def give(code, person, *marks):
        if code not in waves:
            version = latest_version(take_ready(in_school, code, by=program, at=at))
            waves[code] = start_campaign(
                version, [], title=code, due_on=None, standing=True, by=program, at=at
            )
        invitation = Invitation.objects.create(
            campaign=waves[code], person=person, state=InvitationState.ANSWERED, due_on=at.date(),
            asked_on=at.date(), answered_on=at.date(), token_hash=f"{code}{person.pk}",
        )  # fmt: skip
        answers = dict(zip(scales(code), itertools.cycle(marks)))
        return Response.objects.create(
            campaign=waves[code], invitation=invitation, answers=answers, sent_at=at
        )

    return give


@pytest.fixture
def people(hire):
    return [hire(f"Зимин Олег {name}") for name in ("А", "Б", "В", "Г", "Д", "Е", "Ж", "З", "И", "К")]


def told(cycle):
    return [(one.code, one.part, one.people) for one in Release.objects.filter(cycle=cycle).order_by("pk")]


def test_marks_equal_a_count_by_hand(cycle, people, answer, program, at):
    chance = random.Random(5)
    given = {}
    for person in people[:6]:
        for code in ("before.mentee", "after.mentee"):
            given[person.pk, code] = answer(
                code, person, *(chance.randrange(3, 11) for _ in range(5))
            ).answers
    release_marks(cycle, by=program, at=at)
    satisfied, growth = Release.objects.filter(cycle=cycle).order_by("code")

    good = 0
    for person in people[:6]:
        after = given[person.pk, "after.mentee"]
        total = sum(after[code] for code in satisfaction_items()["mentees"])
        good += total >= 7 * len(satisfaction_items()["mentees"])
    assert satisfied.figures == {"numerator": good, "denominator": 6}

    common = [code for code in scales("before.mentee") if code in scales("after.mentee")]
    assert sorted(both_times("mentees")) == sorted(common)
    moved = [
        sum(
            given[person.pk, "after.mentee"][code] - given[person.pk, "before.mentee"][code]
            for code in common
        )
        / len(common)
        for person in people[:6]
    ]
    assert growth.figures["mean"] == pytest.approx(sum(moved) / 6)
    half = 2.5706 * stdev(moved) / 6**0.5  # Student's t of 5 degrees, from a table
    assert growth.figures["low"] == pytest.approx(fmean(moved) - half, abs=1e-3)
    assert growth.figures["high"] == pytest.approx(fmean(moved) + half, abs=1e-3)
    assert {row["n"] for row in growth.figures["items"]} == {6}


def test_nobody_is_told_by_what_comes_later(cycle, people, answer, program, at):
    """Two answers: nothing. Three: a figure. One more, and two more: the figure stands. Three more: a newer one."""
    first = [person.pk for person in people[:3]]
    for person in people[:2]:
        answer("after.mentee", person, 8)
    assert release_marks(cycle, by=program, at=at) == []
    answer("after.mentee", people[2], 2)
    release_marks(cycle, by=program, at=at)
    assert told(cycle) == [("I4", "mentees", first)]
    for person in people[3:5]:
        answer("after.mentee", person, 1)
        assert release_marks(cycle, by=program, at=at) == []
    Response.objects.filter(invitation__person=people[0]).update(
        answers=dict.fromkeys(scales("after.mentee"), 1)
    )
    assert release_marks(cycle, by=program, at=at) == [], "a corrected answer alone moves nothing"
    answer("after.mentee", people[5], 9)
    release_marks(cycle, by=program, at=at)
    assert told(cycle)[1:] == [("I4", "mentees", [person.pk for person in people[:6]])]
    assert told(cycle)[:1] == [("I4", "mentees", first)]


def test_both_figures_speak_of_one_group(cycle, people, answer, program, at):
    """Four answered both times, a fifth only afterwards: satisfaction leaves the fifth out rather than tell of them."""
    for person in people[:4]:
        answer("before.mentor", person, 4)
        answer("after.mentor", person, 8)
    answer("after.mentor", people[4], 2)
    release_marks(cycle, by=program, at=at)
    group = [person.pk for person in people[:4]]
    assert told(cycle) == [("I4", "mentors", group), ("I8", "mentors", group)]


@pytest.mark.parametrize("seed", range(8))
def test_no_sum_or_difference_of_what_was_shown_tells_of_few(cycle, people, answer, program, at, seed):
    """Answers come in any order over many days: of all releases of a side, no two and no union expose 1 or 2 people."""
    chance = random.Random(seed)
    come = [(code, person) for code in ("before.mentee", "after.mentee") for person in people]
    chance.shuffle(come)
    while come:
        for _ in range(min(len(come), chance.randrange(1, 5))):
            answer(*come.pop(), chance.randrange(1, 11))
        release_marks(cycle, by=program, at=at)
    shown = [frozenset(one) for _code, _part, one in told(cycle)]
    assert shown
    whole = {frozenset().union(*some) for n in (1, 2, 3) for some in itertools.combinations(shown, n)}
    exposed = [(a, b) for a, b in itertools.permutations(whole, 2) if b < a and len(a - b) < 3]
    assert [one for one in whole if len(one) < 3] + exposed == []


def test_intervals_are_those_of_the_books():
    assert wilson(4, 5) == pytest.approx((37.55, 96.38), abs=0.01)
    assert wilson(0, 10) == pytest.approx((0, 27.75), abs=0.01)
    found = paired([1, 2, 3, 4, 5, 6, 7])
    assert found.p == pytest.approx(2 / 2**7)
    assert (found.mean, found.low) == (4, pytest.approx(4 - 2.4469 * 2.16025 / 7**0.5, abs=1e-3))
    assert paired([1, 1, 1]).low is None
    assert paired([0, 0, 0]).p == 1


def test_few_answers_conclude_nothing():
    assert said_of_share(4, 30, 95) == "По 4 случаям судить рано: вероятнее всего от 30 до 95 %."
    assert said_of_share(40, 70, 95) == "Вероятнее всего от 70 до 95 %."
    assert said_of_growth(paired([2, 3, 4, 5])) == "По 4 ответам судить рано, есть ли прирост."
    assert "может быть случайной" in said_of_growth(paired([1, -1, 2, -2, 1, -1, 1]))
    assert (
        said_of_growth(paired([1, 2, 3, 4, 5, 6, 7])) == "Оценки выросли, и вряд ли случайно; эффект большой."
    )
    assert said_of_growth(paired([-1, -2, -3, -4, -5, -6, -7])).startswith("Оценки снизились")
