"""The files: the same bytes every time, openable, as messy as asked, and the truth about each row holds."""

import io
import tomllib
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from nastavnik.example import CAUSES, generate

SEEDS = range(12)


def grids(workbook):
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def letters(cells):
    """All text of a row, without spaces, case, ё and letters of the other alphabet that look the same."""
    text = "".join(str(cell) for cell in cells).casefold().replace("ё", "е")
    alike = str.maketrans("abekmhopctxy", "авекмнорстху")
    return "".join(text.split()).translate(alike)


def everything(examples):
    return [(one.toml, one.workbook, one.filename, one.truth.as_json(), one.answers) for one in examples]


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    assert everything(generate(90, 4, 11, 3)) == everything(generate(90, 4, 11, 3))
    first, second = generate(30, 1, 11, 2)[0], generate(30, 1, 12, 2)[0]
    assert first.workbook != second.workbook and first.toml != second.toml


def test_people_do_not_depend_on_the_mess():
    assert len({generate(30, 2, 8, mess)[1].truth.people for mess in range(4)}) == 1


@pytest.mark.parametrize("mess", [0, 1, 2, 3])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_row_of_the_truth_stands_in_the_file(seed, mess):
    for example in generate(70, 3, seed, mess):
        sheets = grids(example.workbook)
        people = {person.number: person for person in example.truth.people}
        assert sorted(row.person for row in example.truth.accepted) == sorted(people)
        for row in example.truth.rows:
            cells = sheets[row.sheet][row.row - 1]
            if row.person:
                assert letters(people[row.person].name.split()) in letters(cells), row
            filled = [cell for cell in cells if cell != ""]
            assert len(filled) >= 2, row


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_to_reject_are_what_they_are_called(seed):
    for example in generate(120, 2, seed, 3):
        assert example.truth.rejected
        seen = set()
        for row in example.truth.rows:
            if row.cause == "doubled":
                assert row.person in seen
            elif row.cause == "birth_year_in_future":
                assert row.values["birth_year"] > 2080
            elif row.cause:
                assert "name" not in row.values
            else:
                seen.add(row.person)
                assert row.values["name"]
            assert row.cause in ("", *CAUSES)


def test_all_causes_come_up():
    found = {row.cause for seed in SEEDS for one in generate(60, 1, seed, 3) for row in one.truth.rejected}
    assert found == set(CAUSES)


@pytest.mark.parametrize("mess", [0, 1])
def test_tidy_lists_have_nothing_to_reject(mess):
    assert not [row for one in generate(200, 8, 3, mess) for row in one.truth.rejected]


def test_a_clean_list_begins_with_its_heading():
    example = generate(20, 1, 3, 0)[0]
    grid = next(iter(grids(example.workbook).values()))
    assert grid[0][:4] == ["№", "ФИО", "Должность", "Предмет"]
    assert len(grid) == 21


def test_the_worst_lists_have_every_kind_of_mess():
    lists = [(example, grids(example.workbook)) for seed in range(60) for example in generate(40, 1, seed, 3)]
    text = [
        str(cell) for _, sheets in lists for grid in sheets.values() for line in grid for cell in line if cell
    ]
    whole = "\n".join(text)
    for wording in (
        "Итого",
        "УТВЕРЖДАЮ",
        "Вакансия",
        "#ССЫЛКА!",
        "кв. категория",
        "СЗД",
        "б/к",
        "высш.",
        "5,5",
    ):
        assert wording in whole, wording
    assert any("  " in word for word in text) and any("\u00a0" in word for word in text)
    assert any(word.isupper() and len(word.split()) == 3 for word in text)
    assert any(len(sheets) > 1 for _, sheets in lists)
    assert {column for example, _ in lists for column in example.truth.columns} >= {
        "surname",
        "name",
        "given",
    }
    dates = [cell for _, sheets in lists for grid in sheets.values() for line in grid for cell in line]
    assert any(isinstance(cell, date) for cell in dates)


def test_the_card_tells_what_papers_need():
    for example in generate(150, 6, 21, 2):
        card = tomllib.loads(example.toml)
        head = example.truth.people[0]
        assert card["kind"] == example.organisation.kind
        assert card["head"] == {
            "surname": head.surname,
            "first_name": head.first_name,
            "patronymic": head.patronymic,
            "post": head.post,
            "acting": example.organisation.acting,
        }
        for key in (
            "full_name",
            "short_name",
            "region",
            "municipality",
            "founder",
            "town",
            "address",
            "phone",
        ):
            assert card[key].strip() == card[key] != "", key
        for opening, closing in ("«»", "„“"):
            assert card["full_name"].count(opening) == card["full_name"].count(closing)
    cards = [tomllib.loads(example.toml) for example in generate(150, 30, 21, 0)]
    assert {card["head"]["acting"] for card in cards} == {True, False}
    assert len({card["short_name"] for card in cards}) > 25


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((2, 3, 1), "не меньше"), ((2, 0, 1), "хотя бы одна"), ((2, 1, 1, 4), "от 0 до 3")],
)
def test_impossible_wishes_are_refused_with_words(arguments, words):
    with pytest.raises(ValueError, match=words):
        generate(*arguments)
