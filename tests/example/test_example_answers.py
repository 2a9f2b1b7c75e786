"""The invented answers to the questionnaires."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from nastavnik.example import example_municipality, example_school


@pytest.fixture(scope="module")
def catalogue():
    return tomllib.loads((files("nastavnik.journey.register") / "catalogue.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def school():
    return example_school()


def test_the_catalogue_has_its_areas_and_a_few_points_in_each(catalogue):
    assert [area["code"] for area in catalogue["area"]] == [
        "method", "content", "class_management", "digital", "inclusion", "assessment",
        "parents", "documents", "motivation", "project_work", "psychology", "planning",
    ]  # fmt: skip
    points = [point for area in catalogue["area"] for point in area["point"]]
    assert len({point["code"] for point in points}) == len(points)
    for area in catalogue["area"]:
        assert 3 <= len(area["point"]) <= 5
        for point in area["point"]:
            assert point["code"].startswith(area["code"] + ".")
        for entry in (area, *area["point"]):
            assert entry["ru"] and entry["en"].isascii() and entry["sentence"][0].islower()


def test_answers_speak_of_the_catalogue_and_of_people_who_exist(school, catalogue):
    codes = {point["code"] for area in catalogue["area"] for point in area["point"]}
    names = {person.number: person.name for person in school.truth.people}
    for answer in school.answers:
        assert names[answer["number"]] == answer["name"]
        assert answer["mentee"] or answer["mentor"] or answer["refused"]
        for side, field in (("mentee", "deficits"), ("mentor", "competences")):
            if answer[side]:
                given = answer[side][field]
                assert given and {one["code"] for one in given} <= codes
                assert {one["level"] for one in given} <= {1, 2, 3}
                others = set(names.values()) - {answer["name"]}
                assert set(answer[side]["wished"]) | set(answer[side]["vetoed"]) <= others
                assert answer[side]["free_times"] and answer[side]["hours_month"] >= 2


def test_every_novice_is_asked_and_mentors_have_what_it_takes(school):
    people = {person.number: person for person in school.truth.people}
    asked = {answer["number"] for answer in school.answers}
    assert {person.number for person in people.values() if person.novice} <= asked
    mentors = [answer for answer in school.answers if answer["mentor"]]
    assert len(mentors) >= 5
    for answer in mentors:
        person = people[answer["number"]]
        assert person.service_teaching >= 60 and person.category in (
            "first", "highest", "mentor_teacher", "methodist_teacher"
        )  # fmt: skip
        assert 1 <= answer["mentor"]["max_mentees"] <= 3


def test_every_code_of_the_catalogue_can_be_learnt_from_somebody(catalogue):
    codes = {point["code"] for area in catalogue["area"] for point in area["point"]}
    given = [
        (side, one["code"])
        for example in example_municipality()
        for answer in example.answers
        for side, field in (("mentee", "deficits"), ("mentor", "competences"))
        if answer[side]
        for one in answer[side][field]
    ]
    assert {code for side, code in given if side == "mentor"} == codes
    assert len({code for side, code in given if side == "mentee"}) > 35


def test_a_municipality_has_enough_on_both_sides():
    sides = Counter(
        side
        for example in example_municipality()
        for answer in example.answers
        for side in ("mentee", "mentor", "refused")
        if answer[side]
    )
    assert sides["mentee"] > 300 and sides["mentor"] > 200 and 0 < sides["refused"] < 60
