"""Nobody can be found out from what is shown, by whatever sums of whatever reports."""

from fractions import Fraction
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from nastavnik.instruments.surveys.content import Content, Item, Option, Section
from nastavnik.instruments.surveys.numbers import safe_cells, summary
from nastavnik.instruments.surveys.results import results

PEOPLE = range(9)


def rank(rows):
    """The rank of a matrix, exactly."""
    rows, found = [[Fraction(one) for one in row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((n for n in range(found, len(rows)) if rows[n][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for n in range(found + 1, len(rows)):
            factor = rows[n][column] / rows[found][column]
            rows[n] = [a - factor * b for a, b in zip(rows[n], rows[found], strict=True)]
        found += 1
    return found


def found_out(cells, k):
    """Sets of 1 … k-1 people whose sum follows from the sums of these cells."""
    if not cells:
        return []
    matrix = [[int(one in cell) for one in PEOPLE] for cell in cells]
    own = rank(matrix)
    return [
        few
        for size in range(1, k)
        for few in combinations(PEOPLE, size)
        if rank([*matrix, [int(one in few) for one in PEOPLE]]) == own
    ]


def shown(cells, k):
    told = safe_cells(cells, k)
    return [cell for cell, fits in zip(cells, told, strict=True) if fits]


GROUPING = st.lists(st.integers(0, 3), min_size=len(PEOPLE), max_size=len(PEOPLE)).map(
    lambda marks: [frozenset(n for n in PEOPLE if marks[n] == mark) for mark in range(4)]
)


@given(first=GROUPING, second=GROUPING, k=st.integers(2, 4))
@example(
    first=[frozenset({0, 1}), frozenset(range(2, 9)), frozenset(), frozenset()], second=[frozenset()] * 4, k=3
)
@settings(max_examples=150, deadline=None)
def test_no_small_group_follows_from_what_is_shown(first, second, k):
    cells = [frozenset(PEOPLE), *first, *second]
    assert found_out(shown(cells, k), k) == []


def test_a_threshold_alone_gives_people_away():
    """The control: without the rule, the total less a large group is a group of two."""
    everybody, seven = frozenset(PEOPLE), frozenset(range(7))
    by_threshold = [cell for cell in (everybody, seven) if len(cell) >= 3]
    assert found_out(by_threshold, 3) == [(7, 8)]
    assert shown([everybody, seven], 3) == [everybody]


def test_groups_that_hide_nobody_are_shown():
    thirds = [frozenset({0, 1, 2}), frozenset({3, 4, 5}), frozenset({6, 7, 8})]
    assert shown([frozenset(PEOPLE), *thirds], 3) == [frozenset(PEOPLE), *thirds]


CONTENT = Content(
    (
        Section(
            "Всё",
            items=(
                Item(
                    "role", "single", "Кто Вы", options=(Option("a", "А"), Option("b", "Б"), Option("c", "В"))
                ),
                Item("again", "yes_no", "Ещё раз?"),
                Item("mark", "scale", "Оценка"),
                Item("words", "text", "Своими словами"),
            ),
        ),
    )
)
ANSWER = st.fixed_dictionaries(
    {"mark": st.integers(1, 10)},
    optional={
        "role": st.sampled_from("abc"),
        "again": st.sampled_from(["yes", "no"]),
        "words": st.just("да"),
    },
)


@given(answers=st.lists(ANSWER, min_size=0, max_size=len(PEOPLE)))
@settings(max_examples=150, deadline=None)
def test_no_breakdown_of_an_anonymous_wave_gives_three_people_away(answers):
    found = results(CONTENT, answers, k=3, anonymous=True)
    assert found.hidden == (len(answers) < 3)
    if found.hidden:
        assert found.items == found.breakdowns == ()
        return
    assert all(one.n >= 3 for one in found.items if not one.hidden)
    cells = [frozenset(range(len(answers)))]
    for part in found.breakdowns:
        for cell, (code, _said) in zip(part.cells, CONTENT.item(part.code).choices(), strict=True):
            if cell.means["mark"] is not None:
                cells.append(frozenset(n for n, a in enumerate(answers) if str(a.get(part.code)) == code))
    assert found_out(cells, 3) == []


def test_an_open_anonymous_wave_shows_nothing_however_many_have_answered():
    answers = [{"mark": n + 1, "role": "a"} for n in range(9)]
    assert results(CONTENT, answers, k=3, anonymous=True, open_still=True).items == ()
    assert results(CONTENT, answers, k=3, anonymous=True).item("mark").mean == 5


def test_numbers_are_told_with_how_many_and_how_they_spread():
    found = results(CONTENT, [{"mark": 8, "role": "a"}, {"mark": 9}, {"mark": 4}], k=3, anonymous=False)
    mark = found.item("mark")
    assert (mark.n, mark.mean, mark.median) == (3, 7, 8)
    assert [n for _code, _words, n in mark.counts] == [0, 0, 0, 1, 0, 0, 0, 1, 1, 0]
    assert summary([]).mean is None
    assert summary(["a", "b", "a"]).counts == {"a": 2, "b": 1}
