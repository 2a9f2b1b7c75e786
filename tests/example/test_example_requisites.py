"""Registration numbers: the check digits are right, and nobody can have the numbers."""

import pytest

from nastavnik.example.dice import Dice
from nastavnik.example.requisites import (
    inn_check_digit,
    invent_requisites,
    ogrn_check_digit,
    okpo_check_digit,
)


def test_check_digits_agree_with_numbers_in_use():
    # Numbers of a large bank, published on its site.
    assert ogrn_check_digit("102770013219") == "5"
    assert inn_check_digit("770708389") == "3"
    assert okpo_check_digit("0003253") == "7"
    assert inn_check_digit("770708398") != "3"


def test_okpo_takes_the_second_row_of_weights_when_the_first_gives_ten():
    # 1·1 + 2·2 + 7·… : 4·1 + 3·2 = 10, and 4·3 + 3·4 = 24, which is 2 over 22.
    assert okpo_check_digit("4300000") == "2"


@pytest.mark.parametrize("seed", range(30))
def test_invented_numbers_are_well_formed_and_belong_to_nobody(seed):
    numbers = invent_requisites(Dice(seed, "requisites"))
    assert {key: len(value) for key, value in numbers.items()} == {"ogrn": 13, "inn": 10, "kpp": 9, "okpo": 8}
    assert numbers["ogrn"][-1] == ogrn_check_digit(numbers["ogrn"][:12])
    assert numbers["inn"][-1] == inn_check_digit(numbers["inn"][:9])
    assert numbers["okpo"][-1] == okpo_check_digit(numbers["okpo"][:7])
    assert numbers["ogrn"][3:5] == "00" and numbers["inn"][:4] == "0000"
