"""The reader of staff lists against lists whose every row is known: nothing lost, nothing invented.

Sixty seeds at four degrees of mess: about fourteen thousand rows in four hundred and eighty files.
"""

import datetime

import pytest

from nastavnik.example import example_kindergarten, example_municipality, example_school, generate
from nastavnik.journey.register.staff_list import read_staff_list
from nastavnik.journey.register.staff_list.values.subjects import read_subjects, subjects_of_post

TODAY = datetime.date(2026, 9, 7)

# The reader's words for education where they are not the generator's own.
EDUCATION = {
    "higher": {"higher"},
    "bachelor": {"bachelor"},
    "master": {"master"},
    "vocational": {"vocational"},
    "unfinished": {"incomplete_higher", "student"},
    "retrained": {"higher"},
    "secondary": {"general"},
    None: {""},
}


def verdicts(example):
    """By (sheet, row): what the truth says of each row of somebody, and what the reader says."""
    *_, parsed = read_staff_list(example.workbook, example.filename, today=TODAY)
    assert parsed.rows == len(parsed.accepted) + len(parsed.rejected)
    truth = {(row.sheet, row.row): row.cause or row.values["name"] for row in example.truth.rows}
    read = {(person.source.sheet, person.source.row): person.full_name for person in parsed.accepted}
    read |= {(row.sheet, row.row): row.reason_code for row in parsed.rejected}
    return truth, read, parsed


def differences(example):
    """Each value that the file tells and the reader does not give, and each that it makes up."""
    truth, read, parsed = verdicts(example)
    found = [
        (place, truth.get(place), read.get(place))
        for place in sorted(truth.keys() | read.keys())
        if truth.get(place) != read.get(place)
    ]
    people = {person.number: person for person in example.truth.people}
    told = {(row.sheet, row.row): row for row in example.truth.accepted}
    for person in parsed.accepted:
        row = told.get((person.source.sheet, person.source.row))
        if row:
            found += [
                (row.sheet, row.row, field, *pair)
                for field, pair in compared(person, row.values, people[row.person]).items()
                if pair[0] != pair[1]
            ]
    return found


def compared(read, values, person):
    """By field: what the file tells, what the reader gives."""
    post = values.get("post", "")
    subject = read_subjects(values["subject"]) if "subject" in values else subjects_of_post(post)
    education = EDUCATION[values.get("education")]
    # In «Чан Ван Хай» nothing tells whether «Хай» is a patronymic: there only the whole name is compared.
    names = (
        (person.first_name, person.patronymic) if person.patronymic else (read.first_name, read.patronymic)
    )
    return {
        "name": (person.name, read.full_name),
        "surname": (person.surname, read.surname),
        "given": (names, (read.first_name, read.patronymic)),
        "post": (post.casefold(), read.post.casefold()),
        "subjects": (subject, read.subjects),
        "service_total": (values.get("service_total"), read.service_total_months),
        "service_teaching": (values.get("service_teaching"), read.service_teaching_months),
        "service_here": (values.get("service_here"), read.service_here_months),
        "category": (values.get("category", ""), read.category),
        "education": (read.education if read.education in education else education, read.education),
        "birth_year": (values.get("birth_year"), read.birth_year),
        "employed_on": (values.get("employed_on", ""), str(read.employed_from or "")),
        "email": (values.get("email", ""), read.email),
        "phone": (digits(values.get("phone", "")), digits(read.phone)),
        "building": (values.get("building", ""), read.building),
        "load_hours": (values.get("load_hours"), read.load_hours),
        "level": ((values["level"],) if "level" in values else read.levels, read.levels),
    }


def digits(text):
    return "".join(filter(str.isdigit, text))


@pytest.mark.parametrize("mess", [0, 1, 2, 3])
@pytest.mark.parametrize("first", range(0, 60, 10))
def test_what_is_read_is_what_is_true(first, mess):
    found = {
        (seed, example.filename): differences(example)
        for seed in range(first, first + 10)
        for example in generate(60, 2, seed, mess)
    }
    assert {place: lines for place, lines in found.items() if lines} == {}


def test_the_standing_examples_are_read_whole():
    for example in (example_school(), example_kindergarten(), *example_municipality()):
        assert differences(example) == []


def test_a_wrong_truth_would_be_noticed():
    """The control: told that another file's rows are true, the comparison finds differences everywhere."""
    one, other = (generate(40, 1, seed, 1)[0] for seed in (1, 2))
    mixed = type(one)(one.organisation, one.toml, one.workbook, one.filename, other.truth)
    assert len(differences(mixed)) >= 40


@pytest.mark.parametrize("mess", [2, 3])
def test_nobody_is_lost_whatever_the_mess(mess):
    for seed in range(100, 130):
        for example in generate(40, 1, seed, mess):
            truth, read, parsed = verdicts(example)
            assert truth.keys() == read.keys(), seed
            assert len(parsed.accepted) == 40
