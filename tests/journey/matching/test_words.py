"""Explanations speak of levels and deficits by their names, not by codes."""

from nastavnik.journey.matching.words import readable


def test_codes_stand_under_their_names_in_both_languages():
    assert readable("Та же ступень: primary, basic", "ru") == "Та же ступень: начальная школа, основная школа"
    assert readable("mode: onsite", "en") == "mode: in person"
    said = readable("запрос: class_management.discipline", "ru")
    assert "class_management" not in said and said.startswith("запрос: ")


def test_what_is_no_code_stays():
    text = "Ближе по баллам Орлов Д. И. (812), iPad и e-mail."
    assert readable(text, "ru") == text
