"""The reader of staff lists against lists whose every row is known: nothing lost, nothing invented.

Sixty seeds at four degrees of mess: about eighteen thousand rows in nearly a thousand files.
"""

import csv
import datetime
import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

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
        for example in generate(72, 4, seed, mess)
    }
    assert {place: lines for place, lines in found.items() if lines} == {}


def test_the_standing_examples_are_read_whole():
    for example in (example_school(), example_kindergarten(), *example_municipality()):
        assert differences(example) == []


def test_a_wrong_truth_would_be_noticed():
    """The control: told that another file's rows are true, the comparison finds differences everywhere."""
    one, other = (generate(40, 1, seed, 1)[0] for seed in (1, 2))
    assert len(differences(replace(one, truth=other.truth))) >= 40


@pytest.mark.parametrize(("sign", "encoding"), [(";", "cp1251"), (",", "utf-8"), ("\t", "utf-8-sig")])
def test_the_same_list_saved_as_text_reads_the_same(sign, encoding):
    """What a text file cannot hold is left out: several sheets, formulas, merged cells."""
    compared_files = 0
    for seed in range(20):
        for example in generate(30, 1, seed, seed % 3):
            text = as_text(example, sign)
            formulas = any(row.cause == "formula_for_name" for row in example.truth.rows)
            if text and not formulas:
                saved = replace(example, workbook=text.encode(encoding), truth=without_sheet(example.truth))
                assert [line for line in differences(saved) if line[2] != "building"] == []
                compared_files += 1
    assert compared_files >= 10


def as_text(example, sign):
    """The one sheet of the list as a text table; nothing for a list of several sheets."""
    names = {row.sheet for row in example.truth.rows}
    if len(names) > 1:
        return ""
    book = CalamineWorkbook.from_filelike(io.BytesIO(example.workbook))
    buffer = io.StringIO()
    table = csv.writer(buffer, delimiter=sign)
    for line in book.get_sheet_by_name(names.pop()).to_python(skip_empty_area=False):
        table.writerow([as_typed(value) for value in line])
    return buffer.getvalue()


def as_typed(value):
    if isinstance(value, datetime.date):
        return f"{value:%d.%m.%Y}"
    return f"{value:.12g}".replace(".", ",") if isinstance(value, float) else value


def without_sheet(truth):
    return replace(truth, rows=tuple(replace(row, sheet="") for row in truth.rows))


@pytest.mark.parametrize("mess", [2, 3])
def test_nobody_is_lost_whatever_the_mess(mess):
    for seed in range(100, 130):
        for example in generate(40, 1, seed, mess):
            truth, read, parsed = verdicts(example)
            assert truth.keys() == read.keys(), seed
            assert len(parsed.accepted) == 40
