"""The numbers an organisation is registered under: invented, but with the right check digits.

Region 00 and tax office 0000 do not exist, so nobody can take these numbers for real ones.
"""

from nastavnik.example.dice import Dice

_INN_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def ogrn_check_digit(twelve: str) -> str:
    return str(int(twelve) % 11 % 10)


def inn_check_digit(nine: str) -> str:
    return str(sum(weight * int(digit) for weight, digit in zip(_INN_WEIGHTS, nine, strict=True)) % 11 % 10)


def okpo_check_digit(seven: str) -> str:
    for first_weight in (1, 3):
        total = sum(weight * int(digit) for weight, digit in enumerate(seven, first_weight))
        if total % 11 != 10:
            return str(total % 11)
    return "0"


def invent_requisites(dice: Dice) -> dict[str, str]:
    """ОГРН (13 digits), ИНН (10), КПП (9) and ОКПО (8)."""
    ogrn = f"1{dice.number(2, 23):02d}00{dice.number(1, 9_999_999):07d}"
    inn = f"0000{dice.number(1, 99_999):05d}"
    okpo = f"00{dice.number(1, 99_999):05d}"
    return {
        "ogrn": ogrn + ogrn_check_digit(ogrn),
        "inn": inn + inn_check_digit(inn),
        "kpp": "000001001",
        "okpo": okpo + okpo_check_digit(okpo),
    }
