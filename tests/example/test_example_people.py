"""The invented people: names hard enough, lives that hang together, shares like those of a real school."""

from collections import Counter

import pytest

from nastavnik.example import AS_OF, example_municipality, example_school, generate
from nastavnik.example.careers import months_between
from nastavnik.example.dice import Dice
from nastavnik.example.names import SPECIALS, feminine, invent_name


@pytest.fixture(scope="module")
def municipality():
    return example_municipality()


@pytest.fixture(scope="module")
def everyone(municipality):
    return [person for example in municipality for person in example.truth.people]


def test_the_standing_examples_have_their_sizes(municipality):
    assert len(example_school().truth.people) == 60
    assert len(municipality) == 40
    assert sum(len(example.truth.people) for example in municipality) == 1500
    kinds = Counter(example.organisation.kind for example in municipality)
    assert set(kinds) == {"school", "kindergarten", "additional", "college"}
    assert kinds["school"] > kinds["additional"] and kinds["kindergarten"] > kinds["college"]


def test_a_school_has_the_posts_that_a_school_has():
    people = example_school().truth.people
    posts = Counter(person.post for person in people)
    assert posts["директор"] == 1 and people[0].post == "директор"
    assert posts["заместитель директора по учебно-воспитательной работе"] == 2
    for post in (
        "педагог-психолог",
        "учитель-логопед",
        "педагог-библиотекарь",
        "педагог-организатор",
        "тьютор",
    ):
        assert posts[post] >= 1, post
    assert posts["учитель"] > 30
    assert sum(not person.teaching for person in people) <= 6
    taught = {person.subject for person in people if person.post == "учитель"}
    assert {"начальные классы", "математика", "русский язык и литература", "физика"} <= taught


def test_every_life_hangs_together(everyone):
    for person in everyone:
        assert person.service_here == months_between(person.employed_on, AS_OF), person
        assert person.service_total >= max(person.service_teaching or 0, person.service_here), person
        assert person.employed_on <= AS_OF
        age = months_between(person.born_on, AS_OF) // 12
        assert 19 <= age <= 74, person
        assert age - person.service_total // 12 >= 17, person
        if person.teaching:
            assert person.service_teaching >= person.service_here, person
        else:
            assert person.service_teaching is None and person.category == ""
        assert (person.category_on is None) == (person.category in ("none", "")), person


def test_category_grows_with_service(everyone):
    plain = [person for person in everyone if person.group in ("teachers", "support")]
    for person in plain:
        if person.category == "highest":
            assert person.service_teaching >= 60, person
        if person.category in ("mentor_teacher", "methodist_teacher"):
            assert person.service_teaching >= 120, person
        if person.service_teaching < 24:
            assert person.category == "none", person
    shares = Counter(person.category for person in plain)
    assert 0.2 < shares["highest"] / len(plain) < 0.45
    assert 0.2 < shares["first"] / len(plain) < 0.45


def test_a_fifth_of_the_teachers_are_novices(municipality, everyone):
    teaching = [person for person in everyone if person.teaching]
    novices = [person for person in teaching if person.novice]
    assert 0.15 <= len(novices) / len(teaching) <= 0.25
    assert all(person.service_teaching < 36 for person in novices)
    assert all(person.service_teaching >= 36 for person in teaching if not person.novice)
    assert any(person.born_on.year < 1990 for person in novices)
    for example in municipality:
        own = [person for person in example.truth.people if person.teaching]
        if len(own) >= 20:
            assert 0.12 <= sum(person.novice for person in own) / len(own) <= 0.27


def test_nobody_is_twice_in_an_organisation(municipality):
    for example in municipality:
        names = Counter(person.name for person in example.truth.people)
        assert max(names.values()) == 1


def test_a_school_has_names_of_every_hard_kind():
    names = [person.name for person in example_school().truth.people]
    assert max(map(len, names)) >= 60
    surnames = [name.split()[0] for name in names]
    assert any("-" in surname for surname in surnames)
    assert any(person.patronymic == "" for person in example_school().truth.people)
    assert any(surname.endswith(("ых", "их", "во", "го", "ако")) for surname in surnames)


@pytest.mark.parametrize("special", SPECIALS)
@pytest.mark.parametrize("woman", [True, False])
def test_each_special_kind_can_be_asked_for(special, woman):
    for seed in range(20):
        name = invent_name(Dice(seed, special, woman), woman=woman, born=1980, special=special)
        assert name.surname and name.first_name
        assert (name.patronymic == "") == (special == "without_patronymic")
        assert special != "long" or len(name.full) >= 60
        assert special != "double" or "-" in name.surname


@pytest.mark.parametrize(
    ("man", "woman"),
    [
        ("Гусев", "Гусева"),
        ("Королёв", "Королёва"),
        ("Троицкий", "Троицкая"),
        ("Толстой", "Толстая"),
        ("Белый", "Белая"),
        ("Шевчук", "Шевчук"),
        ("Черных", "Черных"),
        ("Гусев-Троицкий", "Гусева-Троицкая"),
    ],
)
def test_feminine(man, woman):
    assert feminine(man) == woman


def test_contacts_lead_to_nobody(everyone):
    for person in everyone:
        assert person.phone.startswith("+7 (000) ")
        assert person.email.endswith(".example.org") and person.email.isascii()


def test_a_lone_person_and_few_people_are_possible():
    assert [len(example.truth.people) for example in generate(1, 1, 5)] == [1]
    assert [len(example.truth.people) for example in generate(5, 5, 5)] == [1, 1, 1, 1, 1]
