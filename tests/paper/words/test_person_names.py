"""Full names in cases, held against forms written by hand from the grammar."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.paper.words import CASES, NameForm, decline_person, guess_gender
from nastavnik.paper.words.cases import NBSP

_ASKED = ("gen", "dat", "acc", "ins")


def test_hard_names_decline_as_the_grammar_asks(hard_names):
    wrong = []
    for name, gender, gen, dat, acc, ins in hard_names:
        surname, first, *rest = name.split("|")
        forms = decline_person(surname, first, *rest, gender=gender if gender in "mf" else None)
        expected = [gen, dat, gen if acc == "=" else acc, ins]
        found = [forms.full(case) for case in _ASKED]
        wrong += (
            [(name, expected, found)] if expected != found or forms.full() != name.replace("|", " ") else []
        )
    assert len(hard_names) >= 170
    assert wrong == []


def test_single_surnames_and_first_names(single_words):
    wrong = []
    for kind, gender, word, gen, ins in single_words:
        forms = decline_person(*((word, "") if kind == "s" else ("", word)), gender=gender)
        found = (forms.full("gen"), forms.full("ins"))
        wrong += [(word, gender, (gen, ins), found)] if found != (gen, ins) else []
    assert len(single_words) >= 120
    assert wrong == []


def test_of_eastern_names_only_the_last_word_declines():
    assert decline_person("Ким", "Чен Ир", gender="m").full("dat") == "Ким Чен Иру"
    assert decline_person("Ким", "Иван", gender="m").full("dat") == "Киму Ивану"


def test_all_six_cases_of_a_person():
    forms = decline_person("Ткач", "Любовь", "Кузьминична")
    assert [forms.full(case) for case in CASES] == [
        "Ткач Любовь Кузьминична",
        "Ткач Любови Кузьминичны",
        "Ткач Любови Кузьминичне",
        "Ткач Любовь Кузьминичну",
        "Ткач Любовью Кузьминичной",
        "Ткач Любови Кузьминичне",
    ]
    assert decline_person("Кобзарь", "Лев", "Юрьевич").full("prep") == "Кобзаре Льве Юрьевиче"
    assert decline_person("Данелия", "Георгий", "").full("prep") == "Данелии Георгии"


def test_a_given_gender_wins_over_the_guess():
    assert decline_person("Ким", "Женя", gender="m").full("gen") == "Кима Жени"
    assert decline_person("Ким", "Женя", gender="f").full("gen") == "Ким Жени"


def test_without_a_gender_only_what_is_alike_for_both_declines():
    forms = decline_person("Ким", "Женя")
    assert (forms.gender, forms.full("dat")) == (None, "Ким Жене")
    assert decline_person("Чайка", "Саша").full("dat") == "Чайке Саше"


def test_gender_is_guessed_or_left_open():
    assert [
        guess_gender("Ким", "Женя", "Олегович"),
        guess_gender("Ким", "Женя", "Олеговна"),
        guess_gender("Алиев", "Рашид", "Вагиф оглы"),
        guess_gender("Алиева", "Севиндж", "Рашид кызы"),
        guess_gender("Мамедова", "Севда", "Гасан гызы"),
        guess_gender("Бекова", "Мээрим", "Нурланкызы"),
        guess_gender("Шмидт", "Никита"),
        guess_gender("Шмидт", "Айгуль"),
        guess_gender("Шмидт", "Ольга"),
        guess_gender("Воронцова", "Женя"),
        guess_gender("Воронцов", "Женя"),
    ] == ["m", "f", "m", "f", "f", "f", "m", "f", "f", "f", "m"]
    assert [
        guess_gender("Шмидт", "Саша"),
        guess_gender("Шмидт"),
        guess_gender("Иванова", "Пётр"),
        guess_gender(),
    ] == ([None] * 4)


def test_initials_stand_before_or_after_with_non_breaking_spaces():
    forms = decline_person("Соловьёва-Заречная", "Анна-Мария", "Саввична")
    assert forms.initials() == f"А.-М.{NBSP}С.{NBSP}Соловьёва-Заречная"
    assert forms.initials("dat", before=False) == f"Соловьёвой-Заречной{NBSP}А.-М.{NBSP}С."
    assert decline_person("Алиев", "Рашид", "Вагиф оглы").initials("gen") == f"Р.{NBSP}В.{NBSP}Алиева"
    assert decline_person("Бабий", "Пётр").initials("dat", before=False) == f"Бабию{NBSP}П."
    assert decline_person("Бабий", "").initials() == "Бабий"


def test_odd_input_comes_back_unharmed():
    for parts in (
        ("", "", ""),
        ("Smith", "John", ""),
        ("?", "-", "."),
        ("а", "б", "в"),
        ("Иванов-", "Пётр", ""),
    ):
        assert decline_person(*parts).full() == " ".join(part for part in parts if part)
    assert decline_person("Smith", "John", gender="m").full("dat") == "Smith John"
    assert decline_person("  Ткач ", "Олег\t", " Ильич").full("gen") == "Ткача Олега Ильича"


_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАИЛОЧЯ"


@given(st.text(alphabet=_RUSSIAN + " -.()’1", max_size=12), st.text(alphabet=_RUSSIAN + " -", max_size=12))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_a_name_it_declines_without_a_trace_of_failure(surname, first):
    for gender in ("m", "f"):
        forms = decline_person(surname, first, "Ильич", gender=gender)
        assert forms.nom == NameForm(" ".join(surname.split()), " ".join(first.split()), "Ильич")
        assert all(forms.form(case).patronymic.startswith("Ильич") for case in CASES)
